/**
 * The system's own dialogs of Linux, driven by keys on a real screen: where they begin, what a name becomes, what they
 * leave behind. In the real Electron only: the double has no dialogs.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, textOf } from '../../tools/documents/pdf-tools.ts';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { realElectrons, start, type Started } from '../tools/electron.ts';
import { guideTitle, stepTitle } from '../tools/guide-words.ts';
import { answerDialog, pressUntilGone, windowBeside, windowsOf } from '../tools/hands.ts';
import { handOver } from '../tools/person.ts';
import { onOwnScreen } from '../tools/screen.ts';

const GUIDE = 'se-connecter-eid';

/** What another program noted before the visit; GTK drops by itself what is older than a month. */
const TODAY = new Date().toISOString();
const OTHERS = `<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0"
      xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
      xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info"
>
  <bookmark href="file:///home/ana/Recette.odt" added="${TODAY}" modified="${TODAY}" visited="${TODAY}">
    <info>
      <metadata owner="http://freedesktop.org">
        <mime:mime-type type="application/vnd.oasis.opendocument.text"/>
        <bookmark:applications>
          <bookmark:application name="LibreOffice" exec="&apos;soffice %u&apos;" modified="${TODAY}" count="1"/>
        </bookmark:applications>
      </metadata>
    </info>
  </bookmark>
</xbel>
`;

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.each(realElectrons())('in Electron ($name)', (electron) => {
  let files: Scratch;
  let started: Started;
  let home: string;
  let list: string;
  let opened: string;
  let pid: number;
  onOwnScreen();
  beforeAll(async () => {
    files = await scratch();
    await handOver(files.path);
    home = files.at('home');
    list = join(home, '.local/share/recently-used.xbel');
    for (const folder of ['', '.config', '.local', '.local/share', 'Documents', 'Images', 'Images/Vacances']) {
      await mkdir(join(home, folder));
      await handOver(join(home, folder));
    }
    // As a desktop writes it at the first log-on (xdg-user-dirs).
    await writeFile(
      join(home, '.config/user-dirs.dirs'),
      'XDG_DOCUMENTS_DIR="$HOME/Documents"\nXDG_PICTURES_DIR="$HOME/Images"\n',
    );
    // What the desktop opens a file with: it writes down which.
    opened = files.at('opened.txt');
    await mkdir(files.at('bin'));
    await writeFile(files.at('bin/xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" > '${opened}'\n`, { mode: 0o755 });
    await writeFile(list, OTHERS);
    await handOver(list);
    await jpeg(join(home, 'Images/Vacances/lettre.jpg'));
    await jpeg(join(home, 'Images/Vacances/suite.jpg'));
    const PATH = `${files.at('bin')}:${process.env['PATH'] ?? ''}`;
    started = await start(electron, { practice: 'ready', env: { HOME: home, TMPDIR: files.path, PATH } });
    pid = started.app.process().pid ?? 0;
  });
  afterAll(async () => {
    await started.end();
    await files.remove();
  });

  it(
    'the guide to log in with an eID, printed into a file by the system’s own dialog, has its title and a step, and neither of two buttons of the screen',
    { tags: ['long'] },
    async () => {
      const { page } = started;
      await page.getByRole('button', { name: new RegExp(text('home.guide')) }).click();
      await page
        .getByRole('button', { name: guideTitle(GUIDE) })
        .first()
        .click();
      const known = windowsOf(pid);
      // The page stands still until its dialog is answered.
      const printed = page.getByRole('button', { name: text('guides.print') }).click();
      printed.catch(() => undefined);
      const dialog = await windowBeside(pid, known);
      // Where there is no printer, the first one of its list is a file.
      await pressUntilGone(pid, dialog, 'Down', 'Return');
      await printed;
      const [file = ''] = await until(
        async () => (await readdir(home, { recursive: true })).filter((name) => name.endsWith('.pdf')),
        (found) => found.length > 0,
        'the printed file',
      );
      await check(join(home, file));
      const paper = (await textOf(join(home, file))).replaceAll(/\s+/g, ' ');
      for (const words of [guideTitle(GUIDE), stepTitle(GUIDE, 'carte')])
        expect(paper).toContain(words.replaceAll(/\s+/g, ' '));
      for (const button of [text('guides.print'), text('app.endSession')]) expect(paper).not.toContain(button);
      await rm(join(home, file));
      await page.getByRole('button', { name: 'Clé en main – Revenir à l’accueil' }).click();
    },
  );

  // Each goes on where the one before it stopped, as one visit.
  it('the dialog for photos begins in « Images », and the next time where photos were chosen last', async () => {
    const { page } = started;
    await page.getByRole('button', { name: new RegExp(text('documents.title')) }).click();
    const known = windowsOf(pid);
    await page.getByRole('button', { name: text('documents.choose') }).click();
    // Names from where the dialog is: nowhere else is there such a file.
    await answerDialog(pid, await windowBeside(pid, known), './Vacances/lettre.jpg');
    await page.locator('.page-card').waitFor();
    await page.getByRole('button', { name: text('documents.addPages') }).click();
    await answerDialog(pid, await windowBeside(pid, known), './suite.jpg');
    await page.locator('.page-card').nth(1).waitFor();
    expect(await page.locator('.page-card .file').allTextContents()).toEqual(['lettre.jpg', 'suite.jpg']);
  });

  it('a name typed without an ending gets « .pdf », and the file lies in « Documents », where the dialog for saving begins', async () => {
    const { page } = started;
    await page.getByRole('button', { name: text('documents.toSave') }).click();
    const known = windowsOf(pid);
    await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
    const dialog = await windowBeside(pid, known);
    await answerDialog(pid, dialog, 'Lettre');
    await page.getByRole('heading', { name: text('documents.savedTitle') }).waitFor();
    expect(await readdir(join(home, 'Documents'))).toEqual(['Lettre.pdf']);
    await check(join(home, 'Documents/Lettre.pdf'));
  });

  it('« Ouvrir » hands the saved file to the desktop, and says so where the desktop has no program for it', async () => {
    const { page } = started;
    const open = page.getByRole('button', { name: text('documents.open'), exact: true });
    await open.click();
    await until(
      () => readFile(opened, 'utf8').catch(() => ''),
      (paths) => paths === `${join(home, 'Documents/Lettre.pdf')}\n`,
      'the desktop to be handed the file',
    );
    expect(await page.getByText(text('documents.openFailed')).count()).toBe(0);
    // As xdg-open(1) says it: no program was found.
    await writeFile(files.at('bin/xdg-open'), '#!/bin/sh\nexit 3\n');
    await open.click();
    await page.getByText(text('documents.openFailed')).waitFor();
  });

  it('where a typed name, once « .pdf » is added, is that of an existing file, the person is asked; saying no keeps that file and asks for the name again', async () => {
    const { page } = started;
    const before = await readFile(join(home, 'Documents/Lettre.pdf'));
    await page.getByRole('button', { name: text('app.back') }).click();
    await page.getByRole('button', { name: text('documents.toSave') }).click();
    const known = windowsOf(pid);
    await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
    const dialog = await windowBeside(pid, known);
    await answerDialog(pid, dialog, 'Lettre');
    const question = await windowBeside(pid, known);
    await pressUntilGone(pid, question, 'Escape');
    // Then the name is asked for again.
    const again = await windowBeside(pid, known);
    await pressUntilGone(pid, again, 'Escape');
    await page.getByRole('button', { name: text('documents.save'), exact: true }).waitFor();
    expect(await readFile(join(home, 'Documents/Lettre.pdf'))).toEqual(before);
  });

  it('« Fin de séance » takes this visit’s files off the list of recent files, and leaves those of other programs', async () => {
    // What this test is about: without it, the dialogs would have noted nothing that could be taken off.
    await until(
      () => readFile(list, 'utf8'),
      (text) => text.includes('lettre.jpg') && text.includes('/Lettre'),
      'GTK to note the files of its dialogs',
    );
    await started.page.evaluate(`cleEnMain.request('session.end', undefined)`);
    const text = await readFile(list, 'utf8');
    expect(text).not.toMatch(/lettre/i);
    expect(text).toContain('file:///home/ana/Recette.odt');
    expect(text).toContain('LibreOffice');
    expect(existsSync(join(home, 'Documents/Lettre.pdf'))).toBe(true);
  });
});
