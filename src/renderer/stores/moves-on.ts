/** Moving on by itself, and never under the person's finger. */
import { useEffect, useRef } from 'react';

const TOUCHES = ['pointermove', 'pointerdown', 'pointerup', 'keydown', 'wheel'] as const;
/** Long enough to read the confirmation. */
const SHOWN_FOR_MS = 2500;
/** Hands off the mouse and the keys for so long. */
const QUIET_FOR_MS = 800;
const LOOK_EVERY_MS = 100;

/** Calls `move` once `ready` has stood long enough to be read and nobody is pointing, pressing or typing. */
export function useMovesOn(ready: boolean, move: () => void): void {
  const latest = useRef(move);
  useEffect(() => { latest.current = move; });
  useEffect(() => {
    if (!ready) return;
    const begun = performance.now();
    let touched = begun;
    let pressed = false;
    const touch = (event: Event): void => {
      touched = performance.now();
      if (event.type === 'pointerdown') pressed = true;
      else if (event.type === 'pointerup') pressed = false;
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true, capture: true });
    const look = window.setInterval(() => {
      const now = performance.now();
      const reads = document.querySelector(':popover-open, dialog[open]') !== null;
      if (!pressed && !reads && now - begun > SHOWN_FOR_MS && now - touched > QUIET_FOR_MS) latest.current();
    }, LOOK_EVERY_MS);
    return () => {
      window.clearInterval(look);
      for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true });
    };
  }, [ready]);
}
