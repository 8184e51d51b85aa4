/** The latest state of the check, as the program tells it. */
import { create } from 'zustand';
import type { CheckStateMessage } from '../../shared/contract.ts';
import type { Client } from '../program/bridge.ts';

type Check = { latest: CheckStateMessage | null };

export const useCheck = create<Check>(() => ({ latest: null }));

/** Listens first and asks second, so that no change falls between the two. */
export async function followCheck(client: Client): Promise<void> {
  client.listen('check.changed', (latest) => useCheck.setState({ latest }));
  const latest = await client.request('check.state', undefined);
  useCheck.setState((now) => (now.latest === null ? { latest } : now));
}

/** For what is looked at once and does not follow. */
export function checkNow(): CheckStateMessage | null {
  return useCheck.getState().latest;
}
