/** How often pages are really made by the built workers: once for each way in which they are wanted. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { session, type Session } from '../../tools/documents/session.ts';

let files: Scratch;
let now: Session;
let document: string;
beforeEach(async () => {
  files = await scratch();
  now = session(files.path);
  await now.bring(
    await Promise.all([1, 2, 3, 4].map((at) => jpeg(files.at(`${at}.jpg`), { width: 300, height: 400 }))),
  );
  document = now.documents.state().documents[0]?.id ?? '';
  now.jobs.length = 0;
});
afterEach(async () => {
  await now.end();
  await files.remove();
});

const making = (preset = ''): number =>
  now.jobs.map((job) => JSON.stringify(job)).filter((job) => job.includes('"make"') && job.includes(`"${preset}`))
    .length;

it('of four pages whose size is worked out and which are then saved, each is made once', async () => {
  await now.saving.estimate(document, 'mail');
  const saved = await now.saving.save(document, 'mail', null, async () => ({ kind: 'file', path: files.at('a.pdf') }));
  expect(saved).toMatchObject({ state: 'saved', pages: 4 });
  expect(making()).toBe(4);
});

it('of four pages that are saved while their size is still being worked out, each is made once', async () => {
  const estimate = now.saving.estimate(document, 'mail');
  const saved = await now.saving.save(document, 'mail', null, async () => ({ kind: 'file', path: files.at('a.pdf') }));
  await estimate;
  expect(saved).toMatchObject({ state: 'saved', pages: 4 });
  expect(making()).toBe(4);
});

it('with three presets chosen one after another, at most two of four pages are made for each of the first two, which give no size, and all four for the third', async () => {
  const passedBy = [now.saving.estimate(document, 'mail'), now.saving.estimate(document, 'original')];
  const shown = await now.saving.estimate(document, 'archive');
  expect((await Promise.all(passedBy)).map(({ bytes }) => bytes)).toEqual([null, null]);
  expect(shown.bytes).toBeGreaterThan(0);
  // Two workers: each had one page in hand when the choice changed.
  expect(making('mail')).toBeLessThanOrEqual(2);
  expect(making('original')).toBeLessThanOrEqual(2);
  expect(making('archive')).toBe(4);
});
