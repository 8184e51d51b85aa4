/** Facts → checks → one verdict. Pure: the same facts at the same moment give the same snapshot. */
import type { Facts, Reader } from '../../shared/facts.ts';
import type { Check, CheckId, RunMode, Snapshot } from '../../shared/snapshot.ts';
import { belgianDay, eidOf, type CheckRules, type Situation } from './rule.ts';
import { RULES } from './rules.ts';

/** What keeps a person from an eID login, the first to act on first; a wrong clock makes every date unsure. */
const ORDER: readonly CheckId[] = [
  'clock',
  'service',
  'reader',
  'card',
  'eid',
  'chip',
  'validity',
  'certificate',
  'pin',
  'middleware',
  'browser',
  'os',
  'rights',
];

export function diagnose(facts: Facts, now: Date, mode: RunMode): Snapshot {
  const situation: Situation = { facts, now, today: belgianDay(now), reader: chooseReader(facts) };
  const checks: Check[] = [];
  for (const rules of RULES) {
    if (rules.id === 'pin' && (eidOf(situation)?.pinTries ?? 'unasked') === 'unasked') continue;
    checks.push(judge(rules, situation, checks));
  }
  const inOrder = ORDER.flatMap((id) => checks.filter((check) => check.id === id));
  const first = inOrder.find(({ state }) => state === 'problem') ?? inOrder.find(({ state }) => state === 'attention');
  const verdict = verdictOf(inOrder);
  return {
    schema: 1,
    at: now.toISOString(),
    mode,
    verdict,
    checks,
    observedAt: facts.pcsc.observedAt,
    next:
      verdict === 'checking' || first === undefined || first.finding === null
        ? null
        : { check: first.id, finding: first.finding, data: first.data },
  };
}

/** A check behind a problem waits: one cause is shown, not its echoes. */
function judge(rules: CheckRules, situation: Situation, before: readonly Check[]): Check {
  const cause = before.find(({ id }) => id === rules.after);
  const stuck = (state: Check['state']): Check => ({ id: rules.id, state, finding: null, data: {} });
  if (cause?.state === 'problem' || cause?.state === 'waiting') {
    // An expired card may have an expired certificate too, but the card comes first.
    return stuck('waiting');
  }
  const facts = rules.facts(situation);
  if (facts !== 'ready') return stuck(facts);
  for (const { finding, state, when } of rules.rules) {
    const data = when(situation);
    if (data !== null) return { id: rules.id, state, finding, data };
  }
  return { id: rules.id, state: 'ok', finding: null, data: rules.data?.(situation) ?? {} };
}

function verdictOf(checks: readonly Check[]): Snapshot['verdict'] {
  const some = (wanted: Check['state']): boolean => checks.some(({ state }) => state === wanted);
  if (some('checking')) return 'checking';
  if (some('problem')) return 'blocked';
  return some('attention') ? 'attention' : 'ready';
}

/**
 * Of several readers the one with the eID counts, then the one with a card (fault 24 of docs/facts/faults.md); virtual
 * ones never (25).
 */
function chooseReader(facts: Facts): Reader | null {
  const real = facts.pcsc.readers.filter(({ kind }) => kind === 'physical' || kind === 'remote');
  const rank = ({ slot, working }: Reader): number => {
    if (slot.state === 'eid') return 0;
    if (slot.state === 'reading' || slot.state === 'slow' || slot.state === 'held') return 1;
    if (slot.state === 'not-eid') return 3;
    if (slot.state !== 'empty') return 2;
    return working ? 4 : 5;
  };
  return real.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
