/** What a probe may use: the system's tools, files to read, the environment. Tests provide their own. */
import { constants } from 'node:fs';
import { access, open, readdir, realpath, type FileHandle } from 'node:fs/promises';
import { release, version } from 'node:os';
import { join } from 'node:path';
import { isRemoteSession } from './remote-desktop.ts';
import { createRun, type Run } from './run.ts';

/** One PC, as the probes see it. */
export interface Machine {
  platform: NodeJS.Platform;
  architecture: string;
  /** The kernel's version: `10.0.26100`, `24.1.0`, `6.1.0-18-amd64`. */
  release: string;
  /** The system's own name for itself: `Windows 11 Pro`. */
  name: string;
  env: NodeJS.ProcessEnv;
  /** The number of the account, on systems that have one. */
  uid: number | null;
  /** Windows's SM_REMOTESESSION; null where nobody can tell. */
  remoteSession(): boolean | null;
  run: Run;
  files: Files;
  now(): Date;
}

/** Reading only. A file that is not there, or not ours to read, is null or an empty list. */
export interface Files {
  exists(path: string): Promise<boolean>;
  /** This account lacks the right to read it or the right to write it, or may not enter its folder. */
  closed(path: string): Promise<boolean>;
  text(path: string): Promise<string | null>;
  /** Whether these words, in ASCII, stand anywhere in it: read in small steps, because such files can be large. */
  contains(path: string, words: string): Promise<boolean>;
  /** Its first 2 kB, empty when there is none: enough to know a script from a program. */
  head(path: string): Promise<string>;
  list(path: string): Promise<string[]>;
  /** The file that a link leads to in the end; null when there is none. */
  real(path: string): Promise<string | null>;
}

/**
 * Reads files for the probes, and never rejects: what cannot be read is null, empty or false, but `closed` is true
 * where this account has no right to it. `text` takes only files, of 16 MB at most: a pipe or a larger file is null.
 * @param root put before every path, so that tests can lay a machine out in a folder
 */
export function filesUnder(root = ''): Files {
  const at = (path: string): string => (root === '' ? path : join(root, path));
  return {
    closed: (path) =>
      access(at(path), constants.R_OK | constants.W_OK).then(
        () => false,
        (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EACCES',
      ),
    exists: (path) =>
      access(at(path)).then(
        () => true,
        () => false,
      ),
    text: (path) => wholeText(at(path)).catch(() => null),
    contains: (path, words) => stepByStep(at(path), Buffer.from(words)).catch(() => false),
    head: (path) => firstBytes(at(path)).catch(() => ''),
    list: (path) => readdir(at(path)).catch(() => []),
    real: (path) =>
      realpath(at(path)).then(
        (found) => found.slice(root.length),
        () => null,
      ),
  };
}

/** Settings and lists are small; what is larger, or no file (a pipe would keep us waiting), is not read. */
const LONGEST_TEXT_BYTES = 16 << 20;

/** A pipe in the place of a file would be waited for until somebody writes into it. */
const openFile = (path: string): Promise<FileHandle> => open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));

async function wholeText(path: string): Promise<string | null> {
  const file = await openFile(path);
  try {
    const found = await file.stat();
    return found.isFile() && found.size <= LONGEST_TEXT_BYTES ? await file.readFile('utf8') : null;
  } finally {
    await file.close();
  }
}

const STEP_BYTES = 32 << 10;

async function stepByStep(path: string, words: Buffer): Promise<boolean> {
  const file = await openFile(path);
  try {
    const buffer = Buffer.allocUnsafe(STEP_BYTES);
    // The end of the last step stands before the next one: the words may lie across the two.
    let kept = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, STEP_BYTES - kept, null);
      const end = kept + bytesRead;
      if (buffer.subarray(0, end).includes(words)) return true;
      if (bytesRead === 0) return false;
      kept = Math.min(end, words.length - 1);
      buffer.copyWithin(0, end - kept, end);
    }
  } finally {
    await file.close();
  }
}

async function firstBytes(path: string): Promise<string> {
  const file = await openFile(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2048), 0, 2048, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}

/** The real PC: its tools, its files, its clock. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    architecture: process.arch,
    release: release(),
    name: version(),
    env: process.env,
    uid: process.getuid?.() ?? null,
    remoteSession: () => (process.platform === 'win32' ? isRemoteSession() : null),
    run: createRun(),
    files: filesUnder(),
    now: () => new Date(),
  };
}
