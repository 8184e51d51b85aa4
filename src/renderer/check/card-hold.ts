/** Tells the check to leave the card alone while the person logs in. */
import { useEffect } from 'react';
import { useProgram } from '../program/program.tsx';

let release: number | undefined;

/**
 * Has the check leave the card alone while `wanted` is true, from the first step that wants it to the last: between two
 * of them, the check would otherwise read the card while the person types the PIN.
 */
export function useCardHold(wanted: boolean): void {
  const { client } = useProgram();
  useEffect(() => {
    if (!wanted) return;
    window.clearTimeout(release);
    client.send('check.hold', true);
    return () => {
      release = window.setTimeout(() => client.send('check.hold', false));
    };
  }, [client, wanted]);
}
