/** The conditions that a guide's step may wait for or be skipped by: pure functions of the snapshot. */
import type { Check, CheckId, Snapshot } from './snapshot.ts';

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

/** True when the person can go on; a check that needs attention but works counts as yes. */
export function holds(condition: ConditionId, snapshot: Snapshot): boolean {
  const passed = (id: CheckId): boolean => passes(snapshot.checks.find((check) => check.id === id));
  switch (condition) {
    case 'service.ok':
      return passed('service');
    case 'reader.present':
      return passed('reader');
    case 'card.present':
      return passed('card');
    case 'eid.read':
      return passed('eid') && passed('chip');
    case 'certificate.ok':
      return passed('certificate');
    case 'middleware.installed':
      return passed('middleware');
    case 'browser.ready':
      return passed('browser');
    case 'check.ready':
      return snapshot.verdict === 'ready' || snapshot.verdict === 'attention';
  }
}

function passes(check: Check | undefined): boolean {
  return check?.state === 'ok' || check?.state === 'attention';
}
