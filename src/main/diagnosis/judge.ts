/** One reader's situation → every check, judged in the order of causes. */
import type { Facts, Reader } from '../../shared/facts.ts';
import { CHECK_IDS, type Check, type CheckId, type Found, type Missing } from '../../shared/snapshot.ts';
import { situationOf, type CheckRules, type Notes, type RuleState, type Situation } from './rule.ts';
import { RULES } from './rules.ts';

/** All checks for one reader, and what was noted while they were judged. */
export interface Judged {
  reader: Reader | null;
  situation: Situation;
  /** The checks, in the order in which they are shown. */
  checks: Check[];
  remarks: Found[];
  unknown: Missing[];
  /** Checks without an answer, of which a login does not depend. */
  beside: CheckId[];
  /** A fact that decides has been on its way for more than three seconds. */
  late: boolean;
}

/**
 * Judges every check, as seen from one reader; the check of the PIN tries is left out until the person has asked for
 * them. `reader` null: there is none that counts, and the checks of the card wait for it.
 */
export function judge(facts: Facts, now: Date, reader: Reader | null): Judged {
  const { situation, take } = situationOf(facts, now, reader);
  const judged: Judged = { reader, situation, checks: [], remarks: [], unknown: [], beside: [], late: false };
  for (const rules of RULES) {
    if (rules.id === 'pin' && !asksTries(reader)) continue;
    const check = judgeCheck(rules, situation, take, judged);
    judged.checks.push(check);
    if ((check.state === 'unknown' || check.state === 'checking') && rules.decides?.(situation) === false) {
      judged.beside.push(check.id);
      judged.unknown = judged.unknown.filter((missing) => missing.check !== check.id);
    }
  }
  judged.checks.sort((a, b) => CHECK_IDS.indexOf(a.id) - CHECK_IDS.indexOf(b.id));
  return judged;
}

/** The PIN tries are spoken of only after the person asked for them. */
const asksTries = (reader: Reader | null): boolean =>
  reader?.slot.state === 'eid' && reader.slot.eid.pinTries !== 'unasked';

function judgeCheck(rules: CheckRules, situation: Situation, take: () => Notes, judged: Judged): Check {
  const bare = (state: Check['state']): Check => ({ id: rules.id, state, finding: null, data: {} });
  const waits = rules.after.some(({ check, in: states }) =>
    judged.checks.some(({ id, state }) => id === check && states.includes(state)),
  );
  if (waits) return bare('waiting');
  const facts = rules.facts?.(situation) ?? 'ready';
  if (facts !== 'ready') {
    const { process } = situation.facts;
    judged.late ||= process.state === 'starting' && process.late === true;
    return bare(facts);
  }

  take();
  const lacking: Notes['unknown'] = [];
  const on = (state: RuleState): boolean => state !== 'remark';
  for (const { finding, state, when } of rules.rules.filter((one) => on(one.state))) {
    const data = when(situation);
    const notes = take();
    if (notes.pending.length > 0) {
      judged.late ||= notes.pending.some(({ late }) => late);
      return bare('checking');
    }
    lacking.push(...notes.unknown);
    if (data === null) continue;
    if (state === 'unknown') note(judged, rules, lacking);
    return { id: rules.id, state, finding, data };
  }
  rules.needs?.(situation);
  const { pending, unknown } = take();
  if (pending.length > 0) {
    judged.late ||= pending.some(({ late }) => late);
    return bare('checking');
  }
  lacking.push(...unknown);

  const remarks = rules.rules
    .filter((one) => !on(one.state))
    .flatMap(({ finding, when }): Found[] => {
      const data = when(situation);
      return data === null ? [] : [{ check: rules.id, finding, data }];
    });
  take();
  judged.remarks.push(...remarks);
  if (lacking.length > 0) {
    note(judged, rules, lacking);
    return bare('unknown');
  }
  const [first] = remarks;
  if (first !== undefined) return { id: rules.id, state: 'remark', finding: first.finding, data: first.data };
  return { ...bare('ok'), data: rules.data?.(situation) ?? {} };
}

/** Each fact once, with the check that wanted it first. */
function note(judged: Judged, { id }: CheckRules, lacking: Notes['unknown']): void {
  for (const { fact, why } of lacking)
    if (!judged.unknown.some((one) => one.fact === fact)) judged.unknown.push({ check: id, fact, why });
}
