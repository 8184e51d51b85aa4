/**
 * Photos, profile, temporary folder or target on a server: slow, refusing what servers refuse, and gone in the middle.
 */
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diskTrouble } from '../../../src/main/session/disk-trouble.ts';
import { isOnNetwork, stayOnLocalDisk } from '../../../src/main/session/local-disk.ts';
import type { Saved } from '../../../src/shared/documents-saving.ts';
import { check } from '../../tools/documents/pdf-tools.ts';
import { jpeg, scratch, written, type Scratch } from '../../tools/documents/photos.ts';
import { session, type Session } from '../../tools/documents/session.ts';
import { canShare, openShare, type Share } from '../../tools/share/share.ts';
import { run } from '../../tools/terminal.ts';

describe.runIf(canShare)('on a network share', () => {
  let share: Share;
  let files: Scratch;
  let now: Session;
  beforeAll(async () => {
    files = await scratch();
    share = await openShare();
    now = session(files.path);
    await now.bring([
      await jpeg(files.at('1.jpg'), { width: 900, height: 1200 }),
      await jpeg(files.at('2.jpg'), { width: 900, height: 1200 }),
    ]);
  });
  beforeEach(() => share.wish({}));
  afterEach(async () => {
    for (const name of await readdir(share.behind)) await rm(join(share.behind, name), { recursive: true });
  });
  afterAll(async () => {
    await now.end();
    await share.close();
    await files.remove();
  });

  const save = (name: string): Promise<Saved> =>
    now.saving.save(now.documents.state().documents[0]?.id ?? '', 'mail', null, async () => ({
      kind: 'file',
      path: join(share.path, name),
    }));
  const there = async (): Promise<string[]> => (await readdir(share.behind)).sort();

  it('a PDF is saved, and put in the place of an older one', async () => {
    await written(join(share.behind, 'lettre.pdf'), 'older');
    expect(await save('lettre.pdf')).toMatchObject({ state: 'saved', pages: 2 });
    await check(join(share.behind, 'lettre.pdf'));
    expect(await there()).toEqual(['lettre.pdf']);
  });

  it.each([
    ['is slow', { delayMs: 30 }],
    ['takes no change of rights, owner, times or links', { refuses: ['chmod', 'chown', 'utimens', 'link', 'symlink'] }],
    ['cannot be told to flush', { refuses: ['fsync'], refusal: 'EINVAL' }],
    ['does not know flushing', { refuses: ['fsync'], refusal: 'EOPNOTSUPP' }],
  ])('a share that %s is good enough: the PDF is saved, and is sound', async (_what, wish) => {
    await share.wish(wish);
    expect(await save('lettre.pdf')).toMatchObject({ state: 'saved', pages: 2 });
    await check(join(share.behind, 'lettre.pdf'));
  });

  it('a share that lets no file be replaced keeps the older one, and the trouble is that the file is in use', async () => {
    await written(join(share.behind, 'lettre.pdf'), 'older');
    await share.wish({ refuses: ['rename-over'] });
    expect(await save('lettre.pdf')).toMatchObject({ state: 'trouble', trouble: 'in-use' });
    expect([await there(), await readFile(join(share.behind, 'lettre.pdf'), 'utf8')]).toEqual([
      ['lettre.pdf'],
      'older',
    ]);
  });

  it.each(['ESTALE', 'EIO', 'ENOTCONN', 'EHOSTDOWN', 'ETIMEDOUT', 'EREMOTEIO', 'EPROTO'])(
    'a share that goes in the middle of saving (%s) is said to be gone, the older file stays, and the PDF can be saved once the share is back',
    async (error) => {
      await written(join(share.behind, 'lettre.pdf'), 'older');
      await share.wish({ goneAfterBytes: 1, error });
      expect(await save('lettre.pdf')).toMatchObject({ state: 'trouble', trouble: 'place-gone' });
      expect(await readFile(join(share.behind, 'lettre.pdf'), 'utf8')).toBe('older');
      await share.wish({});
      expect(await save('lettre.pdf')).toMatchObject({ state: 'saved', pages: 2 });
    },
  );

  it('the begun file of a saving during which the share went is removed at the end of the session, once the share is back', async () => {
    await share.wish({ goneAfterBytes: 1 });
    expect(await save('lettre.pdf')).toMatchObject({ state: 'trouble' });
    expect((await there()).map((name) => name.replace(/-.*/, ''))).toEqual(['.cle']);
    await share.wish({});
    await now.end();
    expect(await there()).toEqual([]);
    await now.bring([files.at('1.jpg'), files.at('2.jpg')]);
  });

  it('a photo that cannot be read from the share is named, a photo of the PC is packed, and the exit code is 1', async () => {
    for (const name of ['a.jpg', 'b.jpg']) await jpeg(join(share.behind, name));
    await share.wish({ refuses: ['read'], refusal: 'EIO' });
    const { code, err } = await run([
      'pdf',
      join(share.path, 'a.jpg'),
      files.at('1.jpg'),
      '-o',
      files.at('with-trouble.pdf'),
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining('a.jpg')]);
    await check(files.at('with-trouble.pdf'));
  });

  describe('that holds the profile and the temporary folder', () => {
    const onShare = async (): Promise<NodeJS.ProcessEnv> => {
      for (const name of ['home', 'tmp']) await mkdir(join(share.behind, name));
      return {
        ...process.env,
        HOME: join(share.path, 'home'),
        TMPDIR: join(share.path, 'tmp'),
        TEMP: undefined,
        TMP: undefined,
      };
    };
    it('a document is prepared without writing a page there', async () => {
      const before = (await share.changes()).length;
      const { code } = await run(['pdf', files.at('1.jpg'), '-o', files.at('local.pdf')], await onShare());
      expect([code, (await share.changes()).slice(before)]).toEqual([0, []]);
    });
    it('the check runs even while the share is gone', async () => {
      const env = await onShare();
      await share.wish({ gone: true });
      const { code, out } = await run(['check', '--report', '--practice', 'ready'], env);
      expect([code, out]).toEqual([0, expect.not.stringContaining('Dossier temporaire')]);
    });
    it('where no local disk can be had instead, the trainer’s details say that pages cross the network', () => {
      const before = process.env['TMPDIR'];
      try {
        process.env['TMPDIR'] = share.path;
        expect(isOnNetwork(share.path)).toBe(true);
        stayOnLocalDisk([]);
        expect(tmpdir()).toBe(share.path);
        expect(diskTrouble('fr')).toMatch(/sur le réseau/);
      } finally {
        if (before === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = before;
      }
    });
  });
});
