/** Moving on by itself, and never under the person's finger. */
import { useEffect, useRef, type RefObject } from 'react';

const TOUCHES = ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'keydown', 'wheel'] as const;
/** Long enough to read the confirmation. */
const SHOWN_FOR_MS = 2500;
/** Hands off the mouse and the keys for so long. */
const QUIET_FOR_MS = 800;
const LOOK_EVERY_MS = 100;

/** Calls `move` once `ready` has stood long enough to be read and nobody is pointing, pressing or typing. */
export function useMovesOn(ready: boolean, move: () => void): void {
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  const hand = useHand();
  useEffect(() => {
    if (!ready) return;
    const begun = performance.now();
    const look = window.setInterval(() => {
      const now = performance.now();
      const reads = document.querySelector(':popover-open, dialog[open]') !== null;
      if (!hand.current.pressed && !reads && now - begun > SHOWN_FOR_MS && now - hand.current.touchedAt > QUIET_FOR_MS)
        latest.current();
    }, LOOK_EVERY_MS);
    return () => window.clearInterval(look);
  }, [ready, hand]);
}

/** Watched from the beginning: a button may be held down long before the card goes in. */
function useHand(): RefObject<{ touchedAt: number; pressed: boolean }> {
  const hand = useRef({ touchedAt: 0, pressed: false });
  useEffect(() => {
    const touch = ({ type }: Event): void => {
      const pressed =
        type === 'pointerdown' || (hand.current.pressed && type !== 'pointerup' && type !== 'pointercancel');
      hand.current = { touchedAt: performance.now(), pressed };
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true, capture: true });
    return () => {
      for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true });
    };
  }, []);
  return hand;
}
