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

/** Goes on to the next question with an outcome's value. Where there is no value, the reason why is the result. */
export const andThen = <A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> =>
  outcome.state === 'known' ? next(outcome.value) : outcome;

/** The values of two outcomes together, or the reason why the first missing one is missing. */
export const both = <A, B>(one: Outcome<A>, other: Outcome<B>): Outcome<[A, B]> =>
  andThen(one, (a) => andThen(other, (b) => known<[A, B]>([a, b])));

/** The value of an outcome, or `otherwise` where there is none. */
export const valueOr = <T, E>(outcome: Outcome<T>, otherwise: E): T | E =>
  outcome.state === 'known' ? outcome.value : otherwise;

/** Makes a question that is asked only the first time; every later caller gets the same answer, a rejection too. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
}
