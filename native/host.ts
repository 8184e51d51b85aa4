/**
 * The card process's entry: facts out, requests in. A driver that crashes or hangs takes this process and nothing else.
 * The probes go on where the part that talks to PC/SC may not be loaded.
 */
import * as v from 'valibot';
import { logError } from '../src/process/explain-failure.ts';
import { findParent } from '../src/process/parent.ts';
import { hostRequestSchema, type HostMessage } from '../src/shared/card-process-messages.ts';
import type { FactName, Pcsc, System } from '../src/shared/facts.ts';
import { drives } from './drives.ts';
import { BindingBlocked } from './pcsc/binding.ts';
import { loadLibrary, type Library } from './pcsc/library.ts';
import { watch } from './pcsc/watcher.ts';
import { createObserver } from './probes/index.ts';
import { Slots } from './slots.ts';

/** A sign of life is sent this often, ms. The program takes 2.5 s without one for silence. */
const ALIVE_MS = 1000;
/** A service that has not named its readers by then is not waited for any longer with the rest, ms. */
const READERS_FIRST_MS = 150;
/**
 * Electron's processes go on after an error that nobody caught, in an unknown state. This one ends: the program starts
 * it anew, later and later.
 */
for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(fault, (error: unknown) => {
    void logError(error).finally(() => process.exit(1));
  });

const parent = findParent();
const send = (message: HostMessage): void => parent.send(message);
send({ type: 'alive' });
setInterval(() => send({ type: 'alive' }), ALIVE_MS);

function load(): Library | null {
  try {
    return loadLibrary();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const service: Pcsc['service'] = { state: error instanceof BindingBlocked ? 'no-binding' : 'no-library', reason };
    send({
      type: 'pcsc',
      facts: { service, readers: [], held: false, observedAt: performance.timeOrigin + performance.now() },
    });
    return null;
  }
}

/** Several probes often answer in one turn: all of it is said once, at the end of that turn. */
let unsaid: System | null = null;
const observer = createObserver((facts) => {
  if (unsaid === null)
    setImmediate(() => {
      if (unsaid !== null) send({ type: 'system', facts: unsaid });
      unsaid = null;
    });
  unsaid = facts;
});
let probed = false;
function probe(names?: readonly FactName[], forget?: boolean): void {
  probed ||= names === undefined;
  observer.probe(names, forget).catch((error: unknown) => {
    send({ type: 'trouble', text: `probes: ${error instanceof Error ? error.name : 'unknown'}` });
  });
}

/** The readers first: while a card that is in gets its time to settle, the PC is asked about. */
function firstProbe(): void {
  if (!probed) probe();
}

/** Without an answer the program goes by the letters alone. */
function sayDrives(): void {
  if (process.platform !== 'win32') return;
  try {
    send({ type: 'drives', drives: drives() });
  } catch (error) {
    send({ type: 'trouble', text: `drives: ${error instanceof Error ? error.name : 'unknown'}` });
  }
}

const library = load();
const slots = library === null ? null : new Slots(library, (facts) => send({ type: 'pcsc', facts }));
if (library === null || slots === null) firstProbe();
else {
  watch(library, (seen) => {
    slots.see(seen);
    firstProbe();
  });
  setTimeout(firstProbe, READERS_FIRST_MS);
}
parent.listen((raw) => {
  // A message outside the protocol is refused as a whole.
  const request = v.safeParse(hostRequestSchema, raw);
  if (!request.success) return;
  switch (request.output.type) {
    case 'hold':
      slots?.hold(request.output.held);
      break;
    case 'again':
      slots?.again(false);
      probe();
      break;
    case 'probe':
      probe(request.output.facts, request.output.forget);
      break;
    case 'pin-tries':
      slots?.again(true);
      break;
    case 'drives':
      sayDrives();
      break;
  }
});
