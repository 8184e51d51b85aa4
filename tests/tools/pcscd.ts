/** A real pcscd for the tests, with virtual readers of vpcd. Only one can run: it owns one fixed socket. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './wait.ts';

/**
 * TCP ports of the first reader's two slots, "Virtual PCD 00 00" and "Virtual PCD 00 01": a card connects as a client.
 */
export const SLOTS = [35963, 35964] as const;
const SOCKET = '/run/pcscd/pcscd.comm';
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/** The port of a slot; each reader has two. */
export const port = (reader: number, slot: 0 | 1 = 0): number => SLOTS[0] + reader * 10 + slot;

export interface Pcscd {
  /** Stops the service as an administrator would. */
  stop(): Promise<void>;
  /** Kills the service, as a crash would. */
  kill(): Promise<void>;
  /** Alive, and answering nothing, until it is thawed. */
  freeze(): void;
  thaw(): void;
}

/**
 * Resolves when the service answers and every slot waits for a card.
 * @param readers how many, or their names: pcscd gives a reader the FRIENDLYNAME of its configuration, so that a
 * virtual reader can bear the name of a real one. Each has two slots, `NAME 00 00` and `NAME 00 01`.
 */
export async function startPcscd(readers: number | readonly string[] = 1): Promise<Pcscd> {
  const names =
    typeof readers === 'number'
      ? Array.from({ length: readers }, (_, index) =>
          index === 0 ? 'Virtual PCD' : `Virtual PCD ${String.fromCodePoint(65 + index)}`,
        )
      : readers;
  const folder = await mkdtemp(join(tmpdir(), 'readers-'));
  const config = join(folder, 'reader.conf.d');
  await mkdir(config);
  for (const [index, name] of names.entries()) {
    // vpcd keeps two slots per loaded library, whatever the reader: each reader loads a copy of its own.
    const driver = join(folder, `libifdvpcd-${index}.so`);
    await copyFile(DRIVER, driver);
    const channel = `0x${port(index).toString(16)}`;
    await writeFile(
      join(config, `vpcd-${index}`),
      `FRIENDLYNAME "${name}"\nDEVICENAME /dev/null:${channel}\nLIBPATH ${driver}\nCHANNELID ${channel}\n`,
    );
  }
  const child = spawn('/usr/sbin/pcscd', ['--foreground', '--config', config], { stdio: 'ignore' });
  await until(
    async () => ({ left: child.exitCode, up: await answers(SOCKET) }),
    ({ left, up }) => left === null && up,
    'pcscd',
  );
  const ports = names.flatMap((_, index) => [port(index, 0), port(index, 1)]);
  await until(listening, (open) => ports.every((each) => open.has(each)), `${names.length} readers`);
  const finish = async (signal: NodeJS.Signals): Promise<void> => {
    await end(child, signal);
    await rm(folder, { recursive: true, force: true });
  };
  return {
    stop: () => finish('SIGTERM'),
    kill: () => finish('SIGKILL'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/** Whether a reader service answers on this machine, whoever started it. */
export const serviceAnswers = (): Promise<boolean> => answers(SOCKET);

/** Whether the service takes a connection; it is closed at once. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The TCP ports on which somebody waits: looked up rather than tried, because vpcd would take the trial for a card. */
async function listening(): Promise<Set<number>> {
  const LISTEN = '0A';
  const [, ...rows] = (await readFile('/proc/net/tcp', 'utf8')).trim().split('\n');
  return new Set(
    rows
      .map((row) => row.trim().split(/\s+/))
      .filter(([, , , state]) => state === LISTEN)
      .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16)),
  );
}
