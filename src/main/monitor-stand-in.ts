/** Until src/main/diagnosis/monitor.ts is here: says that it is checking, for ever. */
import type { CheckStateMessage } from '../shared/contract.ts';
import { pendingSystem } from '../shared/facts.ts';
import { CHECK_IDS } from '../shared/snapshot.ts';

export function createStandIn() {
  let practice: string | null = null;
  const listeners = new Set<(state: CheckStateMessage) => void>();
  const state = (): CheckStateMessage => ({
    snapshot: { schema: 1, at: new Date().toISOString(), mode: practice === null ? 'live' : 'practice', verdict: 'checking', next: null, checks: CHECK_IDS.map((id) => ({ id, state: 'checking', finding: null, data: {} })), observedAt: Date.now() },
    facts: { process: { state: 'starting' }, pcsc: { service: { state: 'starting' }, readers: [], held: false, observedAt: Date.now() }, system: pendingSystem() },
    practice,
  });
  const tell = (): void => { for (const listener of listeners) listener(state()); };
  return {
    state,
    subscribe(listener: (state: CheckStateMessage) => void) { listeners.add(listener); return () => { listeners.delete(listener); }; },
    hold(_held: boolean) { /* nothing to hold */ },
    again: tell,
    askPinTries() { /* no card */ },
    practice(id: string | null) { practice = id; tell(); return true; },
    async stop() { listeners.clear(); },
  };
}
