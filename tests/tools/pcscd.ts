/** A real pcscd for the tests, with vpcd's two virtual slots. Only one can run: it owns one fixed socket. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from './wait.ts';

/** TCP ports of "Virtual PCD 00 00" and "Virtual PCD 00 01": a card connects as a client. */
export const SLOTS = [35963, 35964] as const;
const SOCKET = '/run/pcscd/pcscd.comm';

export interface Pcscd {
  /** As an administrator stops the service. */
  stop(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
}

/** Resolves when the service answers and both slots wait for a card. */
export async function startPcscd(): Promise<Pcscd> {
  const child = spawn('/usr/sbin/pcscd', ['--foreground'], { stdio: 'ignore' });
  await until(async () => ({ left: child.exitCode, up: (await answers(SOCKET)) && (await answers(SLOTS[0])) && (await answers(SLOTS[1])) }), ({ left, up }) => left === null && up, 'pcscd and its two slots');
  return { stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/** Connects and leaves at once; vpcd sees a card that was gone before it was powered. */
function answers(place: string | number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = typeof place === 'string' ? connect(place) : connect(place, '127.0.0.1');
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}
