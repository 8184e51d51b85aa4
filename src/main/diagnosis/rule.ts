/** What a rule is: one finding, and the facts in which it holds. */
import type { Facts, Known, Reader, Slot } from '../../shared/facts.ts';
import type { FindingId } from '../../shared/findings.ts';
import type { CheckId, FindingData } from '../../shared/snapshot.ts';

/** All that a rule may look at. */
export interface Situation {
  facts: Facts;
  /** Today in Belgium, `YYYY-MM-DD`: a card is valid to the end of the day printed on it. */
  today: string;
  now: Date;
  /** The reader that counts: the one with the eID, else one with any card, else the first that works. */
  reader: Reader | null;
}

export interface Rule {
  finding: FindingId;
  state: 'problem' | 'attention';
  /** The finding's data when it holds, null when it does not. */
  when(situation: Situation): FindingData | null;
}

/** A check: what it needs first, when it can be told at all, and its rules, the most telling first. */
export interface CheckRules {
  id: CheckId;
  after: CheckId | null;
  /** `ready` when the facts are in; else why there is no answer yet. */
  facts(situation: Situation): 'ready' | 'checking' | 'unknown' | 'waiting';
  rules: readonly Rule[];
  /** What is worth telling when all is well. */
  data?(situation: Situation): FindingData;
}

export const rule = (finding: FindingId, state: Rule['state'], when: Rule['when']): Rule => ({ finding, state, when });
/** Holds without anything to add. */
export const holdsIf = (condition: boolean): FindingData | null => (condition ? {} : null);

/** A known fact's value, or null when it is unknown or not in yet. */
export const valueOf = <T>(fact: Known<T>): T | null => (fact.state === 'known' ? fact.value : null);
export function answered({ state }: Known<unknown>): 'ready' | 'checking' | 'unknown' {
  if (state === 'known') return 'ready';
  return state === 'pending' ? 'checking' : 'unknown';
}

export const slotOf = ({ reader }: Situation): Slot => reader?.slot ?? { state: 'empty' };
export function eidOf(situation: Situation) {
  const slot = slotOf(situation);
  return slot.state === 'eid' ? slot.eid : null;
}

/** Made once: each holds memory outside the heap, and a day's checks would make thousands. */
const IN_BELGIUM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });

/** `YYYY-MM-DD` of an instant, in Belgium. */
export function belgianDay(instant: Date): string {
  return IN_BELGIUM.format(instant);
}

/** Days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
