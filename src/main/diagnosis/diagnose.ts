/**
 * Facts → checks → one verdict (docs/decisions/four-verdicts.md). Pure: the same facts at the same moment give the same
 * snapshot.
 */
import type { Facts, Reader } from '../../shared/facts.ts';
import { CHECK_IDS, type Check, type CheckId, type Found, type RunMode } from '../../shared/snapshot.ts';
import type { Snapshot, Verdict } from '../../shared/snapshot.ts';
import { chooseReader } from './choose-reader.ts';
import type { Judged } from './judge.ts';

/**
 * What a person acts on first, the lowest number first: another order than that in which checks are listed, because a
 * wrong clock makes every date unsure, and an old system may be why its software does not work.
 */
const TURN: Readonly<Record<CheckId, number>> = {
  clock: 0,
  service: 1,
  reader: 2,
  card: 3,
  eid: 4,
  chip: 5,
  validity: 6,
  certificate: 7,
  pin: 8,
  os: 9,
  middleware: 10,
  browser: 11,
  rights: 12,
};
const ORDER: readonly CheckId[] = CHECK_IDS.toSorted((one, other) => TURN[one] - TURN[other]);

/** Readers that a person might take for the one that is meant. */
const FOR_A_CARD: readonly Reader['kind'][] = ['physical', 'remote', 'contactless'];

/** The whole check at the moment `now`, as the screens and `check --json` show it. */
export function diagnose(facts: Facts, now: Date, mode: RunMode): Snapshot {
  const judged = chooseReader(facts, now);
  const inOrder = ORDER.filter((id) => !judged.beside.includes(id)).flatMap((id) =>
    judged.checks.filter((check) => check.id === id),
  );
  const { verdict, next } = verdictOf(inOrder, judged);
  return {
    schema: 2,
    at: now.toISOString(),
    mode,
    verdict,
    next,
    remarks: ORDER.flatMap((id) => judged.remarks.filter(({ check }) => check === id)),
    unknown: verdict === 'unknown' ? judged.unknown : [],
    checks: judged.checks,
    reader: judged.reader?.model ?? null,
    several: facts.pcsc.readers.some(
      ({ kind, model }) => FOR_A_CARD.includes(kind) && judged.reader !== null && model !== judged.reader.model,
    ),
    observedAt: facts.pcsc.observedAt,
  };
}

/**
 * The first problem is the cause, unless an answer that comes before it is still on its way: what is said once as the
 * cause is not taken back by an answer that comes late.
 */
function verdictOf(inOrder: readonly Check[], judged: Judged): { verdict: Verdict; next: Found | null } {
  const open = inOrder.find(({ state }) => state === 'problem' || state === 'checking');
  if (open?.state === 'problem') return { verdict: 'blocked', next: saidBy(open) };
  if (open !== undefined) {
    const said = inOrder.find(({ state, finding }) => state === 'checking' && finding !== null);
    const slow: Found | null = judged.late ? { check: open.id, finding: 'os.slow', data: {} } : null;
    return { verdict: 'checking', next: said === undefined ? slow : saidBy(said) };
  }
  const unsure = inOrder.filter(({ state }) => state === 'unknown');
  const [first] = unsure;
  if (first === undefined) return { verdict: 'ready', next: null };
  return { verdict: 'unknown', next: saidBy(unsure.find(({ finding }) => finding !== null) ?? first) };
}

const saidBy = ({ id, finding, data }: Check): Found | null => (finding === null ? null : { check: id, finding, data });
