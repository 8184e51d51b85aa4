/**
 * The system's own dialogs of Linux, driven by keys on a real screen: where they begin, what a name becomes, what they
 * leave behind. In the real Electron only: the double has no dialogs.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { check } from '../../tools/documents/pdf-tools.ts';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { realElectrons, start, type Started } from '../tools/electron.ts';
import { answerDialog, press, windowBeside, windowGone, windowsOf } from '../tools/hands.ts';
import { handOver } from '../tools/person.ts';
import { onOwnScreen } from '../tools/screen.ts';

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

describe.each(realElectrons())('in $name', (electron) => {
  let files: Scratch;
  let started: Started;
  let home: string;
  let list: string;
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
    await writeFile(list, OTHERS);
    await handOver(list);
    await jpeg(join(home, 'Images/Vacances/lettre.jpg'));
    await jpeg(join(home, 'Images/Vacances/suite.jpg'));
    started = await start(electron, { practice: 'ready', env: { HOME: home, TMPDIR: files.path } });
    pid = started.app.process().pid ?? 0;
  });
  afterAll(async () => {
    await started.end();
    await files.remove();
  });

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

  it('a name without an ending gets one, in « Documents », where the dialog begins', async () => {
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

  it('a name that becomes that of another file is asked about, and that file stays where one says no', async () => {
    const { page } = started;
    const before = await readFile(join(home, 'Documents/Lettre.pdf'));
    await page.getByRole('button', { name: text('app.back') }).click();
    await page.getByRole('button', { name: text('documents.toSave') }).click();
    const known = windowsOf(pid);
    await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
    const dialog = await windowBeside(pid, known);
    await answerDialog(pid, dialog, 'Lettre');
    const question = await windowBeside(pid, known);
    press(question, 'Escape');
    await windowGone(pid, question);
    // Then the name is asked for again.
    const again = await windowBeside(pid, known);
    await vi.waitFor(
      () => {
        press(again, 'Escape');
        if (windowsOf(pid).includes(again)) throw new Error('the dialog is still there');
      },
      { timeout: 45_000, interval: 500 },
    );
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
