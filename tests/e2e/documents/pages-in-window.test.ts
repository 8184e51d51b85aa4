/** Documents in Electron's window: bytes through its bridge, workers as utility processes, the system's own dialog. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../tools/documents/pdf-tools.ts';
import { HEIC, foreignPdf, jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { until } from '../../tools/wait.ts';
import { electrons, start, type Started } from '../tools/electron.ts';
import { text } from '../../tools/interface-texts.ts';

describe.each(electrons())('documents in the window, in Electron ($name)', (electron) => {
  let files: Scratch;
  let started: Started;
  const ask = (name: string, argument: unknown): Promise<unknown> =>
    started.page.evaluate(`cleEnMain.request(${JSON.stringify(name)}, ${JSON.stringify(argument)})`);
  const working = async (): Promise<string[]> =>
    (await readdir(files.path)).filter((name) => name.startsWith('cle-en-main-session'));
  beforeAll(async () => {
    files = await scratch();
    started = await start(electron, {
      practice: 'ready',
      env: { TMPDIR: files.path, TEMP: files.path, TMP: files.path },
    });
  });
  afterAll(() => files.remove());

  it('a photo, an iPhone’s picture and a PDF become one file where the dialog says', async () => {
    await started.page.getByRole('button', { name: new RegExp(text('documents.title')) }).click();
    await started.page
      .locator('input[type=file]')
      .first()
      .setInputFiles([await jpeg(files.at('a.jpg')), HEIC, await foreignPdf(files.at('z.pdf'), ['Bonjour'])]);
    await started.page.locator('.page-card').nth(2).waitFor();
    const target = files.at('Lettre.pdf');
    await started.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, target);
    await until(
      () => ask('documents.state', undefined),
      (state) => JSON.stringify(state).includes('"idle"'),
      'the documents to be quiet',
    );
    const [document] = JSON.stringify(await ask('documents.state', undefined)).match(/d\d+/) ?? [];
    expect(await ask('documents.save', { document, preset: 'mail', password: null })).toMatchObject({
      state: 'saved',
      name: 'Lettre.pdf',
      pages: 3,
    });
    await check(target);
  });

  it('« Fin de séance » removes the working folder and answers with a number of removed files; after quitting no folder of a session is left, but the saved PDF is', async () => {
    expect(await working()).toHaveLength(1);
    expect(await ask('session.end', undefined)).toEqual({ removedFiles: expect.any(Number) });
    expect(await working()).toEqual([]);
    await started.page.reload();
    await started.end();
    expect((await readdir(files.path)).filter((name) => name.includes('session'))).toEqual([]);
    expect(await readdir(join(files.path))).toContain('Lettre.pdf');
  });
});
