/**
 * The digital keys of CSAM and the way from « Qu'avez-vous sous la main ? » to the one that fits.
 * The table is what docs/facts/keys-and-services.md says; the service decides which keys it accepts (S38).
 * Words: assets/locales/<lang>/guides.yaml. The whole table as a page: docs/key-chooser.md, made from here.
 */
import { ROUTES, type Route } from './key-routes.ts';
import type { Age, Have, KeyId, Login } from './key-vocabulary.ts';

/** What the person answered: what is at hand, and the age. */
export interface Answers {
  have: readonly Have[];
  age: Age;
}

/** What is known of a service and a key: proven for it; usual at CSAM's services; nobody has told us. */
export type Acceptance = 'accepted' | 'usual' | 'unknown';

/** Why a route stands where it stands; shown as short sentences. */
export const WHY_IDS = [
  'works-now',
  'activation-first',
  'get-back-first',
  'in-person',
  'without-key',
  'accepted',
  'usual',
  'acceptance-unknown',
  'some-banks',
  'missing',
] as const;
export type WhyId = (typeof WHY_IDS)[number];

/** One way to a key, judged for this person and this service. */
export interface Advice {
  route: Route;
  /** Null where no service is chosen, and for a way that needs no key. */
  acceptance: Acceptance | null;
  missing: readonly Have[];
  why: readonly WhyId[];
}

/** What the chooser shows. */
export type Recommendation =
  /** The service asks for no key: it is opened. */
  | { kind: 'open' }
  | {
      kind: 'path';
      /** Everything needed is at hand. There is always one: at the least the counter. */
      best: Advice;
      /** The next best with another key than `best`. */
      next: Advice | null;
      /** The rest, the least missing first; last what nobody can get here. */
      others: readonly Advice[];
    };

/** CSAM's strong keys: S40 (the card is the standard way), S36 (or itsme), and MyGov.be since October 2025. */
const USUAL: readonly KeyId[] = ['eid', 'itsme', 'mygov'];

/**
 * Whether the chosen service takes a key: `accepted` is proven for it, `usual` is a key that services of CSAM take.
 * `unknown` does not mean that the service refuses the key; a service that asks for no key at all gives it as well.
 */
export function acceptance(key: KeyId, login: Login): Acceptance {
  switch (login.way) {
    case 'open':
    case 'unknown':
      return 'unknown';
    case 'own':
      return key in login.keys || (key === 'account' && login.account !== null) ? 'accepted' : 'unknown';
    case 'csam':
      if (key in login.keys) return 'accepted';
      return USUAL.includes(key) ? 'usual' : 'unknown';
  }
}

/**
 * The way that fits these answers best, the next best with another key (null where there is none), both with everything
 * at hand, and the others behind them; `open` alone where the service asks for no key.
 * @param login of the chosen service; null when none is chosen
 */
export function recommendKeys(answers: Answers, login: Login | null): Recommendation {
  if (login?.way === 'open') return { kind: 'open' };
  const advices = ROUTES.filter((route) => isFor(route, answers, login))
    .map((route) => advise(route, answers, login))
    .sort((one, other) => rank(one, login) - rank(other, login));
  const [best, ...rest] = advices.filter(({ missing }) => missing.length === 0);
  if (best === undefined) throw new Error('the counter needs nothing, so it always fits');
  const next = rest.find(({ route: { key } }) => key !== best.route.key) ?? null;
  return { kind: 'path', best, next, others: advices.filter((advice) => advice !== best && advice !== next) };
}

/** Whether a route is one for this person and this service at all, whatever is at hand. */
function isFor(route: Route, { have, age }: Answers, login: Login | null): boolean {
  if (!route.ages.includes(age)) return false;
  if (route.key === 'account' && (login?.way !== 'own' || login.account === null)) return false;
  return !route.unless.some(({ has, ages }) => ages.includes(age) && has.every((thing) => have.includes(thing)));
}

function advise(route: Route, { have, age }: Answers, login: Login | null): Advice {
  const missing = route.requires.filter((thing) => !have.includes(thing));
  const accepted = login === null || route.key === null ? null : acceptance(route.key, login);
  const why: WhyId[] = [FIRST_SENTENCE[route.work]];
  if (accepted !== null) why.push(accepted === 'unknown' ? 'acceptance-unknown' : accepted);
  if (route.id === 'itsme-with-bank' && age === 'sixteen') why.push('some-banks');
  if (missing.length > 0) why.push('missing');
  return { route: { ...route, step: route.stepAt[age] ?? route.step }, acceptance: accepted, missing, why };
}

const FIRST_SENTENCE = {
  none: 'works-now',
  activate: 'activation-first',
  'get-back': 'get-back-first',
  'in-person': 'in-person',
  'no-key': 'without-key',
} as const satisfies Record<Route['work'], WhyId>;

const WORK = { none: 0, activate: 2, 'get-back': 4, 'in-person': 6, 'no-key': 8 } as const satisfies Record<
  Route['work'],
  number
>;

/** What is proven or usual comes before what nobody has told us; of two that ask the same work, the proven one. */
const DOUBT = { accepted: 0, usual: 1, unknown: 40 } as const satisfies Record<Acceptance, number>;

/** Lower is better: what is missing weighs most. */
function rank({ route, missing }: Advice, login: Login | null): number {
  // Another country's key one has or has not. All the rest can be had here, with time.
  return missing.length * 100 + (missing.includes('european-key') ? 1000 : 0) + rankOf(route, login);
}

/**
 * A number by which ways with everything at hand are sorted, the lower first; two may have the same. Keys that the
 * service is known or likely to accept come before those of which nobody has told us; within each, the one with less
 * work before the key opens a door comes first, and only with equal work an accepted key before a usual one. The way
 * without a key comes behind all of them, or nearly (see withoutKey).
 * @param login of the chosen service; null when none is chosen: then only the work counts
 */
export function rankOf({ key, work }: Route, login: Login | null): number {
  const doubt = login === null || key === null ? withoutKey(key, login) : DOUBT[acceptance(key, login)];
  return doubt + WORK[work];
}

/**
 * The counter: after every key that is known to open the door, and after every one that works or is only to be
 * activated. Where the service's keys are known and an office's code is not among them, before a walk to that office
 * for nothing.
 */
function withoutKey(key: KeyId | null, login: Login | null): number {
  if (key !== null) return 0;
  const keysAreKnown = login !== null && 'keys' in login && Object.keys(login.keys).length > 0;
  return keysAreKnown ? 37 : 60;
}

/** The short path that gets back what is missing, where there is one. */
export const GUIDE_FOR_MISSING: Partial<Record<Have, string>> = {
  pin: 'pin-oublie',
  card: 'a-la-commune',
  reader: 'sans-lecteur',
  'itsme-account': 'itsme-avec-banque',
};
