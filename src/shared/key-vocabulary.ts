/** The words of the key chooser: the keys, what a person may have at hand, and how a service lets one in. */
import * as v from 'valibot';

/**
 * Paper tokens are withdrawn and SMS codes are not promised, so neither is a key here.
 * `account`: a name and password of the service's own, no key of CSAM.
 */
export const KEYS = ['eid', 'itsme', 'mygov', 'eidas', 'code-app', 'code-email', 'account'] as const;
export type KeyId = (typeof KEYS)[number];

/** What a person may have at hand; several at once. Nothing is an empty list. */
export const HAVES = [
  'card',
  'pin',
  'reader',
  'smartphone',
  'itsme-account',
  'mygov-app',
  'bank-card',
  'own-account',
  'email',
  'papers',
  'european-key',
] as const;
export type Have = (typeof HAVES)[number];

/** Decides about itsme: with the card from 18, at 16 and 17 through some banks only, below not at all. */
export const AGES = ['adult', 'sixteen', 'younger'] as const;
export type Age = (typeof AGES)[number];

const proven = v.record(v.picklist(KEYS), v.string());

/** How one gets in. A key that is not listed: we do not know; the service decides (S38). */
export const loginSchema = v.variant('way', [
  /** Opens without a login; parts of it may ask for a key later. */
  v.strictObject({ way: v.literal('open') }),
  /** Through CSAM. Each key that is proven for this service, with where we know it from. */
  v.strictObject({ way: v.literal('csam'), keys: proven }),
  /** By keys and an account of its own. */
  v.strictObject({
    way: v.literal('own'),
    keys: proven,
    /** Where we know from that one can enter by a name and password of this service's own, made there by hand. */
    account: v.optional(v.nullable(v.string()), null),
  }),
  v.strictObject({ way: v.literal('unknown') }),
]);
export type Login = v.InferOutput<typeof loginSchema>;
