/** What a probe comes back with: a value, or why there is none. */
import type { Known, System, UnknownReason } from '../../src/shared/facts.ts';

/** A value, or the reason why there is none: a fact that is no longer pending. */
export type Outcome<T> = Exclude<Known<T>, { state: 'pending' }>;

/** The type of one fact's value, by the fact's name in src/shared/facts.ts. */
export type Value<K extends keyof System> = Extract<System[K], { state: 'known' }>['value'];

/** Wraps a value that a probe found. */
export const known = <T>(value: T): Outcome<T> => ({ state: 'known', value });

/** Stands for a value that a probe did not find, with the reason. */
export const unknown = (reason: UnknownReason): Outcome<never> => ({ state: 'unknown', reason });

/** Goes on with a value; a reason is passed on as it is. */
export const andThen = <A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> =>
  outcome.state === 'known' ? next(outcome.value) : outcome;

/** Both values, or the first reason. */
export const both = <A, B>(one: Outcome<A>, other: Outcome<B>): Outcome<[A, B]> =>
  andThen(one, (a) => andThen(other, (b) => known<[A, B]>([a, b])));

/** The value, or what stands for it where not knowing is an answer too. */
export const valueOr = <T, E>(outcome: Outcome<T>, otherwise: E): T | E =>
  outcome.state === 'known' ? outcome.value : otherwise;

/** Asked once, however many probes want it. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
}
