/** The folders that killed programs of ours left behind: how they are named, and which of them may be removed. */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../../shared/error-code.ts';

/**
 * Names this PC. Two PCs may share one folder (a profile on a server), and the process number of one says nothing about
 * the other.
 */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 4);
/** Milliseconds. A folder of another PC is left alone this long, because its program may still be running there. */
const ANOTHER_PC_MS = 24 * 3_600_000;

/**
 * The beginning of a folder's name, which says who made it: the prefix, this PC, this process. `mkdtemp` adds a random
 * part.
 */
export const madeHere = (prefix: string): string => `${prefix}${MACHINE}-${process.pid}-`;

/**
 * The folders in `parent` that have this prefix, belong to this person, and whose process no longer runs; those of
 * another PC once they have not changed for a day. None when `parent` cannot be read.
 */
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
  // In a folder that everybody can write to, such as /tmp, another user may have made one of this name: only this
  // person's own folders count.
  if (stats === undefined || !stats.isDirectory() || !isMine(stats)) return false;
  if (machine !== MACHINE) return stats.mtimeMs < Date.now() - ANOTHER_PC_MS;
  // The process number of a folder from before the PC's last start may belong to another program by now.
  return stats.mtimeMs < Date.now() - uptime() * 1000 || !isAlive(pid) || startedAfter(pid, stats.birthtimeMs);
}

/**
 * Process numbers are used again: who started after the folder was made did not make it. Linux tells when a process
 * started, in ticks of 10 ms since the PC did (proc(5), /proc/<pid>/stat, 22nd field); elsewhere nobody is suspected.
 */
function startedAfter(pid: number, madeAtMs: number): boolean {
  if (process.platform !== 'linux' || madeAtMs === 0) return false;
  try {
    // The second field is the program's name in brackets, which may hold spaces and brackets itself.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    const bootedAt = Date.now() - uptime() * 1000;
    // A second for the rounding of both clocks.
    return bootedAt + ticks * 10 > madeAtMs + 1000;
  } catch {
    // Ended this moment, or hidden from us: then it is treated as alive, and the next start decides.
    return false;
  }
}

/** Windows has no owner numbers; its temporary folder is the person's own. */
const isMine = ({ uid }: Stats): boolean => process.getuid === undefined || uid === process.getuid();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that the process runs, under another user.
    return hasCode(error, 'EPERM');
  }
}
