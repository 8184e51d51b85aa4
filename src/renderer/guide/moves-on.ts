/** Lets a guide move on by itself, but never under the person's finger. */
import { useEffect, useRef, type RefObject } from 'react';
import { shownIn, useBeside } from '../program/beside.ts';

const TOUCHES = ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'keydown', 'wheel'] as const;
/** Milliseconds: long enough to read the confirmation. */
const SHOWN_FOR_MS = 2500;
/** Milliseconds for which nobody must have touched mouse or keys. */
const QUIET_FOR_MS = 800;
const CHECKED_EVERY_MS = 100;

/**
 * Calls `move` once `ready` has stood for two and a half seconds, nobody has been pointing, pressing or typing for
 * almost one, and no dialog or explanation is open. It calls it again ten times a second until `ready` is false or the
 * component goes.
 */
export function useMovesOn(ready: boolean, move: () => void): void {
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  const hand = useHand();
  useEffect(() => {
    if (!ready) return;
    const begun = performance.now();
    const timer = window.setInterval(() => {
      const now = performance.now();
      const reads = shownIn().document.querySelector(':popover-open, dialog[open]') !== null;
      if (!hand.current.pressed && !reads && now - begun > SHOWN_FOR_MS && now - hand.current.touchedAt > QUIET_FOR_MS)
        latest.current();
    }, CHECKED_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [ready, hand]);
}

/**
 * When the person last touched something, and whether a button is down now. Watched from the beginning, because a
 * button may be held down long before the card goes in.
 */
function useHand(): RefObject<{ touchedAt: number; pressed: boolean }> {
  const hand = useRef({ touchedAt: 0, pressed: false });
  const small = useBeside((state) => state.small);
  useEffect(() => {
    const view = small ?? window;
    const touch = ({ type }: Event): void => {
      const pressed =
        type === 'pointerdown' || (hand.current.pressed && type !== 'pointerup' && type !== 'pointercancel');
      hand.current = { touchedAt: performance.now(), pressed };
    };
    for (const name of TOUCHES) view.addEventListener(name, touch, { passive: true, capture: true });
    return () => {
      for (const name of TOUCHES) view.removeEventListener(name, touch, { capture: true });
    };
  }, [small]);
  return hand;
}
