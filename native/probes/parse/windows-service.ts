/** A Windows service: its start type from the registry, its state from `sc query`. */
import type { Value } from '../outcome.ts';
import { known, unknown, type Outcome } from '../outcome.ts';
import type { Ran } from '../run.ts';
import { numberOf, type RegistryKey } from './registry.ts';

type State = Value<'smartCardService'>['state'];
/** winsvc.h: SERVICE_STOPPED 1, START_PENDING 2, STOP_PENDING 3, RUNNING 4, CONTINUE_PENDING 5, PAUSE_PENDING 6, PAUSED 7. */
const RUNNING = 4;
/** winerror.h: ERROR_SERVICE_DOES_NOT_EXIST, ERROR_ACCESS_DENIED. */
const NO_SUCH_SERVICE = 1060;
const ACCESS_DENIED = 5;
/** SERVICE_DISABLED. */
const DISABLED = 4;

/** Labels are translated (« ÉTAT », « STATUS »); the second numbered line is the state, in every language. */
export function readServiceState({ code, out }: Ran): Outcome<'running' | 'stopped' | 'absent'> {
  if (code === NO_SUCH_SERVICE || /\b1060\b/.test(out)) return known('absent');
  if (code === ACCESS_DENIED) return unknown('denied');
  if (code !== 0) return unknown('failed');
  const numbered = out.split('\n').flatMap((line) => /^[^:]{1,60}:\s{1,20}([0-9a-f]{1,4})\s{1,10}[A-Z]/i.exec(line)?.[1] ?? []);
  const state = Number(numbered[1]);
  if (!Number.isInteger(state) || state < 1 || state > 7) return unknown('unreadable');
  return known(state === RUNNING ? 'running' : 'stopped');
}

/** Start type 4 counts before the state: a disabled service may still run until the next start of the PC. */
export function serviceOf(key: Outcome<RegistryKey[]>, state: Outcome<'running' | 'stopped' | 'absent'>): Outcome<State> {
  if (key.state === 'known' && numberOf(key.value[0], 'Start') === DISABLED && !(state.state === 'known' && state.value === 'running')) return known('disabled');
  return state;
}
