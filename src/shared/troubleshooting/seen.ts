/** The check at one moment, as « Dépanner » reads it. Pure. */
import type { Facts } from '../facts.ts';
import type { Check, CheckId, Snapshot } from '../snapshot.ts';
import { STAGES, type Seen, type Stage } from './vocabulary.ts';

/** What is remembered of this moment of the check: its verdict, how far the card came, and the code behind it. */
export function seenOf({ snapshot, facts }: { snapshot: Snapshot; facts: Facts }): Seen {
  const { at, mode, verdict, next, remarks, reader } = snapshot;
  return {
    at,
    practice: mode === 'practice',
    verdict,
    next,
    remarks: remarks.map(({ finding }) => finding),
    stage: stageOf(snapshot),
    code: codeOf(facts, reader),
    reader,
    browsers: browsersOf(facts),
    today: at.slice(0, 10),
  };
}

/** Whether a stage has been reached: it is this one or one after it. */
export const reaches = (stage: Stage, wanted: Stage): boolean => STAGES.indexOf(stage) >= STAGES.indexOf(wanted);

const EMPTY_SLOT: readonly Check['finding'][] = ['card.none', 'card.removed', 'card.on-antenna'];

/**
 * How far a card comes on this PC at this moment. What is only on its way has not come there: a card that is being read
 * is a card that is in.
 */
export function stageOf({ checks, verdict }: Pick<Snapshot, 'checks' | 'verdict'>): Stage {
  const check = (id: CheckId): Check | undefined => checks.find((one) => one.id === id);
  const passed = (id: CheckId): boolean => ['ok', 'remark'].includes(check(id)?.state ?? '');
  if (!passed('service')) return 'nothing';
  if (!passed('reader')) return 'service';
  if (EMPTY_SLOT.includes(check('card')?.finding ?? null) || check('card')?.state === 'checking') return 'reader';
  if (check('eid')?.finding === 'eid.not-eid') return 'answer';
  if (!passed('card') || !passed('eid') || !answers(check('chip'))) return 'card';
  return verdict === 'ready' ? 'ready' : 'eid';
}

/** Unknown of the chip is only its life cycle, a hint: it has answered then. */
const answers = (chip: Check | undefined): boolean =>
  chip?.state === 'ok' ||
  chip?.state === 'remark' ||
  chip?.finding === 'chip.locked' ||
  chip?.finding === 'chip.not-personalised';

function codeOf({ pcsc }: Facts, reader: string | null): string | null {
  const { service } = pcsc;
  if (service.state === 'down') return service.code;
  const slot = (pcsc.readers.find(({ model }) => model === reader) ?? pcsc.readers[0])?.slot;
  switch (slot?.state) {
    case 'mute':
    case 'busy':
    case 'denied':
    case 'unreadable':
      return slot.code;
    case 'not-eid':
      return slot.statusWord;
    default:
      return null;
  }
}

function browsersOf({ system }: Facts): number | null {
  if (system.browsers.state !== 'known') return null;
  return new Set(system.browsers.value.filter(({ packaging }) => packaging === 'system').map(({ id }) => id)).size;
}
