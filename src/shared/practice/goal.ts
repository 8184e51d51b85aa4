/** Whether what an exercise expects has come about. */
import type { Snapshot } from '../snapshot.ts';
import type { Condition } from './exercise.ts';
import type { Table } from './table.ts';

/** Whether everything holds that the condition names, on this table and in what the check says of it. */
export function holds(condition: Condition, table: Table, snapshot: Pick<Snapshot, 'verdict' | 'checks'>): boolean {
  const { verdict, finding } = condition;
  return (
    (verdict === undefined || snapshot.verdict === verdict) &&
    (finding === undefined || snapshot.checks.some((check) => check.finding === finding)) &&
    Object.entries(condition.in).every(
      ([card, reader]) => table.cards[card]?.in === reader && table.readers[reader]?.plugged === true,
    ) &&
    condition.out.every((card) => table.cards[card]?.in === null) &&
    condition.done.every((act) => table.done.includes(act))
  );
}
