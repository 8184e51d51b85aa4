/** While the person logs in, the check leaves the card alone. */
import { useEffect } from 'react';
import { useProgram } from '../program/program.tsx';

let release: number | undefined;

/** Held from the first step that wants it to the last: letting go between two of them would read the card under the person's PIN. */
export function useCardHold(wanted: boolean): void {
  const { client } = useProgram();
  useEffect(() => {
    if (!wanted) return;
    window.clearTimeout(release);
    void client.request('check.hold', true);
    return () => {
      release = window.setTimeout(() => void client.request('check.hold', false));
    };
  }, [client, wanted]);
}
