/** Folders of ours whose maker was killed: how they are named, and which of them may be removed. */
import { createHash } from 'node:crypto';
import { lstatSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../../shared/error-code.ts';

/** Two PCs may share one folder (a profile on a server), and a process number says nothing about another PC. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 4);
/** A folder of another PC is left alone this long, ms: its program may be running there. */
const ANOTHER_PC_MS = 24 * 3_600_000;

/** What follows the prefix in the name; `mkdtemp` adds the rest. */
export const madeHere = (prefix: string): string => `${prefix}${MACHINE}-${process.pid}-`;

/** The folders in `parent` whose name begins so, that are this person's own, and whose maker is no more. */
export async function leftBehind(parent: string, prefix: string): Promise<string[]> {
  const name = new RegExp(`^${prefix}([0-9a-f]{4})-(\\d+)-`);
  return (await readdir(parent).catch(() => [])).flatMap((each) => {
    const [, machine, pid] = name.exec(each) ?? [];
    const folder = join(parent, each);
    return machine !== undefined && isLeft(folder, machine, Number(pid)) ? [folder] : [];
  });
}

function isLeft(folder: string, machine: string, pid: number): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  // In a folder for all, such as /tmp, anybody may have put one of that name: only this person's own is believed.
  if (stats === undefined || !stats.isDirectory() || !isMine(stats)) return false;
  if (machine !== MACHINE) return stats.mtimeMs < Date.now() - ANOTHER_PC_MS;
  // A number of before the last start of the PC may belong to another program by now.
  return stats.mtimeMs < Date.now() - uptime() * 1000 || !isAlive(pid);
}

/** Windows tells no owner by number; there the temporary folder is the person's own. */
const isMine = ({ uid }: Stats): boolean => process.getuid === undefined || uid === process.getuid();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, of another user.
    return hasCode(error, 'EPERM');
  }
}
