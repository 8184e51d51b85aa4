/**
 * An administrator's way with the Debian package on a clean Debian: installed, used by a normal user, replaced by a
 * newer one, removed. The package is the release's own by its configuration, around the tests' Electron.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getTestElectron } from '../../../scripts/lib/test-electron.mjs';
import { makePerson, person } from '../../e2e/tools/person.ts';
import { onOwnScreen } from '../../e2e/tools/screen.ts';
import { makeAppImageTools } from '../../package/appimage-tools.ts';
import { pack, type Packed } from '../../package/pack.ts';
import { whyNoCleanDebian } from '../../tools/clean-debian/base.ts';
import { makeCleanDebian, VISITOR, type Booted, type CleanDebian } from '../../tools/clean-debian/system.ts';
import { openWindow, sandboxOf } from '../../tools/clean-debian/visitor.ts';
import { check as checkPdf } from '../../tools/documents/pdf-tools.ts';
import { HEIC, jpeg } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { printedSchema } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';
import * as v from 'valibot';

const run = promisify(execFile);
const TWELVE_BITS = join(import.meta.dirname, '../../fixtures/documents/twelve-bits.jpg');
const FOLDER = '/opt/cle-en-main';
const POLICY = '/etc/cle-en-main/policy.json';
const NEWER = '0.1.1';
const READER_PORT = 35963;
/** Debian's own notes on what was installed when, and its caches. */
const BOOKKEEPING = /^\/(var\/lib\/(dpkg|apt)|var\/log|var\/cache\/(apt|debconf|ldconfig)|etc\/ld\.so\.cache)(\/|$)/;
const MINUTES = 60_000;

const why = await whyNoCleanDebian();
if (why !== null) it(why, ({ skip }) => skip());

describe.skipIf(why !== null)('on a clean Debian, the package', () => {
  let packed: Packed;
  let newer: Packed;
  let electron: string;
  let debian: CleanDebian;
  let system: Booted;
  let card: Inserted | null = null;
  onOwnScreen();

  const inside = (path: string): string => join(debian.root, path);
  const apt = (...words: readonly string[]): Promise<string> =>
    system.asRoot('apt-get', '-y', '-o', 'Dpkg::Use-Pty=0', ...words);
  const reboot = async (namespaces: 'open' | 'closed'): Promise<void> => {
    await system.end();
    system = await debian.boot(namespaces);
  };

  beforeAll(async () => {
    await makePerson();
    electron = dirname(await getTestElectron());
    packed = await pack('linux', ['deb'], { electron });
    newer = await pack('linux', ['deb'], { electron, packed: join(packed.folder, 'linux-unpacked'), version: NEWER });
    debian = await makeCleanDebian(person()?.uid ?? 1000);
    for (const { folder } of [packed, newer])
      for (const name of await readdir(folder))
        if (name.endsWith('.deb')) await copyFile(join(folder, name), inside(join('root', name)));
    system = await debian.boot('open');
    await apt('update');
  }, 20 * MINUTES);
  afterAll(async () => {
    await card?.remove();
    await system.end();
    await debian.remove();
    await Promise.all([packed.remove(), newer.remove()]);
  });

  it('is installed by one line of apt without anything that is only recommended, and lacks no library', async () => {
    await apt('install', '--no-install-recommends', '/root/cle-en-main_0.1.0_amd64.deb');
    expect(await system.asVisitor('cle-en-main', '--version')).toContain('0.1.0');
    const linked = await system.asRoot(
      'sh',
      '-c',
      `find ${FOLDER} -type f \\( -perm /111 -o -name '*.so*' -o -name '*.node' \\) -exec ldd {} + 2>&1`,
    );
    // Beside one another in the program's own folder.
    expect(linked.split('\n').filter((line) => line.includes('not found') && !line.includes('libffmpeg'))).toEqual([]);
  });

  it('lies in a folder without a space or an accent, and belongs to root with nothing that others may write', async () => {
    expect(await system.asRoot('sh', '-c', 'ls /opt')).toBe('cle-en-main\n');
    expect(await system.asRoot('readlink', '-f', '/usr/bin/cle-en-main')).toBe(`${FOLDER}/cle-en-main\n`);
    expect(await system.asRoot('find', FOLDER, '!', '-user', 'root', '-o', '-perm', '/022', '!', '-type', 'l')).toBe(
      '',
    );
    expect((await stat(inside(`${FOLDER}/chrome-sandbox`))).mode & 0o7777).toBe(0o4755);
  });

  it('is in the menu under its name, with a sentence and an icon that is there', async () => {
    const file = '/usr/share/applications/cle-en-main.desktop';
    await run('desktop-file-validate', [inside(file)]);
    const entry = await readFile(inside(file), 'utf8');
    const value = (key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'm').exec(entry)?.[1];
    expect(value('Name')).toBe(text('app.name'));
    expect(value('Comment')).toMatch(/^\p{Lu}.*\.$/u);
    expect(value('Exec')).toBe(`${FOLDER}/cle-en-main %U`);
    for (const size of [16, 32, 48, 64, 128, 256, 512])
      expect(
        (await stat(inside(`/usr/share/icons/hicolor/${size}x${size}/apps/${value('Icon')}.png`))).size,
      ).toBeGreaterThan(0);
  });

  describe.each([
    { namespaces: 'open', ownUsers: true },
    { namespaces: 'closed', ownUsers: false },
  ] as const)('used by a normal user where user namespaces are $namespaces', ({ namespaces, ownUsers }) => {
    const home = `/home/${VISITOR}`;
    beforeAll(async () => {
      await apt('install', '/root/cle-en-main_0.1.0_amd64.deb', 'vsmartcard-vpcd');
      await reboot(namespaces);
      await mkdir(inside(`${home}/Photos`), { recursive: true });
      await jpeg(inside(`${home}/Photos/lettre.jpg`), { width: 1200, height: 1600 });
      await copyFile(HEIC, inside(`${home}/Photos/telephone.heic`));
      await copyFile(TWELVE_BITS, inside(`${home}/Photos/douze-bits.jpg`));
      await run('chown', ['-R', String(person()?.uid), inside(home)]);
      system.start('root', ['/usr/sbin/pcscd', '--foreground']);
      await until(
        () => run('ss', ['-ltnH', `sport = :${READER_PORT}`]),
        ({ stdout }) => stdout !== '',
        'the virtual reader',
      );
      card = await insert(READER_PORT, eid());
    }, 10 * MINUTES);
    afterAll(async () => {
      await card?.remove();
      await rm(inside(`${home}/Photos`), { recursive: true });
      await reboot('open');
    });

    it('a normal user can make user namespaces, or cannot, as this part of the test says', async () => {
      const made = system.asVisitor('unshare', '--user', 'true');
      if (namespaces === 'open') await made;
      else await expect(made).rejects.toThrow('unshare');
    });

    it('the check in the terminal finds service, reader and card in order, and that the official eID software is missing', async () => {
      const out = await system.asVisitor('sh', '-c', 'cle-en-main check --json; true');
      const printed = v.parse(printedSchema, JSON.parse(out));
      const state = (id: string): string | undefined => printed.checks.find((each) => each.id === id)?.state;
      expect({ service: state('service'), reader: state('reader'), card: state('card') }).toEqual({
        service: 'ok',
        reader: 'ok',
        card: 'ok',
      });
      expect(printed.next?.finding).toBe('middleware.missing');
    });

    it('a photograph, a picture of an iPhone and a JPEG that only ImageMagick reads become a PDF in the terminal', async () => {
      await system.asVisitor(
        'cle-en-main',
        'pdf',
        `${home}/Photos/lettre.jpg`,
        `${home}/Photos/telephone.heic`,
        `${home}/Photos/douze-bits.jpg`,
        '-o',
        `${home}/terminal.pdf`,
      );
      await checkPdf(inside(`${home}/terminal.pdf`));
      expect((await run('pdfinfo', [inside(`${home}/terminal.pdf`)])).stdout).toMatch(/Pages: +3/);
      await rm(inside(`${home}/terminal.pdf`));
    });

    it('the window opens in Chromium’s sandbox, checks the card, makes a PDF by the system’s own dialogs, and ends without leaving a file', async () => {
      const before = await filesOf(system);
      const visit = await openWindow(system, process.env['DISPLAY'] ?? '');
      await visit.eyes.sees(text('home.title'));
      expect(await sandboxOf(system, visit.pid)).toEqual({ ownProcesses: true, ownUsers, filtered: true });

      await visit.eyes.clicks(text('home.check'));
      await visit.eyes.sees('Installez le logiciel eID');
      await visit.eyes.clicks(text('app.name'));

      await visit.eyes.clicks(text('home.send'));
      await visit.answers(text('documents.choose'), `${home}/Photos/lettre.jpg`);
      await visit.eyes.clicks(text('documents.toSave'));
      await visit.answers(text('documents.save'), `${home}/fenetre`);
      await visit.eyes.sees(text('documents.savedTitle'));
      await checkPdf(inside(`${home}/fenetre.pdf`));
      await rm(inside(`${home}/fenetre.pdf`));

      expect(await visit.close(), visit.printed()).toBe(0);
      await until(
        () => filesOf(system),
        (after) => after.every((file) => before.includes(file)),
        'every file of the visit to go',
      );
    });
  });

  it('is upgraded over a running program, which goes on; its policy stays as the administrator wrote it', async () => {
    const policy = JSON.stringify({ trainer: "Demandez à l'accueil." });
    await mkdir(dirname(inside(POLICY)));
    await writeFile(inside(POLICY), policy, { mode: 0o644 });
    const visit = await openWindow(system, process.env['DISPLAY'] ?? '');
    await visit.eyes.sees(text('home.title'));
    await apt('install', `/root/cle-en-main_${NEWER}_amd64.deb`);
    expect(await system.asRoot('dpkg-query', '-W', '-f', '${Version}', 'cle-en-main')).toBe(NEWER);
    expect(await system.asRoot('readlink', '-f', '/usr/bin/cle-en-main')).toBe(`${FOLDER}/cle-en-main\n`);
    expect(await visit.close(), visit.printed()).toBe(0);
    expect(await readFile(inside(POLICY), 'utf8')).toBe(policy);
    const again = await openWindow(system, process.env['DISPLAY'] ?? '');
    await again.eyes.sees(text('home.title'));
    expect(await again.close(), again.printed()).toBe(0);
  });

  it('is purged: of the program nothing is left but the policy', async () => {
    await apt('purge', 'cle-en-main');
    // The dependencies stay until `apt-get autoremove`, so what is new now is the program's.
    const before = await allFiles(debian);
    await apt('install', `/root/cle-en-main_${NEWER}_amd64.deb`);
    const visit = await openWindow(system, process.env['DISPLAY'] ?? '');
    await visit.eyes.sees(text('home.title'));
    expect(await visit.close(), visit.printed()).toBe(0);
    await apt('purge', 'cle-en-main');
    const after = await allFiles(debian);
    expect(after.filter((file) => !before.includes(file))).toEqual([]);
    expect(after.filter((file) => file.includes('cle-en-main') && !file.startsWith('/root/'))).toEqual([
      dirname(POLICY),
      POLICY,
    ]);
  });

  it('as an AppImage, around a stand-in for its runtime, needs no installation, opens in Chromium’s sandbox, makes a PDF, and leaves nothing', async () => {
    const tools = await makeAppImageTools();
    const image = await pack('linux', ['AppImage'], {
      electron,
      packed: join(packed.folder, 'linux-unpacked'),
      env: { APPIMAGE_TOOLS_PATH: tools },
    });
    try {
      const place = `/home/${VISITOR}/cle-en-main.AppImage`;
      await copyFile(join(image.folder, 'cle-en-main-0.1.0-linux-x86_64.AppImage'), inside(place));
      await run('chmod', ['755', inside(place)]);
      // Of the stand-in; the real runtime brings its own.
      await apt('install', '--no-install-recommends', 'squashfs-tools');
      const before = await filesOf(system);
      const visit = await openWindow(system, process.env['DISPLAY'] ?? '', place);
      await visit.eyes.sees(text('home.title'));
      expect(await sandboxOf(system, visit.pid)).toEqual({ ownProcesses: true, ownUsers: true, filtered: true });
      expect(await visit.close(), visit.printed()).toBe(0);
      await until(
        () => filesOf(system),
        (after) => after.every((file) => before.includes(file)),
        'every file of the visit to go',
      );
    } finally {
      await Promise.all([image.remove(), rm(tools, { recursive: true })]);
    }
  });
});

/** What a visit could leave: the person's home, /tmp, /var/tmp and /dev/shm. */
const filesOf = async (system: Booted): Promise<string[]> =>
  (await system.asRoot('find', '/home', '/tmp', '/var/tmp', '-not', '-path', '/tmp/.X11-unix/*')).split('\n');

async function allFiles(debian: CleanDebian): Promise<string[]> {
  const { stdout } = await run('find', [debian.root, '-xdev', '-printf', '/%P\n'], { maxBuffer: 64 * 1024 * 1024 });
  return stdout
    .split('\n')
    .filter((file) => file !== '' && !BOOKKEEPING.test(file))
    .sort();
}
