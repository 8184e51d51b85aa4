/**
 * The digital keys of CSAM and the way from « Qu'avez-vous sous la main ? » to the one that fits.
 * The table is what docs/facts/keys-and-services.md#digital-keys says; the service decides which keys it accepts (S38).
 * Words: assets/locales/<lang>/guides.yaml.
 */
import * as v from 'valibot';

/** Paper tokens are withdrawn and SMS codes are not promised, so neither is a key here. */
export const KEYS = ['eid', 'itsme', 'mygov', 'eidas', 'code-app', 'code-email'] as const;
export type KeyId = (typeof KEYS)[number];

/**
 * How a person logs in to a service. Of a key that is not listed we do not know whether it works; the service decides
 * (S38).
 */
export const loginSchema = v.variant('way', [
  /** Nothing to log in to. */
  v.strictObject({ way: v.literal('open') }),
  /** Through CSAM. Each key comes with the source that says so: an item of the source document or an official page. */
  v.strictObject({ way: v.literal('csam'), keys: v.record(v.picklist(KEYS), v.string()) }),
  /** With keys, and an account that belongs to the service alone. */
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
  /** All of these must be at hand. */
  requires: readonly Have[];
  /** True when the key works at once; false when it has to be activated first. */
  ready: boolean;
  /** True when another person has to help (at a registration office). */
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

/**
 * Among routes of equal rank the first is best: what works at once, then the strongest key, the registration office
 * last.
 */
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
  /**
   * Whether the chosen service is known to accept this key. Null when no service is chosen, or when it asks for no key.
   */
  acceptance: 'accepted' | 'unknown' | null;
  missing: readonly Have[];
  why: readonly WhyId[];
}

export interface Recommendation {
  /**
   * The best route of which everything is at hand. Null when there is none; then `others` says what is missing, and the
   * trainer, the commune or a registration office can help.
   */
  best: Advice | null;
  /** The next best with another key than `best`. */
  next: Advice | null;
  /** All other routes, those that lack least first; last those that nobody can get here. */
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

/**
 * Ranks every route for what the person has at hand. `login` is that of the chosen service, or null when none is
 * chosen.
 */
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

/**
 * A lower rank is better. What is missing weighs most, then whether the service is known to accept the key, then the
 * work before the key can be used.
 */
function rank({ route: { ready, inPerson }, missing, acceptance: accepted }: Advice): number {
  const work = ready ? 0 : 2;
  // Another country's key cannot be obtained here; everything else can, with time.
  return (
    missing.length * 100 +
    (missing.includes('european-key') ? 1000 : 0) +
    (accepted === 'unknown' ? 10 : 0) +
    (inPerson ? 4 : work)
  );
}

/** The guide that gets back what is missing, where there is one. */
export const GUIDE_FOR_MISSING: Partial<Record<Have, string>> = {
  pin: 'pin-oublie',
  card: 'sans-eid',
  'itsme-account': 'itsme-avec-banque',
};
