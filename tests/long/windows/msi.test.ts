/**
 * The MSI for a whole PC in Wine's Windows, as docs/deployment.md tells it: installed without a question, replaced by a
 * newer one, removed. What stands in for Electron is no program: it is never started here.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMsi, describeMsi, type DescribedMsi } from '../../package/msi.ts';
import { text } from '../../tools/interface-texts.ts';
import { whyNoWine } from './wine.ts';

const run = promisify(execFile);
const WINE = '/usr/lib/wine/wine64';
const UNINSTALL = String.raw`HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall`;
const [OLD, NEW] = ['0.1.0.0', '0.1.1'];

const why = existsSync('/usr/bin/wixl')
  ? await whyNoWine()
  : 'wixl IS NOT INSTALLED: NO MSI WAS INSTALLED, REPLACED AND REMOVED';
if (why !== null) it(why, ({ skip }) => skip());

describe.skipIf(why !== null)('the MSI for a whole PC, in Wine’s Windows', () => {
  let folder: string;
  let described: DescribedMsi;
  let env: NodeJS.ProcessEnv;
  const drive = (path: string): string => join(folder, 'prefix/drive_c', path);
  const msiexec = async (...words: readonly string[]): Promise<number> => {
    const done = await run(WINE, ['msiexec', ...words, '/qn', '/norestart'], { env }).then(
      () => 0,
      (error: unknown) => error,
    );
    return typeof done === 'number' ? done : Number(v.parse(v.object({ code: v.number() }), done).code);
  };
  /** The entries of « Applications »: name and version. */
  const applications = async (): Promise<{ name: string; version: string }[]> => {
    const { stdout } = await run(WINE, ['reg', 'query', UNINSTALL, '/s'], { env, encoding: 'buffer' });
    // Its console writes in code page 850.
    return stdout
      .toString('latin1')
      .replaceAll('\u0082', 'é')
      .split(/\r?\n(?=HKEY_)/)
      .filter((entry) => /^HKEY_.*\\\{[^}\\]*\}\r?$/m.test(entry))
      .map((entry) => {
        const value = (name: string): string => new RegExp(`^ +${name} +REG_SZ +(.*?)\r?$`, 'm').exec(entry)?.[1] ?? '';
        return { name: value('DisplayName'), version: value('DisplayVersion') };
      });
  };
  /** Wherever they lie: this Wine knows no menu of all users. Its folders of a person are links to those outside. */
  const shortcuts = async (): Promise<string> =>
    (await run('find', [drive(''), '-name', `${text('app.name')}.lnk`])).stdout;
  const file = (version: string): string => join(folder, `cle-en-main-${version}-all-users-x64.msi`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'msi-in-wine-'));
    env = {
      ...process.env,
      WINEPREFIX: join(folder, 'prefix'),
      WINEARCH: 'win64',
      WINEDEBUG: '-all',
      DISPLAY: '',
      WINEDLLOVERRIDES: 'mscoree,mshtml=',
    };
    described = await describeMsi();
    await buildMsi(described, file(OLD));
    await buildMsi(described, file(NEW), NEW);
    await run(WINE, ['wineboot', '-i'], { env });
  });
  afterAll(async () => {
    await run('/usr/lib/wine/wineserver64', ['-k'], { env }).catch(() => undefined);
    await described.remove();
    await rm(folder, { recursive: true });
  });

  it('is installed without a question: the program, its parts, the start menu, and an entry in « Applications »', async () => {
    expect(await msiexec('/i', file(OLD))).toBe(0);
    for (const part of ['cle-en-main.exe', 'resources/app.asar', 'resources/LICENSE.txt', 'locales/fr.pak'])
      expect([part, existsSync(drive(`Program Files/cle-en-main/${part}`))]).toEqual([part, true]);
    expect(await applications()).toEqual([{ name: text('app.name'), version: OLD }]);
    expect(await shortcuts()).toContain('Start Menu/Programs');
  });

  it('a newer one replaces it: one entry, of the new version', async () => {
    expect(await msiexec('/i', file(NEW))).toBe(0);
    expect(await applications()).toEqual([{ name: text('app.name'), version: NEW }]);
    expect(existsSync(drive('Program Files/cle-en-main/cle-en-main.exe'))).toBe(true);
  });

  it('an older one over it is refused with 1603, and changes nothing', async () => {
    // Linux keeps eight bits of an exit code.
    expect(await msiexec('/i', file(OLD))).toBe(1603 % 256);
    expect((await applications()).map(({ version }) => version)).toEqual([NEW]);
  });

  it('is removed by the same file: no program folder, no entry, no shortcut is left', async () => {
    expect(await msiexec('/x', file(NEW))).toBe(0);
    expect(await applications()).toEqual([]);
    expect(existsSync(drive('Program Files/cle-en-main'))).toBe(false);
    expect(await shortcuts()).toBe('');
  });

  it('its code for upgrades and the .exe’s key in the registry are those that docs/deployment.md names', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../docs/deployment.md'), 'utf8');
    expect(page).toContain(`{${/UpgradeCode="([^"]+)"/.exec(described.project)?.[1]}}`);
  });
});
