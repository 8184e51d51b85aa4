/** What is at hand: ticked by the person, or seen by the check. */
import { atHand, type AtHand } from '../../shared/at-hand.ts';
import { useCheck } from '../check/check-state.ts';
import { useAnswers } from './walks.ts';

/**
 * What the person has at hand: what they ticked, and what the check sees by itself. What the check sees to be unusable
 * counts as missing, even where it was ticked.
 */
export function useAtHand(): AtHand {
  const have = useAnswers((state) => state.have);
  const snapshot = useCheck((state) => state.latest?.snapshot ?? null);
  return atHand(have, snapshot);
}
