/** The files of a clean Debian: what debootstrap makes from the registry that this machine itself installs from. */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = join(import.meta.dirname, '../../../.cache/clean-debian');
const SOURCES = '/etc/apt';
const DEBOOTSTRAP = '/usr/sbin/debootstrap';

/** Why no clean Debian can be made here, in capitals for the end of a test run, or null. */
export async function whyNoCleanDebian(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'NOT ROOT: THE PACKAGE WAS NOT INSTALLED IN A CLEAN DEBIAN';
  const isThere = await access(DEBOOTSTRAP, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isThere) return 'debootstrap IS NOT INSTALLED: THE PACKAGE WAS NOT INSTALLED IN A CLEAN DEBIAN';
  return (await registry()) === null ? 'NO DEBIAN REGISTRY IN /etc/apt: NO CLEAN DEBIAN' : null;
}

/**
 * Unpacks a Debian of this machine's version into `folder`, with nothing in it but what every Debian has (debootstrap's
 * `minbase`). It is fetched once and kept as an archive.
 */
export async function unpackCleanDebian(folder: string): Promise<void> {
  const base = await registry();
  if (base === null) throw new Error('no registry of Debian in /etc/apt');
  const archive = join(CACHE, `${base.suite}.tar`);
  if (!(await readable(archive))) await make(base, archive);
  await run('tar', [
    '--extract',
    '--file',
    archive,
    '--directory',
    folder,
    '--numeric-owner',
    '--preserve-permissions',
  ]);
}

async function make({ address, suite }: Registry, archive: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, '.making-'));
  try {
    const root = join(work, 'root');
    await run(DEBOOTSTRAP, ['--variant=minbase', suite, root, address], { maxBuffer: 64 * 1024 * 1024 });
    // What this machine's apt has to know to reach the registry (a proxy, a registry of another day).
    for (const name of await readdir(join(SOURCES, 'apt.conf.d')))
      if (/^Acquire::/m.test(await readFile(join(SOURCES, 'apt.conf.d', name), 'utf8')))
        await copyFile(join(SOURCES, 'apt.conf.d', name), join(root, 'etc/apt/apt.conf.d', name));
    await writeFile(join(root, 'etc/hostname'), 'propre\n');
    await run('tar', ['--create', '--file', join(work, 'base.tar'), '--directory', root, '--numeric-owner', '.']);
    await rename(join(work, 'base.tar'), archive);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Registry {
  readonly address: string;
  readonly suite: string;
}

/** Where this machine's own Debian comes from, read from its sources in either of apt's two formats. */
async function registry(): Promise<Registry | null> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const suite = /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1];
  if (suite === undefined || !/^ID=debian$/m.test(release)) return null;
  const lists = (await readdir(join(SOURCES, 'sources.list.d')).catch(() => [])).map((name) =>
    join(SOURCES, 'sources.list.d', name),
  );
  for (const list of [join(SOURCES, 'sources.list'), ...lists]) {
    const text = await readFile(list, 'utf8').catch(() => '');
    const address = oneLine(text, suite) ?? stanza(text, suite);
    if (address !== undefined) return { address, suite };
  }
  return null;
}

/** `deb [options] ADDRESS SUITE main`. */
const oneLine = (text: string, suite: string): string | undefined =>
  new RegExp(String.raw`^deb\s+(?:\[[^\]]*\]\s+)?(https?://\S+)\s+${suite}\s+(?:\S+\s+)*main\b`, 'm').exec(text)?.[1];

/** `URIs: ADDRESS` in a stanza whose `Suites:` names the suite itself. */
function stanza(text: string, suite: string): string | undefined {
  for (const part of text.split(/\n\s*\n/)) {
    const suites = /^Suites:\s*(.+)$/m.exec(part)?.[1]?.split(/\s+/) ?? [];
    const main = /^Components:.*\bmain\b/m.test(part);
    const address = /^URIs:\s*(https?:\/\/\S+)/m.exec(part)?.[1];
    if (suites.includes(suite) && main && address !== undefined) return address;
  }
  return undefined;
}

const readable = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
