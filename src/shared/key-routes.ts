/** Every way to hold a key: what it needs, for whom it is, and the guide that leads there. Best first among equals. */
import type { Age, Have, KeyId } from './key-vocabulary.ts';

/** One way to hold a key. `guide` and `step` say where it is explained. */
export interface Route {
  id: string;
  /** Null: no key at all; the counter, the telephone or paper. */
  key: KeyId | null;
  /** All of these are needed. */
  requires: readonly Have[];
  /** Not offered to who has all of one of these lists, at one of these ages: they have something better. */
  unless: readonly { has: readonly Have[]; ages: readonly Age[] }[];
  ages: readonly Age[];
  /** What comes first: nothing; an activation; getting something back; another person at a counter; no key is used. */
  work: 'none' | 'activate' | 'get-back' | 'in-person' | 'no-key';
  guide: string;
  /** Where in the guide: past what the interview has asked already. Null: its beginning. */
  step: string | null;
  /** Where the age said leads elsewhere in it. */
  stepAt: Partial<Record<Age, string>>;
}

const ALL: readonly Age[] = ['adult', 'sixteen', 'younger'];
const CARD = ['card', 'pin', 'reader'] as const satisfies Have[];
const MYGOV = ['mygov-app', 'smartphone'] as const satisfies Have[];
const ITSME = ['itsme-account', 'smartphone'] as const satisfies Have[];

const having = (has: readonly Have[], ages = ALL): Route['unless'][number] => ({ has, ages });

const route = (
  id: string,
  key: KeyId | null,
  work: Route['work'],
  requires: readonly Have[],
  guide: string,
  more: Partial<Route> = {},
): Route => ({ id, key, work, requires, guide, unless: [], ages: ALL, step: null, stepAt: {}, ...more });

/** For those who can use neither the card nor itsme, with papers and a national or BIS number (S47–S49). */
const OFFICE: Partial<Route> = {
  step: 'bureau',
  unless: [having(['card']), having(ITSME), having(['smartphone', 'bank-card'], ['adult', 'sixteen']), having(MYGOV)],
};

/** Every route there is. docs/facts/keys-and-services.md says where each is known from. */
export const ROUTES: readonly Route[] = [
  route('eid', 'eid', 'none', CARD, 'se-connecter-eid'),
  route('itsme', 'itsme', 'none', ITSME, 'utiliser-itsme'),
  route('mygov', 'mygov', 'none', MYGOV, 'mygov', { step: 'choisir' }),
  route('account', 'account', 'none', ['own-account'], 'forem', { step: 'ouvrir' }),
  route('eidas', 'eidas', 'none', ['european-key'], 'sans-eid', { step: 'cle-europeenne' }),
  route('itsme-with-bank', 'itsme', 'activate', ['smartphone', 'bank-card'], 'itsme-avec-banque', {
    ages: ['adult', 'sixteen'],
    step: 'application',
    stepAt: { sixteen: 'seize' },
    unless: [having(ITSME)],
  }),
  // The contract is signed with the card's signature certificate, which is active from 18 only.
  route('itsme-with-eid', 'itsme', 'activate', ['smartphone', ...CARD], 'itsme-avec-eid', {
    ages: ['adult'],
    unless: [having(ITSME)],
  }),
  route('mygov-with-itsme', 'mygov', 'activate', ['smartphone', 'card', 'itsme-account'], 'mygov', {
    step: 'installer',
    unless: [having(MYGOV)],
  }),
  route('mygov-with-eid', 'mygov', 'activate', ['smartphone', ...CARD], 'mygov', {
    unless: [having(MYGOV)],
    step: 'avec-eid',
  }),
  route('account-new', 'account', 'activate', [], 'forem', {
    step: 'ouvrir-creer',
    unless: [having(['own-account'])],
  }),
  route('code-app-with-eid', 'code-app', 'activate', ['smartphone', ...CARD], 'code-de-securite'),
  route('code-app-with-itsme', 'code-app', 'activate', ITSME, 'code-de-securite'),
  route('code-email-with-eid', 'code-email', 'activate', ['email', ...CARD], 'code-de-securite'),
  route('code-email-with-itsme', 'code-email', 'activate', ['email', ...ITSME], 'code-de-securite'),
  // The card is there and something of it is not: that comes back sooner than any other key is had.
  route('recover-pin', 'eid', 'get-back', ['card'], 'pin-oublie', { unless: [having(['pin'])] }),
  route('find-reader', 'eid', 'get-back', ['card', 'pin'], 'sans-lecteur', { unless: [having(['reader'])] }),
  // The office activates either kind of code; the one in an application needs a smartphone.
  route('registration-office', 'code-email', 'in-person', ['papers', 'email'], 'sans-eid', OFFICE),
  route('registration-office-app', 'code-app', 'in-person', ['papers', 'email', 'smartphone'], 'sans-eid', OFFICE),
  route('counter', null, 'no-key', [], 'autrement'),
];
