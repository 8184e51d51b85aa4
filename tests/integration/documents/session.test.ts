import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { jpeg, scratch } from '../../tools/documents/photos.ts';
import { session, type Session } from '../../tools/documents/session.ts';

const run = promisify(execFile);
let files: Awaited<ReturnType<typeof scratch>>;
let now: Session;
beforeAll(async () => { files = await scratch(); });
afterAll(() => files.remove());
beforeEach(() => { now = session(files.path); });
afterEach(async () => { await now.end(); });

const at = (name: string): string => join(files.path, name);

it('photos become one PDF that qpdf finds sound', async () => {
  await now.bring([await jpeg(at('page 2.jpg')), await jpeg(at('page 10.jpg'))]);
  const [document] = now.documents.state().documents;
  expect(document?.pages.map(({ source }) => source.file)).toEqual(['page 2.jpg', 'page 10.jpg']);
  for (const preset of ['mail', 'archive', 'original'] as const) {
    const target = at(`${preset}.pdf`);
    const saved = await now.saving.save(document?.id ?? '', preset, null, async () => ({ kind: 'file', path: target }));
    expect(saved).toMatchObject({ state: 'saved', pages: 2 });
    await run('qpdf', ['--check', target]);
    expect((await stat(target)).size).toBeGreaterThan(1000);
  }
});
