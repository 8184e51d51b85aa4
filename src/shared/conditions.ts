/**
 * Conditions that a guide's step may wait for or be skipped by: facts where there is one, so that guide and check never
 * contradict one another.
 */
import type { Facts, Reader } from './facts.ts';
import type { Check, CheckId, Snapshot } from './snapshot.ts';

/** The conditions by the names that guides call them by. */
export const CONDITION_IDS = [
  'service.ok',
  'reader.present',
  'card.present',
  'eid.read',
  'certificate.ok',
  'middleware.installed',
  'browser.ready',
  'check.ready',
] as const;
export type ConditionId = (typeof CONDITION_IDS)[number];

/** What is known at one moment: the facts and what they add up to. */
export interface Moment {
  snapshot: Snapshot;
  facts: Facts;
}

/** Whether a condition holds at this moment, so that the person can go on. What is not known does not hold. */
export function holds(condition: ConditionId, { snapshot, facts }: Moment): boolean {
  const passed = (id: CheckId): boolean => passes(snapshot.checks.find((check) => check.id === id));
  const readers = facts.pcsc.readers.filter(takesAnEid);
  switch (condition) {
    case 'service.ok':
      return facts.pcsc.service.state === 'up';
    case 'reader.present':
      return readers.some(({ working }) => working);
    case 'card.present':
      return readers.some(({ slot }) => slot.state !== 'empty' && slot.state !== 'removed' && slot.state !== 'not-eid');
    case 'eid.read':
      return readers.some(({ slot }) => slot.state === 'eid');
    case 'certificate.ok':
      return passed('certificate');
    case 'middleware.installed':
      return facts.system.middleware.state === 'known' && facts.system.middleware.value.installed;
    case 'browser.ready':
      return passed('browser');
    case 'check.ready':
      return snapshot.verdict === 'ready';
  }
}

/** A slot to push a card into, or one that an eID is in, whatever it calls itself. */
const takesAnEid = ({ kind, slot }: Reader): boolean =>
  kind === 'physical' || kind === 'remote' || slot.state === 'eid';

function passes(check: Check | undefined): boolean {
  return check?.state === 'ok' || check?.state === 'remark';
}
