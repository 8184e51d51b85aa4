/** The latest state of the check, as the program publishes it. */
import { create } from 'zustand';
import type { CheckStateMessage } from '../../shared/contract.ts';
import type { Client } from '../program/bridge.ts';

type Check = { latest: CheckStateMessage | null };

/** The latest state of the check, for components; null until the program has sent the first one. */
export const useCheck = create<Check>(() => ({ latest: null }));

/**
 * Keeps `useCheck` up to date for as long as the page lives. Resolves once it holds a state; rejects when the program
 * gives none. It listens first and asks second, so that no change falls between the two.
 */
export async function followCheck(client: Client): Promise<void> {
  client.listen('check.changed', (latest) => useCheck.setState({ latest }));
  const latest = await client.request('check.state', undefined);
  useCheck.setState((now) => (now.latest === null ? { latest } : now));
}

/**
 * The state at this moment, for code that needs it once and does not follow later changes; null before the first one.
 */
export function checkNow(): CheckStateMessage | null {
  return useCheck.getState().latest;
}
