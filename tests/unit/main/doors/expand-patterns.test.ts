/** `pdf *.jpg` where the shell leaves the star to the program. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandPatterns } from '../../../../src/main/doors/terminal/expand-patterns.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patterns-'));
  for (const name of ['page 10.jpg', 'page 2.JPG', 'a+b (1).png', 'ab.png', '.hidden.jpg', 'letter.pdf'])
    await writeFile(join(folder, name), 'x');
  await mkdir(join(folder, 'album.jpg'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The names that a pattern in the folder becomes. */
const found = async (...patterns: string[]): Promise<string[]> =>
  (await expandPatterns(patterns.map((pattern) => join(folder, pattern)))).map((file) => file.slice(folder.length + 1));

describe('words of a command line on Windows', () => {
  it.each([
    ['*.jpg', ['page 2.JPG', 'page 10.jpg']],
    ['page ?.jpg', ['page 2.JPG']],
    ['a+b*.png', ['a+b (1).png']],
    ['.*.jpg', ['.hidden.jpg']],
    ['*', ['a+b (1).png', 'ab.png', 'letter.pdf', 'page 2.JPG', 'page 10.jpg']],
  ])('%s: the files that fit, whatever the case of letters, in the order of their numbers', async (pattern, files) => {
    expect(await found(pattern)).toEqual(files);
  });
  it('without a star stay as they are, and so does a pattern that fits nothing', async () => {
    expect(await found('letter.pdf', 'missing.jpg', '*.heic', join('nowhere', '*.jpg'))).toEqual([
      'letter.pdf',
      'missing.jpg',
      '*.heic',
      join('nowhere', '*.jpg'),
    ]);
  });
  it('keep their own order, with the files of a pattern in its place', async () => {
    expect(await found('letter.pdf', '*.jpg', 'ab.png')).toEqual(['letter.pdf', 'page 2.JPG', 'page 10.jpg', 'ab.png']);
  });
});
