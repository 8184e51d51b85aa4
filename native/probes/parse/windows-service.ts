/** A Windows service: its start type from `sc qc`, its state from `sc query`. */
import { andThen, known, unknown, valueOr, type Outcome, type Value } from '../outcome.ts';
import type { Ran } from '../run.ts';

type State = Value<'smartCardService'>['state'];
/**
 * winsvc.h: SERVICE_STOPPED 1, START_PENDING 2, STOP_PENDING 3, RUNNING 4, CONTINUE_PENDING 5, PAUSE_PENDING 6, PAUSED
 * 7.
 */
const RUNNING = 4;
/** winerror.h: ERROR_SERVICE_DOES_NOT_EXIST, ERROR_ACCESS_DENIED. */
const NO_SUCH_SERVICE = 1060;
const ACCESS_DENIED = 5;
/** SERVICE_DISABLED. */
const DISABLED = 4;

/**
 * Labels are translated (« ÉTAT », « STARTTYP »); the second numbered line is the state or the start type, in every
 * language.
 */
function secondNumber(ran: Ran): Outcome<number> {
  if (ran.code === ACCESS_DENIED) return unknown('denied');
  if (ran.code !== 0) return unknown('failed');
  const numbered = ran.out
    .split('\n')
    .flatMap((line) => /^[^:]{1,60}:\s{1,20}([0-9a-f]{1,4})\s{1,10}[A-Z]/i.exec(line)?.[1] ?? []);
  const found = Number(numbered[1]);
  return Number.isInteger(found) && found <= 7 ? known(found) : unknown('unreadable');
}

/**
 * Whether a Windows service runs, from what `sc query` prints. One that is starting, stopping or paused counts as
 * stopped, one that does not exist is `absent`; unknown when `sc` fails otherwise or prints no state.
 */
export function readServiceState(ran: Ran): Outcome<'running' | 'stopped' | 'absent'> {
  if (ran.code === NO_SUCH_SERVICE || /\b1060\b/.test(ran.out)) return known('absent');
  return andThen(secondNumber(ran), (state) =>
    state === 0 ? unknown('unreadable') : known(state === RUNNING ? 'running' : 'stopped'),
  );
}

/**
 * Whether a Windows service is disabled, from what `sc qc` prints; unknown when it fails, as for a service that does
 * not exist.
 */
export const readDisabled = (ran: Ran): Outcome<boolean> =>
  andThen(secondNumber(ran), (start) => known(start === DISABLED));

/**
 * The state of a service from both answers. A disabled service is called disabled, unless it still runs, as it may
 * until the PC is started again. When it is unknown whether it is disabled, its state alone counts.
 */
export function serviceOf(
  disabled: Outcome<boolean>,
  state: Outcome<'running' | 'stopped' | 'absent'>,
): Outcome<State> {
  return valueOr(disabled, false) && valueOr(state, 'stopped') !== 'running' ? known('disabled') : state;
}
