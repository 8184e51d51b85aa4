/**
 * The digital keys of CSAM and the way from « Qu'avez-vous sous la main ? » to the one that fits.
 * The table is what docs/facts/keys-and-services.md#digital-keys says; the service decides which keys it accepts (S38).
 * Words: assets/locales/<lang>/guides.yaml.
 */
import * as v from 'valibot';

/** Paper tokens are withdrawn and SMS codes are not promised, so neither is a key here. */
export const KEYS = ['eid', 'itsme', 'mygov', 'eidas', 'code-app', 'code-email'] as const;
export type KeyId = (typeof KEYS)[number];

/** How one gets in. A key that is not listed: we do not know; the service decides (S38). */
export const loginSchema = v.variant('way', [
  /** Nothing to log in to. */
  v.strictObject({ way: v.literal('open') }),
  /** Through CSAM. Each key with where we know it from: an item of the source document or a page. */
  v.strictObject({ way: v.literal('csam'), keys: v.record(v.picklist(KEYS), v.string()) }),
  /** By keys and an account of its own. */
  v.strictObject({ way: v.literal('own'), keys: v.record(v.picklist(KEYS), v.string()) }),
  v.strictObject({ way: v.literal('unknown') }),
]);
export type Login = v.InferOutput<typeof loginSchema>;

/** What a person may have at hand; several at once. Nothing is an empty list. */
export const HAVES = [
  'card',
  'pin',
  'reader',
  'smartphone',
  'bank-card',
  'email',
  'itsme-account',
  'european-key',
] as const;
export type Have = (typeof HAVES)[number];

/** A way to hold a key: some work at once, others are activated first. */
export interface Route {
  id: string;
  key: KeyId;
  /** All of these are needed. */
  requires: readonly Have[];
  /** True: works now. False: an activation comes first. */
  ready: boolean;
  /** Another person is needed (a registration office). */
  inPerson: boolean;
  guide: string;
  step: string | null;
}

const route = (id: string, key: KeyId, requires: readonly Have[], guide: string, more: Partial<Route> = {}): Route => ({
  id,
  key,
  requires,
  guide,
  ready: false,
  inPerson: false,
  step: null,
  ...more,
});

/** Best first among equals: what works now, then the strongest, the registration office last. */
export const ROUTES: readonly Route[] = [
  route('eid', 'eid', ['card', 'pin', 'reader'], 'se-connecter-eid', { ready: true }),
  route('itsme', 'itsme', ['itsme-account', 'smartphone'], 'utiliser-itsme', { ready: true }),
  route('eidas', 'eidas', ['european-key'], 'sans-eid', { ready: true, step: 'cle-europeenne' }),
  route('itsme-with-bank', 'itsme', ['smartphone', 'bank-card'], 'itsme-avec-banque'),
  route('itsme-with-eid', 'itsme', ['smartphone', 'card', 'pin', 'reader'], 'itsme-avec-eid'),
  route('mygov-with-itsme', 'mygov', ['smartphone', 'card', 'itsme-account'], 'mygov'),
  route('code-app-with-eid', 'code-app', ['smartphone', 'card', 'pin', 'reader'], 'code-de-securite'),
  route('code-app-with-itsme', 'code-app', ['smartphone', 'itsme-account'], 'code-de-securite'),
  route('code-email-with-eid', 'code-email', ['email', 'card', 'pin', 'reader'], 'code-de-securite'),
  route('code-email-with-itsme', 'code-email', ['email', 'itsme-account', 'smartphone'], 'code-de-securite'),
  route('registration-office', 'code-email', ['email'], 'sans-eid', { inPerson: true }),
];

/** Why a route stands where it stands; shown as short sentences. */
export const WHY_IDS = [
  'works-now',
  'activation-first',
  'in-person',
  'accepted',
  'acceptance-unknown',
  'missing',
] as const;
export type WhyId = (typeof WHY_IDS)[number];

export interface Advice {
  route: Route;
  /** What is known of the service: it accepts this key, or nobody has told us. Null without a service that asks for a key. */
  acceptance: 'accepted' | 'unknown' | null;
  missing: readonly Have[];
  why: readonly WhyId[];
}

export interface Recommendation {
  /** Everything needed is at hand. Null: nothing fits; `others` says what is missing, and the trainer, the commune or a registration office can help. */
  best: Advice | null;
  /** The next best with another key than `best`. */
  next: Advice | null;
  /** The rest, the least missing first; last what nobody can get here. */
  others: readonly Advice[];
}

/** What the chosen service is known to accept. `unknown` is not « no ». */
export function acceptance(key: KeyId, login: Login): 'accepted' | 'unknown' | null {
  switch (login.way) {
    case 'open':
      return null;
    case 'unknown':
      return 'unknown';
    case 'csam':
    case 'own':
      return key in login.keys ? 'accepted' : 'unknown';
  }
}

/** `login` of the chosen service, or null when none is chosen. */
export function recommendKeys(have: readonly Have[], login: Login | null): Recommendation {
  const advices = ROUTES.map((each) => advise(each, have, login)).sort((one, other) => rank(one) - rank(other));
  const [best = null, ...rest] = advices.filter(({ missing }) => missing.length === 0);
  const next = rest.find(({ route: { key } }) => key !== best?.route.key) ?? null;
  return { best, next, others: advices.filter((advice) => advice !== best && advice !== next) };
}

function advise(each: Route, have: readonly Have[], login: Login | null): Advice {
  const missing = each.requires.filter((thing) => !have.includes(thing));
  const accepted = login === null ? null : acceptance(each.key, login);
  const work: WhyId = each.inPerson ? 'in-person' : 'activation-first';
  const why: WhyId[] = [each.ready ? 'works-now' : work];
  if (accepted !== null) why.push(accepted === 'accepted' ? 'accepted' : 'acceptance-unknown');
  if (missing.length > 0) why.push('missing');
  return { route: each, acceptance: accepted, missing, why };
}

/** Lower is better: what is missing weighs most, then whether the service is known to accept it, then the work before it opens a door. */
function rank({ route: { ready, inPerson }, missing, acceptance: accepted }: Advice): number {
  const work = ready ? 0 : 2;
  // Another country's key one has or has not. All the rest can be had here, with time.
  return (
    missing.length * 100 +
    (missing.includes('european-key') ? 1000 : 0) +
    (accepted === 'unknown' ? 10 : 0) +
    (inPerson ? 4 : work)
  );
}

/** The short path that gets back what is missing, where there is one. */
export const GUIDE_FOR_MISSING: Partial<Record<Have, string>> = {
  pin: 'pin-oublie',
  card: 'sans-eid',
  'itsme-account': 'itsme-avec-banque',
};
