/**
 * The administrator's policy: where it lies, and reading it. Absent, the program runs as without one; with a mistake in
 * it, what closes the place stays closed.
 */
import { constants, type Stats } from 'node:fs';
import { lstat, open, readlink, realpath, stat, type FileHandle } from 'node:fs/promises';
import { dirname, posix, resolve, win32 } from 'node:path';
import { hasCode } from '../../shared/error-code.ts';
import { sizeText } from '../../shared/size-text.ts';
import { NO_POLICY, POLICY_LIMIT_BYTES, type Policy } from '../../shared/policy.ts';
import { POLICY_LANGUAGE, POLICY_WORDS } from './policy-words.ts';
import { decodePolicy, readPolicyText, type PolicyMistake } from './policy-text.ts';
import { UNREADABLE_POLICY, strictestReading } from './strictest-reading.ts';
import { windowsFolder } from './windows-folder.ts';

/**
 * `trouble`: what is wrong with a file that is there, for the trainer's details and the administrator; null when
 * nothing is. With a trouble the policy is the strictest reading of the file.
 */
export interface PolicyRead {
  readonly policy: Policy;
  readonly trouble: string | null;
}

/**
 * The path of the policy's file, fixed on each system: neither a setting of ours nor a variable of the environment,
 * which every visitor may set, moves it.
 * @param windows the folder of Windows; the policy lies in ProgramData of the same disk
 */
export function policyFile(platform: NodeJS.Platform, windows: () => string = windowsFolder): string {
  switch (platform) {
    case 'win32':
      return win32.join(win32.parse(windows()).root, 'ProgramData', 'CleEnMain', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/CleEnMain/policy.json';
    default:
      return posix.join('/etc/cle-en-main/policy.json');
  }
}

/**
 * Reads this PC's policy. In development the environment variable CLE_EN_MAIN_POLICY names another file, which is read
 * whoever owns it; the packed program ignores it.
 */
export function readPolicyHere({ development }: { development: boolean }): Promise<PolicyRead> {
  const named = development ? process.env['CLE_EN_MAIN_POLICY'] : undefined;
  return named === undefined ? readPolicy(policyFile(process.platform)) : readPolicy(named, { owned: false });
}

/** How strict to be, and on which system. */
export interface HowToRead {
  /** Whether the file must belong to the administrator. */
  readonly owned?: boolean;
  readonly platform?: NodeJS.Platform;
  /** For Windows: whether this person may change a file. */
  readonly mayChange?: (file: string) => Promise<'yes' | 'no' | 'unknown'>;
}

/**
 * Reads a policy from its file; never rejects. A file that is not there is no policy. One that cannot be read, is too
 * large, has a mistake, or could have been written by somebody else than the administrator (on Windows: by the person
 * who runs this program; with `owned: false` that is not looked at), gives the strictest reading of it, and the
 * trouble.
 */
export async function readPolicy(
  file: string,
  { owned = true, platform = process.platform, mayChange = opensToWrite }: HowToRead = {},
): Promise<PolicyRead> {
  let handle: FileHandle;
  try {
    // O_NONBLOCK: if somebody put a named pipe in the file's place, opening it must not wait for a writer.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return hasCode(error, 'ENOENT', 'ENOTDIR') ? { policy: NO_POLICY, trouble: null } : unreadable('unreadable');
  }
  try {
    const stats = await handle.stat();
    const refused = refuse(stats);
    if (refused !== null) return unreadable(refused);
    const { text, mistakes } = decodePolicy(await handle.readFile());
    const isAdministrators =
      !owned || (platform === 'win32' ? !(await isAPersons(file, mayChange)) : await isRoots(file, stats));
    if (!isAdministrators) return notTrusted(text);
    const read = await readPolicyText(text, mistakes);
    return { policy: read.policy, trouble: read.mistakes.length === 0 ? null : faulty(read.mistakes) };
  } catch {
    return unreadable('unreadable');
  } finally {
    await handle.close();
  }
}

type FileFault = keyof typeof POLICY_WORDS.file;
const aside = (why: string): string => POLICY_WORDS.aside.replace('{why}', () => why);

function unreadable(fault: FileFault): PolicyRead {
  const size = sizeText(POLICY_LIMIT_BYTES, POLICY_LANGUAGE);
  return { policy: UNREADABLE_POLICY, trouble: aside(POLICY_WORDS.file[fault].replace('{size}', size)) };
}

/** Somebody else may have written it: its wishes do not apply, and its code opens nothing. */
function notTrusted(text: string): PolicyRead {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // The strictest reading says what follows from a text that is no JSON.
  }
  return {
    policy: strictestReading(text, value, { trusted: false }),
    trouble: aside(POLICY_WORDS.file['not-trusted']),
  };
}

/** More than five mistakes say nothing new: `cle-en-main policy check` lists all of them. */
function faulty(mistakes: readonly PolicyMistake[]): string {
  const atLine = ({ line, reason, saysLine = false }: PolicyMistake): string =>
    line === null || saysLine
      ? reason
      : POLICY_WORDS.atLine.replace('{line}', String(line)).replace('{reason}', () => reason);
  return aside(mistakes.slice(0, 5).map(atLine).join(POLICY_WORDS.between));
}

function refuse(stat: Stats): FileFault | null {
  if (!stat.isFile()) return 'not-a-file';
  if (stat.size > POLICY_LIMIT_BYTES) return 'too-large';
  return null;
}

/**
 * The folders as well, and where the file is a link those of what it points at: who may write in one of them can put
 * something else in the place of what lies in it.
 */
async function isRoots(file: string, stats: Stats): Promise<boolean> {
  return isRootsAlone(stats) && (await isInRootsFolders(file, MOST_LINKS));
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

async function isInRootsFolders(file: string, links: number): Promise<boolean> {
  const folder = dirname(resolve(file));
  if (!isRootsAlone(await stat(folder))) return false;
  for (const each of [folder, await realpath(folder)])
    for (let above = dirname(each); ; above = dirname(above)) {
      // Where only the owner may take an entry away, as in /tmp, root's stays what it is.
      const stats = await stat(above);
      if (stats.uid !== 0 || ((stats.mode & 0o022) !== 0 && (stats.mode & STICKY) === 0)) return false;
      if (above === dirname(above)) break;
    }
  if (!(await lstat(file)).isSymbolicLink()) return true;
  return links > 0 && isInRootsFolders(resolve(folder, await readlink(file)), links - 1);
}

const STICKY = 0o1000;

const isRootsAlone = ({ uid, mode }: Stats): boolean => uid === 0 && (mode & 0o022) === 0;

/**
 * Windows has no owner numbers. If this person may change the file although they may not change the system's own files,
 * it is not the administrator's.
 */
async function isAPersons(file: string, mayChange: NonNullable<HowToRead['mayChange']>): Promise<boolean> {
  return (await mayChange(file)) === 'yes' && (await mayChange(win32.join(windowsFolder(), 'win.ini'))) === 'no';
}

/** Finds out by opening the file for writing; nothing is written. */
async function opensToWrite(file: string): Promise<'yes' | 'no' | 'unknown'> {
  try {
    await (await open(file, 'r+')).close();
    return 'yes';
  } catch (error) {
    return hasCode(error, 'EPERM', 'EACCES') ? 'no' : 'unknown';
  }
}
