/** What can be read off the sources about the fence (docs/architecture.md): the parts that no run can show. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, isOwnPage } from '../../../../src/shared/security.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const sources = (folder: string): { name: string; text: string }[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') }));
const all = sources('src');
const holding = (pattern: RegExp): string[] =>
  all
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .sort();

describe('the sources, where they use Electron or keep traces off the disk', () => {
  it('only the files of the window door, src/main/index.ts and the preload import Electron', () => {
    expect(holding(/from 'electron'/)).toEqual([
      'src/main/doors/window/beside-browser.ts',
      'src/main/doors/window/copied.ts',
      'src/main/doors/window/ending.ts',
      'src/main/doors/window/guard.ts',
      'src/main/doors/window/idle-for.ts',
      'src/main/doors/window/ipc.ts',
      'src/main/doors/window/no-network.ts',
      'src/main/doors/window/open-dialog.ts',
      'src/main/doors/window/open-file.ts',
      'src/main/doors/window/persons-folders.ts',
      'src/main/doors/window/quit-key.ts',
      'src/main/doors/window/save-dialog.ts',
      'src/main/doors/window/utility-card-process.ts',
      'src/main/doors/window/utility-documents-worker.ts',
      'src/main/doors/window/window-door.ts',
      'src/main/doors/window/window-program.ts',
      'src/main/index.ts',
      'src/preload/index.ts',
    ]);
  });
  it('one file listens to pages (ipcMain), one speaks for the page (ipcRenderer), one opens addresses (openExternal)', () => {
    expect(holding(/ipcMain\./)).toEqual(['src/main/doors/window/ipc.ts']);
    expect(holding(/ipcRenderer\./)).toEqual(['src/preload/index.ts']);
    expect(holding(/openExternal/)).toEqual(['src/main/doors/window/window-program.ts']);
  });
  it('no source switches off one of the listed defences, such as the sandbox, or names a file:// address', () => {
    expect(
      holding(
        /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false|webviewTag: true|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures|@electron\/remote|\bfile:\/\//,
      ),
    ).toEqual([]);
  });
  it('the window’s file states eight settings that defend it, such as the sandbox, and src/main/index.ts puts every page into the sandbox', () => {
    const window = all.find(({ name }) => name === 'src/main/doors/window/window-door.ts')?.text ?? '';
    for (const line of [
      'contextIsolation: true',
      'nodeIntegration: false',
      'sandbox: true',
      'webSecurity: true',
      'webviewTag: false',
      'spellcheck: false',
      'devTools: !app.isPackaged',
      'session: visitSession()',
    ])
      expect(window).toContain(line);
    expect(all.find(({ name }) => name === 'src/main/index.ts')?.text).toContain('app.enableSandbox()');
  });
  it('both dialogs of the system say dontAddToRecent, no other file opens one, and none adds to a list of recent documents', () => {
    const dialogs = ['src/main/doors/window/open-dialog.ts', 'src/main/doors/window/save-dialog.ts'];
    expect(holding(/dialog\.show(Open|Save)/)).toEqual(dialogs);
    expect(holding(/'dontAddToRecent'/)).toEqual(dialogs);
    expect(holding(/addRecentDocument|setJumpList|setUserTasks/)).toEqual([]);
  });
  it('no source asks for crash dumps or for logs, and only the loopback bridge and the development screen touch what a page can store', () => {
    expect(holding(/crashReporter|\bnetLog\b|contentTracing|enable-logging/)).toEqual([]);
    expect(holding(/localStorage|sessionStorage|indexedDB|document\.cookie|navigator\.storage|\bcaches\./)).toEqual([
      // Keeps the screen under `npm run dev`; the build leaves it out, as tests/package/weight.test.ts sees.
      'src/renderer/program/development.ts',
      'src/renderer/program/loopback-bridge.ts',
    ]);
  });
});

describe('the content security policy of the page', () => {
  it('forbids all that it does not name, names no unsafe source and no address, and asks for trusted types', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|\bapp:/);
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
  });
});

describe('an address is our own page', () => {
  it.each(['app://bundle/', 'app://bundle/index.html', 'app://bundle/assets/x.js?y#z'])('when it is %s', (url) => {
    expect(isOwnPage(url)).toBe(true);
  });
  it.each([
    '',
    'bundle',
    'app:bundle',
    'app://bundle.evil/',
    'app://evil/bundle',
    'app://bundle@evil/',
    'app://evil@bundle/',
    'APP://evil',
    'apps://bundle/',
    'https://bundle/',
    'file:///app/bundle',
    'about:blank',
    'null',
  ])('not when it is %j', (url) => {
    expect(isOwnPage(url)).toBe(false);
  });
});
