/** What the check knows of what is at hand, so that nobody is asked for it. Pure. */
import type { FindingId } from './findings.ts';
import type { Have } from './key-vocabulary.ts';
import type { CheckId, Snapshot } from './snapshot.ts';

/** What a person has at hand for logging in, and how it is known. */
export interface AtHand {
  /** Ticked by the person or seen by the check. */
  have: readonly Have[];
  /** Seen: not asked. */
  seen: readonly Have[];
  /** The card in the reader that cannot be used, by its finding; its card and code count as missing. */
  unusable: FindingId | null;
}

/** A card with a problem in one of these is there and cannot be used to log in. */
const OF_THE_CARD: readonly CheckId[] = ['chip', 'validity', 'certificate'];

/**
 * Joins what the person ticked with the reader and the card that the check has seen. A card whose chip, validity or
 * certificate has a problem takes itself and its PIN away, and a blocked PIN itself, even where they were ticked; a
 * ticked reader stays.
 * @param snapshot null before the first state of the check: then what was ticked is all
 */
export function atHand(ticked: readonly Have[], snapshot: Snapshot | null): AtHand {
  const check = (id: CheckId) => snapshot?.checks.find((each) => each.id === id);
  const passes = (id: CheckId): boolean => {
    const state = check(id)?.state;
    return state !== undefined && !['problem', 'waiting', 'unknown', 'checking'].includes(state);
  };
  const bad = OF_THE_CARD.map(check).find((each) => each?.state === 'problem')?.finding ?? null;
  const blocked = check('pin')?.finding === 'pin.blocked';
  const seen: Have[] = [
    ...(passes('reader') ? (['reader'] as const) : []),
    ...(bad === null && passes('eid') && passes('validity') && passes('certificate') ? (['card'] as const) : []),
  ];
  const gone: readonly Have[] = [
    ...(bad === null ? [] : (['card', 'pin'] as const)),
    ...(blocked ? (['pin'] as const) : []),
  ];
  const have = [...new Set([...ticked, ...seen])].filter((thing) => !gone.includes(thing));
  return { have, seen, unusable: bad };
}
