/** Which browser a click on a link opens on Linux, with each distribution's files laid out in a folder. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { linuxDefaultBrowser } from '../../../../native/probes/linux-default-browser.ts';
import { because } from './outcomes.ts';
import { LINUX, MADE, changed, machine } from './samples/machines.ts';

afterAll(() => rmSync(MADE, { recursive: true, force: true }));

const https = (...names: string[]): string =>
  `[Default Applications]\ntext/html=other.desktop;\nx-scheme-handler/https=${names.join(';')};\n`;
const starts = (command: string): string => `[Desktop Entry]\nName=Firefox\nExec=${command} %u\n`;
const FEDORA = 'org.mozilla.firefox.desktop';
const opened = (files: Readonly<Record<string, string | null>>, env: Readonly<Record<string, string>> = {}) =>
  linuxDefaultBrowser(
    machine(changed(LINUX, { files: { '/usr/share/applications/mimeapps.list': null, ...files }, env })),
  );
const is = (id: string, packaging: string) => ({ state: 'known', value: { id, packaging } });

describe('the default browser of Linux, when it is named org.mozilla.firefox.desktop', () => {
  const system = { [`/usr/share/applications/${FEDORA}`]: starts('firefox') };
  const flatpak = { [`/var/lib/flatpak/exports/share/applications/${FEDORA}`]: starts('/usr/bin/flatpak run --x') };
  const gnome = { '/usr/share/applications/gnome-mimeapps.list': https(FEDORA) };
  const session = { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };

  it('is the system’s own Firefox where that file lies among the system’s, as Fedora has it', async () =>
    expect(await opened({ ...system, ...gnome }, session)).toEqual(is('firefox', 'system')));
  it('is a Flatpak where that file lies among the Flatpaks', async () =>
    expect(await opened({ ...flatpak, ...gnome }, session)).toEqual(is('firefox', 'flatpak')));
  it('is the one whose folder the session puts first where that file lies in both', async () => {
    const both = { ...system, ...flatpak, '/etc/xdg/mimeapps.list': https(FEDORA) };
    const first = (...folders: string[]) => ({ XDG_DATA_DIRS: folders.join(':') });
    const [ours, theirs] = ['/usr/share', '/var/lib/flatpak/exports/share'];
    expect(await opened(both, first(ours, theirs))).toEqual(is('firefox', 'system'));
    expect(await opened(both, first(theirs, ours))).toEqual(is('firefox', 'flatpak'));
  });
  it('is taken for a Flatpak where that file is nowhere to be seen', async () =>
    expect(await opened({ '/home/x/.config/mimeapps.list': https(FEDORA) })).toEqual(is('firefox', 'flatpak')));
});

describe('on Ubuntu', () => {
  it('a default browser whose desktop file is snapd’s own is a snap', async () =>
    expect(
      await opened({
        '/var/lib/snapd/desktop/applications/firefox_firefox.desktop': starts('/snap/bin/firefox'),
        '/home/x/.config/mimeapps.list': https('firefox_firefox.desktop'),
      }),
    ).toEqual(is('firefox', 'snap')));
  it('a default browser whose desktop file has an ordinary name, and starts the snap, is a snap', async () =>
    expect(
      await opened({
        '/usr/share/applications/firefox.desktop': starts('env BAMF=1 /snap/bin/firefox'),
        '/home/x/.config/mimeapps.list': https('firefox.desktop'),
      }),
    ).toEqual(is('firefox', 'snap')));
});

describe('a list of default browsers', () => {
  it('gives the first one that is installed', async () =>
    expect(
      await opened({
        '/home/x/.config/mimeapps.list': https('google-chrome.desktop', 'chromium.desktop'),
        '/usr/share/applications/chromium.desktop': starts('/usr/bin/chromium'),
      }),
    ).toEqual(is('chromium', 'system')));
  it('of which none is left gives way to the distribution’s list', async () =>
    expect(
      await opened({
        '/home/x/.config/mimeapps.list': https('brave-browser.desktop'),
        '/usr/share/applications/mimeapps.list': https('firefox-esr.desktop'),
        '/usr/share/applications/firefox-esr.desktop': starts('firefox-esr'),
      }),
    ).toEqual(is('firefox', 'system')));
});

it('without any list the default browser is Debian’s alternative (x-www-browser), and without that it is unknown', async () => {
  expect(await opened({ '/usr/bin/chromium': '', '/etc/alternatives/x-www-browser': '-> /usr/bin/chromium' })).toEqual(
    is('chromium', 'system'),
  );
  expect(await opened({})).toEqual(because('not-told'));
});
