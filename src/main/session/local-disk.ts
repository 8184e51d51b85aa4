/**
 * Keeps what the program writes on a disk of this PC: a temporary folder on a server would send a visitor's pages over
 * the network.
 */
import { accessSync, constants, mkdtempSync, realpathSync, rmdirSync, statSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';

/**
 * `type` of statfs(2), from Linux' magic.h and the file systems' own headers. FUSE is most often a server seen as a
 * folder (sshfs, rclone).
 */
const NETWORK_TYPES = new Set([
  0x6969 /* NFS */, 0x517b /* SMB */, 0xff534d42 /* CIFS */, 0xfe534d42 /* SMB2 */, 0x01021997 /* 9P */,
  0x5346414f /* AFS */, 0x6b414653 /* kAFS */, 0x73757245 /* Coda */, 0x00c36400 /* Ceph */, 0x65735546 /* FUSE */,
]);

/**
 * Whether a folder lies on a server; false where that cannot be known, as on macOS or of a folder that is not there. A
 * drive letter of Windows may stand for a share: the folder's real path shows it.
 */
export function isOnNetwork(
  folder: string,
  {
    platform = process.platform,
    realPath = realpathSync.native,
  }: { platform?: NodeJS.Platform; realPath?: (path: string) => string } = {},
): boolean {
  try {
    if (platform === 'win32') return /^\\\\(?!\?\\(?:[a-z]:|volume\{)|\.\\)/i.test(realPath(folder));
    // The field is an unsigned number of 32 bits, which some systems return as a signed one.
    return platform === 'linux' && NETWORK_TYPES.has(statfsSync(folder).type >>> 0);
  } catch {
    return false;
  }
}

/**
 * Folders for temporary files where the one that the system names will not do, the best first; that one may be among
 * them. It is not checked that they are there.
 */
export function temporaryFolders(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform !== 'win32') return ['/tmp', '/var/tmp'];
  const below = (name: string, ...rest: string[]): string[] =>
    environment[name] === undefined ? [] : [win32.join(environment[name], ...rest)];
  // In the last of these folders a person can make folders of their own, and reads only those.
  return [...below('LOCALAPPDATA', 'Temp'), ...below('SystemRoot', 'Temp')];
}

/**
 * Sees to it that this process, and all that it starts, keep temporary files on a disk of this PC, by the variables
 * TMPDIR, TEMP and TMP. Where the system's temporary folder is on a server, cannot be written, or has too long a path,
 * a candidate without these faults takes its place; if there is none, the first that can be written, the system's own
 * before all. To be called before anything else.
 * @param candidates the folders to take instead, the best first
 */
export function stayOnLocalDisk(candidates: readonly string[] = temporaryFolders(process.platform, process.env)): void {
  const usual = tmpdir();
  if (canWrite(usual) && !isOnNetwork(usual) && holdsSocket(usual)) return;
  const better =
    candidates.find((folder) => canWrite(folder) && !isOnNetwork(folder) && holdsSocket(folder)) ??
    (canWrite(usual) ? usual : candidates.find(canWrite));
  if (better === undefined) return;
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = better;
}

/**
 * The kernel's limit for the path of a socket (Linux 108 bytes, macOS 104), and the longest that Chromium puts behind
 * its folder.
 */
const LONGEST_SOCKET = 103;
const SOCKET_NAME = '/.org.chromium.Chromium.XXXXXX/SingletonSocket';

/**
 * Electron keeps there the socket by which a second start finds the first, and ends in English where its path is too
 * long.
 */
const holdsSocket = (folder: string): boolean =>
  process.platform === 'win32' || Buffer.byteLength(folder) + SOCKET_NAME.length <= LONGEST_SOCKET;

/**
 * Whether this account may make files in the folder, named in full. Windows says of any folder that it may, whatever
 * the folder's access rights are: there a folder is made in it and removed again.
 */
export function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (!statSync(folder).isDirectory() || !(posix.isAbsolute(folder) || win32.isAbsolute(folder))) return false;
    if (process.platform === 'win32') rmdirSync(mkdtempSync(join(folder, 'cle-en-main-try-')));
    return true;
  } catch {
    return false;
  }
}
