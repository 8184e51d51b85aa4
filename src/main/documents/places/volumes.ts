/**
 * Where a stick, a memory card or a telephone shows on each system. Only places that can be taken out again: never the
 * PC's own disk.
 */
import { access, readFile, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Drive } from '../../../shared/card-process-messages.ts';

/** A drive or a telephone, and the folder under which the system shows it. */
export interface Volume {
  readonly path: string;
  readonly name: string;
  /** The system says that it can be taken out. A drive of Windows that is a fixed disk may be one inside the PC. */
  readonly removable: boolean;
}

/** What is plugged in now. Empty when that cannot be found out. */
export type ListVolumes = () => Promise<readonly Volume[]>;

/** Drives that a person plugs in get these letters; C: is the PC's, A: and B: were floppy disks. */
const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ';

/** What the list leans on. */
export interface Surroundings {
  /** The person's number, where the system has such numbers. */
  readonly uid: number | undefined;
  /** The drives of Windows, as Windows itself tells them; null where it could not be asked. */
  drives(): Promise<readonly Drive[] | null>;
}

/**
 * Gives the function that lists what is plugged into this system. On Windows that is every drive from D: on but those
 * of servers, a second disk among them; where Windows does not say which is which, a server's too. On macOS it is all
 * that is mounted below /Volumes, a server or an opened disk image among it. On a system other than Windows, macOS and
 * Linux it lists nothing.
 */
export function volumesOf(platform: NodeJS.Platform, { uid, drives }: Surroundings): ListVolumes {
  switch (platform) {
    case 'win32':
      return async () => windowsDrives(await drives());
    case 'darwin':
      return macVolumes;
    case 'linux':
      return () => linuxVolumes(uid);
    default:
      return async () => [];
  }
}

/**
 * Of a fixed disk only its appearing shows that somebody plugged it in (watch.ts). A drive of a server is never looked
 * into: one that does not answer would be waited for, and its files are nobody's at this desk.
 */
async function windowsDrives(drives: readonly Drive[] | null): Promise<Volume[]> {
  const candidates =
    drives === null
      ? [...LETTERS].map((letter) => ({ path: `${letter}:\\`, removable: false }))
      : drives
          .filter(({ path, kind }) => LETTERS.includes(path.charAt(0)) && kind !== 'remote')
          .map(({ path, kind }) => ({ path, removable: kind === 'removable' || kind === 'disc' }));
  const found = await Promise.all(
    candidates.map(async ({ path, removable }) =>
      // A reader of memory cards has its letter without a card in it.
      access(path).then(
        () => [{ path, name: path.slice(0, 2), removable }],
        () => [],
      ),
    ),
  );
  return found.flat();
}

/** The start disk is in the list as a link to `/`. */
async function macVolumes(): Promise<Volume[]> {
  const entries = await readdir('/Volumes', { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ path: join('/Volumes', name), name, removable: true }));
}

async function linuxVolumes(uid: number | undefined): Promise<Volume[]> {
  const mounts = parseMounts(await readFile('/proc/self/mounts', 'utf8').catch(() => ''));
  // A telephone over MTP is a folder of GNOME's, not a mount of its own.
  const phones = uid === undefined ? [] : await foldersIn(`/run/user/${uid}/gvfs`, /^(mtp|gphoto2):/);
  return [...mounts, ...phones];
}

/**
 * The sticks and memory cards among the lines of /proc/self/mounts: those whose place is where desktops mount what is
 * plugged in.
 */
export function parseMounts(text: string): Volume[] {
  return text.split('\n').flatMap((line) => {
    const place = unescape(line.split(' ')[1] ?? '');
    return /^\/(run\/)?media\/./.test(place) ? [{ path: place, name: posix.basename(place), removable: true }] : [];
  });
}

/**
 * A path of /proc/self/mounts as it is: there, a space and the like stand as `\040`, each such escape one byte of a
 * UTF-8 name.
 */
function unescape(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replaceAll(/\\(\d{3})/g, (_whole, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replace(/^[\s\S]*$/, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

async function foldersIn(folder: string, pattern: RegExp): Promise<Volume[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => pattern.test(name))
    .map((name) => ({
      path: join(folder, name),
      name: name.replace(/^\w+:host=/, '').replaceAll('_', ' '),
      removable: true,
    }));
}
