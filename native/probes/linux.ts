/** What Linux can tell without rights: packages, files, the service (facts/eid-card-and-middleware.md §2.3). */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Software, System } from '../../src/shared/facts.ts';
import { run } from './run.ts';

type Value<K extends keyof System> = Extract<System[K], { state: 'known' }>['value'];
const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

export async function os(): Promise<Value<'os'>> {
  const text = await readFile('/etc/os-release', 'utf8');
  const field = (name: string): string => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return { platform: 'linux', name: field('PRETTY_NAME') || 'Linux', version: field('VERSION_ID'), architecture: process.arch, supported: true, viewerSupported: true };
}

export async function smartCardService(): Promise<Value<'smartCardService'>> {
  if (await exists('/run/pcscd/pcscd.comm')) return { state: 'running', onDemand: true };
  if (!(await exists('/usr/sbin/pcscd'))) return { state: 'absent', onDemand: true };
  const enabled = (await run('systemctl', 'is-enabled', 'pcscd.socket'))?.trim();
  return { state: enabled === 'masked' || enabled === 'disabled' ? 'disabled' : 'stopped', onDemand: true };
}

/** Several names may hold the same software; the first installed one counts. */
export async function installed(...packages: readonly string[]): Promise<Software> {
  for (const name of packages) {
    const dpkg = await run('dpkg-query', '-W', '-f=${Status}|${Version}', name);
    const found = dpkg?.startsWith('install ok installed|') === true ? dpkg.split('|')[1] : await run('rpm', '-q', '--qf', '%{VERSION}', name);
    if (found != null && /^\d/.test(found)) return { installed: true, version: /^\d+\.\d+\.\d+/.exec(found)?.[0] ?? null, build: null, copies: 1 };
  }
  return { installed: false };
}

/** OpenSC below 0.26 answers for the eID beside the official module (fault 26). */
export async function otherModules(): Promise<Value<'otherModules'>> {
  const opensc = await installed('opensc-pkcs11', 'opensc');
  if (!opensc.installed || opensc.version === null) return [];
  const [major = 0, minor = 0] = opensc.version.split('.').map(Number);
  return major === 0 && minor < 26 ? [`opensc ${opensc.version}`] : [];
}

const BROWSERS: readonly (readonly [Browser['id'], readonly string[]])[] = [
  ['firefox', ['firefox', 'firefox-esr']], ['chrome', ['google-chrome-stable', 'google-chrome']], ['chromium', ['chromium', 'chromium-browser']],
  ['edge', ['microsoft-edge-stable', 'microsoft-edge']], ['brave', ['brave-browser']],
];

export async function browsers(): Promise<Value<'browsers'>> {
  const found: Browser[] = [];
  for (const [id, names] of BROWSERS) {
    for (const [folder, packaging] of [['/usr/bin', 'system'], ['/snap/bin', 'snap']] as const) {
      const present = await Promise.all(names.map((name) => exists(join(folder, name))));
      if (!present.includes(true)) continue;
      found.push({ id, version: null, packaging, addon: id === 'firefox' ? await addon() : 'not-needed', module: packaging === 'snap' ? 'absent' : id === 'firefox' ? await firefoxModule() : await nssModule() });
    }
  }
  return found;
}

async function addon(): Promise<Browser['addon']> {
  const shared = '/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/belgiumeid@eid.belgium.be.xpi';
  return (await exists(shared)) ? 'present' : 'unknown';
}

async function firefoxModule(): Promise<Browser['module']> {
  const places = ['/usr/lib/mozilla/pkcs11-modules/beidpkcs11.json', '/usr/lib64/mozilla/pkcs11-modules/beidpkcs11.json'];
  return (await Promise.all(places.map(exists))).includes(true) ? 'present' : 'absent';
}

/** The module is added to the person's NSS database at the start of a session (§2.3). */
async function nssModule(): Promise<Browser['module']> {
  const home = process.env['HOME'];
  if (home === undefined) return 'unknown';
  for (const folder of [join(home, '.local/share/pki/nssdb'), join(home, '.pki/nssdb')]) {
    const text = await readFile(join(folder, 'pkcs11.txt'), 'utf8').catch(() => ''); // no database is an answer
    if (/library=\S*libbeidpkcs11/.test(text)) return 'present';
  }
  return 'absent';
}

export function session(): Value<'session'> {
  if (process.env['SSH_CONNECTION'] !== undefined) return { remote: true, kind: 'ssh' };
  return { remote: false, kind: 'local' };
}
