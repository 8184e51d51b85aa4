/**
 * A clean Debian that runs: its processes see its own files, processes, /tmp and /run and nothing else of this machine;
 * the screen and the loopback network are shared. User namespaces are open to its normal user, or closed as an
 * administrator closes them.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { unpackCleanDebian } from './base.ts';

const run = promisify(execFile);
const BUFFER_BYTES = 64 * 1024 * 1024;
/** All numbers of users: inside, they are the same as outside. */
const EVERYBODY = '0 0 4294967295\n';
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The normal user in it. */
export const VISITOR = 'visiteur';

/** Whether a normal user may make user namespaces, which Chromium's sandbox uses where it can. */
export type Namespaces = 'open' | 'closed';

/** The new root becomes the root of the mount namespace: in a mere chroot nobody may make user namespaces. */
const SET_UP = `set -e
root=$1
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=0755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
[ "$2" = open ] || echo 0 > "$root/proc/sys/user/max_user_namespaces"
cd "$root"
pivot_root . mnt
umount -l mnt
cd /
echo ready
exec sleep infinity`;

/** A shell that began before it was root in its user namespace has none of root's rights: so a new one begins then. */
const WAIT_TO_BE_ROOT = 'read -r _ && exec sh -c "$0" sh "$@"';

export interface CleanDebian {
  /** Its files, as this machine sees them. /tmp and /run lie elsewhere. */
  readonly root: string;
  /** Starts it; one at a time. */
  boot(namespaces: Namespaces): Promise<Booted>;
  remove(): Promise<void>;
}

export interface Booted {
  /** Runs a command as root; resolves to its output, rejects with it where the exit code is not 0. */
  asRoot(...command: readonly string[]): Promise<string>;
  /** The same as the normal user. */
  asVisitor(...command: readonly string[]): Promise<string>;
  /** Starts something that goes on, as either. */
  start(
    user: 'root' | typeof VISITOR,
    command: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): ChildProcess;
  /** Ends it with all its processes. */
  end(): Promise<void>;
}

/** @param visitorId the number of its normal user: the screen lets only this one in */
export async function makeCleanDebian(visitorId: number): Promise<CleanDebian> {
  const folder = await mkdtemp(join(tmpdir(), 'clean-debian-'));
  const root = join(folder, 'root');
  await run('mkdir', [root]);
  await unpackCleanDebian(root);
  // Packages are installed by nobody's hand.
  await writeFile(join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  await run('cp', ['--dereference', '/etc/resolv.conf', '/etc/hosts', join(root, 'etc')]);
  await run('chroot', [root, 'useradd', '--uid', String(visitorId), '--create-home', VISITOR]);
  return debianIn(folder);
}

/** The Debian that was made in that folder before. */
export function debianIn(folder: string): CleanDebian {
  const root = join(folder, 'root');
  return {
    root,
    boot: (namespaces) => boot(root, namespaces),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function boot(root: string, namespaces: Namespaces): Promise<Booted> {
  const own = namespaces === 'closed' ? ['--user'] : [];
  const init = spawn(
    'unshare',
    [...own, '--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', WAIT_TO_BE_ROOT, SET_UP, root, namespaces],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH } },
  );
  let complaints = '';
  init.stderr.on('data', (part: Buffer) => {
    complaints += part.toString();
  });
  const first = await childOf(init);
  // In a user namespace of its own the limit is ours to set, and the machine's stays as it is.
  if (namespaces === 'closed')
    for (const map of ['uid_map', 'gid_map']) await writeFile(`/proc/${first}/${map}`, EVERYBODY);
  init.stdin.end('\n');
  await Promise.race([
    once(createInterface({ input: init.stdout }), 'line'),
    once(init, 'exit').then(() => Promise.reject(new Error(`the clean Debian did not start: ${complaints}`))),
  ]);
  const enter = (user: string, command: readonly string[], env: Readonly<Record<string, string>> = {}): string[] => [
    `--target=${first}`,
    '--mount',
    '--pid',
    ...(namespaces === 'closed' ? ['--user', '--setuid=0', '--setgid=0'] : []),
    'runuser',
    `--user=${user}`,
    '--',
    'env',
    '-i',
    `PATH=${PATH}`,
    `HOME=${user === 'root' ? '/root' : `/home/${user}`}`,
    'LANG=C.UTF-8',
    'DEBIAN_FRONTEND=noninteractive',
    ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
    ...command,
  ];
  const ask = async (user: string, command: readonly string[]): Promise<string> =>
    (await run('nsenter', enter(user, command), { maxBuffer: BUFFER_BYTES })).stdout;
  return {
    asRoot: (...command) => ask('root', command),
    asVisitor: (...command) => ask(VISITOR, command),
    start: (user, command, env) => spawn('nsenter', enter(user, command, env), { stdio: ['ignore', 'pipe', 'pipe'] }),
    async end() {
      if (init.exitCode !== null) return;
      const gone = once(init, 'exit');
      // With its first process all others of its process namespace end.
      process.kill(first, 'SIGKILL');
      await gone;
    },
  };
}

/** `unshare --fork` starts one process, which is the first of the new namespaces. */
async function childOf(parent: ChildProcess): Promise<number> {
  for (;;) {
    if (parent.exitCode !== null) throw new Error('unshare ended at once');
    const children = await readFile(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8');
    const [child] = children.trim().split(' ');
    if (child !== undefined && child !== '') return Number(child);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
