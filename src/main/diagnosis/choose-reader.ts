/**
 * Of several readers, the one that counts: an eID that a login would work with, then one that is still being read, then
 * an eID that does not answer or has a fault of its own, then an empty reader with a slot, then the rest. Every
 * candidate is judged, so that an expired card in one reader does not hide a good one in another, in whatever order the
 * system lists them.
 */
import type { Facts, Reader } from '../../shared/facts.ts';
import type { CheckId, CheckState } from '../../shared/snapshot.ts';
import { judge, type Judged } from './judge.ts';

const OF_THE_CARD: readonly CheckId[] = ['reader', 'card', 'eid', 'chip', 'validity', 'certificate', 'pin'];

/**
 * Judges every reader that can hold an eID and gives the one that counts, with its checks. Where there is none, or
 * while the service or the card process does not answer, it gives the checks as they are without a reader.
 */
export function chooseReader(facts: Facts, now: Date): Judged {
  const none = judge(facts, now, null);
  // What was listed before the service or the card process fell silent does not count: nobody knows what is in there
  // now.
  const isFresh = facts.process.state === 'running' && facts.pcsc.service.state === 'up';
  return facts.pcsc.readers
    .filter((reader) => isFresh && canHoldAnEid(reader))
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((reader) => ({ judged: judge(facts, now, reader), reader }))
    .map(({ judged, reader }) => ({ judged, rank: rankOf(reader, judged) }))
    .reduce((best, one) => (isBefore(one.rank, best.rank) ? one : best), { judged: none, rank: [Infinity, 0] }).judged;
}

/**
 * A token, a SIM, a device's own slot or a virtual reader never counts while it is empty or does not work; an eID in it
 * does otherwise, and a card that is just being read might be one.
 */
function canHoldAnEid({ kind, slot, working }: Reader): boolean {
  if (kind === 'physical' || kind === 'remote') return true;
  return working && (slot.state === 'eid' || slot.state === 'reading');
}

type Rank = readonly [group: number, within: number];
const isBefore = (one: Rank, other: Rank): boolean => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

function rankOf({ slot, kind, working }: Reader, judged: Judged): Rank {
  // A check on which no login with this card depends says nothing about the card, whatever its answer will be.
  const decisive = judged.checks.filter(({ id }) => !judged.beside.includes(id));
  const states = (ids: readonly CheckId[] | null): CheckState[] =>
    decisive.filter(({ id }) => ids === null || ids.includes(id)).map(({ state }) => state);
  const worst = (found: readonly CheckState[]): number =>
    Math.max(...found.map((state) => WORSE.indexOf(state)).filter((index) => index >= 0), 0);
  const within = worst(states(null));
  // Of a reader that no longer works nothing is awaited: whatever is in it, it is the reader that has to be mended.
  if (!working) return [slot.state === 'removed' || slot.state === 'empty' ? 11 : 5, within];
  switch (slot.state) {
    case 'eid': {
      const card = worst(states(OF_THE_CARD));
      // What is wrong with the PC may be so for this generation of cards only: the card that is still read may be good.
      if (card < WORSE.indexOf('unknown')) return [within < WORSE.indexOf('unknown') ? 0 : 2, within];
      if (card < WORSE.indexOf('problem')) return [3, within];
      return [4, within];
    }
    case 'reading':
    case 'slow':
      return [1, within];
    case 'stuck':
    case 'held':
    case 'busy':
    case 'denied':
      return [6, within];
    case 'unreadable':
      return [slot.atrKnown ? 6 : 7, within];
    case 'mute':
      return [7, within];
    case 'not-eid':
      return [8, within];
    case 'removed':
    case 'empty':
      return [kind === 'remote' ? 10 : 9, within];
  }
}
/** Of a check's states, the ones that say something about a login, the better first. */
const WORSE: readonly CheckState[] = ['ok', 'checking', 'unknown', 'problem'];
