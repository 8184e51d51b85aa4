/** What a rule is: one finding, and the facts in which it holds. */
import type { Eid, FactName, Facts, Reader, Slot, System, UnknownReason } from '../../shared/facts.ts';
import type { FindingId } from '../../shared/findings.ts';
import type { CheckId, CheckState, FindingData, Missing } from '../../shared/snapshot.ts';

type Value<K extends FactName> = Extract<System[K], { state: 'known' }>['value'];

/** All that a rule may look at. */
export interface Situation {
  /** PC/SC and the card process; facts of the system are asked for through `system`. */
  facts: Pick<Facts, 'pcsc' | 'process'>;
  /** Today in Belgium, `YYYY-MM-DD`: a card is valid to the end of the day printed on it. */
  today: string;
  now: Date;
  /** The reader that this judgement is about; null when there is none that one can put an eID in. */
  reader: Reader | null;
  /**
   * The value of a fact of the system, or null. A fact that is pending or unknown is noted, so that a check whose rule
   * needed it is `checking` or `unknown` rather than right by chance: a rule therefore asks only for what it needs.
   */
  system<K extends FactName>(name: K): Value<K> | null;
  /** Forgets what was noted while `find` ran, if what it found makes that of no account. */
  unlessFound<T>(find: () => T, found: (value: T) => boolean): T;
  /** Notes that something else which decides is not known. */
  lacks(fact: Missing['fact'], why: Missing['why']): void;
}

/**
 * A rule's own state, which is also its check's when it holds. Remarks keep nobody from logging in and decide nothing.
 */
export type RuleState = Exclude<CheckState, 'ok' | 'waiting'>;

/** One finding, what it means for its check, and when it holds. */
export interface Rule {
  finding: FindingId;
  state: RuleState;
  /** The finding's data when it holds, null when it does not. */
  when(situation: Situation): FindingData | null;
}

/** A check waits while another one is in one of these states: one cause is shown, not its echoes. */
export interface After {
  check: CheckId;
  in: readonly CheckState[];
}

/** States of an earlier check that leave a later one without sense: it waits. */
export const BROKEN: readonly CheckState[] = ['problem', 'waiting'];

/** The same for checks that need the earlier one to be in order, and known to be. */
export const UNSETTLED: readonly CheckState[] = ['problem', 'waiting', 'unknown', 'checking'];

/** A check: what has to be settled first, what it needs to know, and its rules, the most telling first. */
export interface CheckRules {
  id: CheckId;
  after: readonly After[];
  /** `waiting` or `checking` where there is nothing to judge yet. */
  facts?(situation: Situation): 'ready' | 'waiting' | 'checking';
  /** What it needs beside its rules in order to say "in order": asks `system`, or says what it `lacks`. */
  needs?(situation: Situation): void;
  rules: readonly Rule[];
  /**
   * False where a login works whatever this check would say: then an answer that is missing or late holds nothing up.
   */
  decides?(situation: Situation): boolean;
  /** What is worth telling when all is well. */
  data?(situation: Situation): FindingData;
}

/** Writes a rule in one line of a table: its finding, the state that it gives its check, and when it holds. */
export const rule = (finding: FindingId, state: RuleState, when: Rule['when']): Rule => ({ finding, state, when });
/** The answer of a rule that has no data to add: empty data when it holds, null when it does not. */
export const holdsIf = (condition: boolean): FindingData | null => (condition ? {} : null);

/** The slot of the reader that is being judged, in the state `empty` when there is no reader. */
export const slotOf = ({ reader }: Pick<Situation, 'reader'>): Slot => reader?.slot ?? { state: 'empty' };

/**
 * What was read of the eID in the reader that is being judged; null whenever that reader's slot is in another state
 * than `eid`, as while the card is read anew or left alone for a login.
 */
export function eidOf(situation: Pick<Situation, 'reader'>): Eid | null {
  const slot = slotOf(situation);
  return slot.state === 'eid' ? slot.eid : null;
}

/** Deaths of the card process in a row before « le contrôle redémarre » is no longer a promise. */
const RESTARTS_WAITED_FOR = 2;
/**
 * Whether the card process came to nothing so often that no answer of its probes is waited for any more. It is started
 * again all the same, and what it then says counts.
 */
export const isGivenUp = (process: Facts['process']): boolean =>
  process.state === 'failed' || (process.state === 'restarting' && process.restarts > RESTARTS_WAITED_FOR);

/** The facts that one rule asked for and did not get. */
export interface Notes {
  pending: { fact: FactName; late: boolean }[];
  unknown: { fact: Missing['fact']; why: Missing['why'] }[];
}

/**
 * The facts about one reader, as rules ask for them.
 * @returns `take`, which gives the facts that were asked for since it was last called and are not known
 */
export function situationOf(facts: Facts, now: Date, reader: Reader | null): { situation: Situation; take(): Notes } {
  let notes: Notes = { pending: [], unknown: [] };
  const lacks = (fact: Missing['fact'], why: UnknownReason | Missing['why']): void => {
    notes.unknown.push({ fact, why });
  };
  return {
    situation: {
      facts,
      now,
      today: belgianDay(now),
      reader,
      lacks,
      unlessFound(find, found) {
        const { pending, unknown } = notes;
        notes = { pending: [...pending], unknown: [...unknown] };
        const value = find();
        if (found(value)) notes = { pending, unknown };
        return value;
      },
      system: <K extends FactName>(name: K): Value<K> | null => {
        const fact: System[K] = facts.system[name];
        if (fact.state === 'known') return fact.value;
        if (fact.state === 'unknown') lacks(name, fact.reason);
        else if (isGivenUp(facts.process)) lacks(name, 'failed');
        else notes.pending.push({ fact: name, late: fact.late === true });
        return null;
      },
    },
    take() {
      const taken = notes;
      notes = { pending: [], unknown: [] };
      return taken;
    },
  };
}

/** Made once, because each formatter holds memory outside the heap, and a day's checks would make thousands. */
const IN_BELGIUM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });

/** The calendar day of an instant in Belgium, as `YYYY-MM-DD`. */
export function belgianDay(instant: Date): string {
  return IN_BELGIUM.format(instant);
}

/** How many days lie between two calendar days, given as `YYYY-MM-DD`; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
