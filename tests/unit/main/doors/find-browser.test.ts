import { describe, expect, it } from 'vitest';
import { findBrowser, hasDisplay } from '../../../../src/main/doors/find-browser.ts';
import { practiceArgument } from '../../../../src/main/doors/practice-argument.ts';

const only =
  (...files: string[]) =>
  (file: string): boolean =>
    files.includes(file.replaceAll('\\', '/'));

describe('the browser for the window', () => {
  it('on Linux is Chromium rather than Chrome, where both are on the path, as on Debian', () => {
    expect(
      findBrowser('linux', { PATH: '/usr/local/bin:/usr/bin' }, only('/usr/bin/chromium', '/usr/bin/google-chrome')),
    ).toEqual({ file: '/usr/bin/chromium', snap: false });
  });
  it('on Ubuntu is Chrome rather than the Chromium that is a snap', () => {
    expect(
      findBrowser(
        'linux',
        { PATH: '/usr/bin' },
        only('/usr/bin/chromium-browser', '/snap/bin/chromium', '/usr/bin/google-chrome'),
      ),
    ).toEqual({ file: '/usr/bin/google-chrome', snap: false });
  });
  it('is a snap when there is no other, and is known as one', () => {
    expect(findBrowser('linux', { PATH: '/usr/bin' }, only('/usr/bin/chromium-browser', '/snap/bin/chromium'))).toEqual(
      { file: '/snap/bin/chromium', snap: true },
    );
  });
  it('on Windows is Edge, found in Program Files (x86)', () => {
    expect(
      findBrowser(
        'win32',
        { 'ProgramFiles(x86)': 'C:/Program Files (x86)', ProgramFiles: 'C:/Program Files' },
        only('C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe'),
      )?.file.replaceAll('\\', '/'),
    ).toBe('C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe');
  });
  it('on macOS may be in the person’s own Applications', () => {
    const file = '/Users/x/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser('darwin', { HOME: '/Users/x' }, only(file))).toEqual({ file, snap: false });
  });
  it('is none where the file that an administrator names is not there, though Chromium is installed', () => {
    expect(
      findBrowser('linux', { PATH: '/usr/bin', CLE_EN_MAIN_BROWSER: '/opt/b' }, only('/usr/bin/chromium')),
    ).toBeNull();
  });
  it('is none with nothing installed and no environment', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      expect(findBrowser(platform, {}, () => false)).toBeNull();
  });
});

describe('a display to open a window on', () => {
  it('is there on Linux if the environment names one of X11 or of Wayland', () => {
    expect([
      hasDisplay('linux', {}),
      hasDisplay('linux', { DISPLAY: '' }),
      hasDisplay('linux', { DISPLAY: ':0' }),
      hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
    ]).toEqual([false, false, true, true]);
  });
  it('is taken for granted on Windows and macOS', () => {
    expect([hasDisplay('win32', {}), hasDisplay('darwin', {})]).toEqual([true, true]);
  });
});

describe('the practice scenario on Electron’s command line', () => {
  it('is found among Electron’s own arguments', () => {
    expect(practiceArgument(['electron', '--inspect=0', '.', '--practice=ready'])).toBe('ready');
  });
  it('is null without one', () => {
    expect(practiceArgument(['electron', '.'])).toBeNull();
  });
});
