/**
 * What can happen to the program's processes and files while somebody works: it is said, and the program goes on or
 * ends whole.
 */
import { execFile as execFileWithCallback, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { run } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { APP } from '../tools/app.ts';
import { visit, type Visit, type VisitOptions } from '../tools/visit.ts';

const execFile = promisify(execFileWithCallback);
let files: Scratch;
let visited: Visit | null = null;
beforeEach(async () => {
  files = await scratch();
});
afterEach(async () => {
  await visited?.end();
  visited = null;
  await files.remove();
});

/** Put before the program's own code: its process, and no other, throws when it gets this signal. */
const THROWS = `--import=data:text/javascript,${encodeURIComponent(
  `if(!process.send)process.on('SIGUSR2',()=>{throw new Error('a fault of ours')})`,
)}`;
const REJECTS = `--import=data:text/javascript,${encodeURIComponent(
  `if(!process.send)process.on('SIGUSR2',()=>{Promise.reject(new Error('a fault of ours'))})`,
)}`;

async function openDocuments(options: VisitOptions = {}): Promise<Visit> {
  visited = await visit({ practice: 'ready', ...options });
  const { page } = visited;
  await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
  await page.getByRole('heading', { level: 1, name: text('documents.bringTitle') }).waitFor();
  return visited;
}
const choose = ({ page }: Visit, ...paths: string[]): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles(paths);
const cards = ({ page }: Visit) => page.locator('.page-card');

/** Processes that this one started, by the name of their file. */
async function childrenOf(pid: number | undefined, entry: string): Promise<number[]> {
  const listed = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean);
  const named = await Promise.all(
    listed.map(async (child) =>
      (await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')).includes(entry) ? [Number(child)] : [],
    ),
  );
  return named.flat();
}

describe('while photos are brought in', () => {
  it('a worker killed while it reads a photo costs nothing: another does its job, and the page comes in once', async () => {
    const here = await openDocuments();
    await choose(here, await jpeg(files.at('grande.jpg'), { width: 4000, height: 6000 }));
    const [first] = await until(
      () => childrenOf(here.program.pid, 'documents-worker'),
      (pids) => pids.length > 0,
      'a worker',
    );
    if (first !== undefined) process.kill(first, 'SIGKILL');
    await cards(here).first().waitFor();
    await here.page.locator('.work').waitFor({ state: 'detached' });
    expect(await cards(here).count()).toBe(1);
  });

  it(
    'when each worker is killed in turn the screen names the file; once that has stopped, the next file is read',
    { tags: ['long'] },
    async () => {
      const here = await openDocuments();
      let killing = true;
      const killer = (async () => {
        while (killing) for (const pid of await childrenOf(here.program.pid, 'documents-worker')) process.kill(pid, 9);
      })();
      await choose(here, await jpeg(files.at('première.jpg')));
      await here.page.getByText(text('documents.troubles.stopped')).waitFor();
      await here.page.getByText('première.jpg').first().waitFor();
      killing = false;
      await killer;
      await choose(here, await jpeg(files.at('suivante.jpg')));
      await cards(here).first().waitFor();
    },
  );

  it(
    'when the working folder is removed the lost page is named, and the next photo comes in',
    { tags: ['long'] },
    async () => {
      const here = await openDocuments();
      await choose(here, await jpeg(files.at('avant.jpg')));
      await cards(here).first().waitFor();
      await here.page.locator('.work').waitFor({ state: 'detached' });
      const folders = (await readdir(here.home)).filter((name) => name.startsWith('cle-en-main-session-'));
      expect(folders).toHaveLength(1);
      for (const folder of folders) await rm(join(here.home, folder), { recursive: true });
      await choose(here, await jpeg(files.at('après.jpg')));
      await here.page.getByText(text('documents.troubles.copy-gone')).waitFor();
      await here.page.getByText('avant.jpg').first().waitFor();
      await until(
        () => here.page.locator('.page-card .file').allTextContents(),
        (names) => names.length === 1 && names[0]?.includes('après.jpg') === true,
        'the new page alone',
      );
    },
  );
});

describe('on a full disk', () => {
  it(
    'a photo that is brought in is named with the reason, and nothing of it stays; once somebody has made room it comes in',
    { tags: ['long'] },
    async ({ skip, task }) => {
      const small = files.at('small');
      await mkdir(small);
      try {
        await execFile('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'tmpfs', small]);
      } catch {
        Object.assign(task.meta, { notTried: 'a disk of its own may not be mounted here' });
        skip();
      }
      try {
        const here = await openDocuments({ disk: small });
        await execFile('fallocate', ['-l', '300M', join(small, 'other people’s files')]);
        const photo = await jpeg(files.at('lettre.jpg'));
        await choose(here, photo);
        await here.page.getByText(text('documents.troubles.no-room')).waitFor();
        await here.page.getByText('lettre.jpg').first().waitFor();
        // Nothing came in: nothing is said of other files.
        expect(await here.page.getByText(text('documents.othersKept')).count()).toBe(0);
        const session = (await readdir(here.home)).filter((name) => name.startsWith('cle-en-main-session-'));
        expect(await Promise.all(session.map((name) => readdir(join(here.home, name))))).toEqual([[]]);
        await rm(join(small, 'other people’s files'));
        await choose(here, photo);
        await cards(here).first().waitFor();
        await visited?.end();
        visited = null;
      } finally {
        await execFile('umount', ['-l', small]);
      }
    },
  );
});

/** Removing is tried again for some seconds, for the sake of Windows. */
const GIVING_UP = { timeout: 90_000 };

describe('a session that cannot be ended, since something in its folder cannot be removed', () => {
  it(
    'is not said to be over: « Fin de séance » says both times that it could not be ended, and ends it once that thing can be removed',
    { tags: ['long'] },
    async ({ skip, task }) => {
      const here = await openDocuments();
      await choose(here, await jpeg(files.at('lettre.jpg')));
      await cards(here).first().waitFor();
      const [session = ''] = (await readdir(here.home)).filter((name) => name.startsWith('cle-en-main-session-'));
      const held = join(here.home, session, 'held');
      await mkdir(held);
      try {
        // A folder on which a disk is mounted is what even an administrator cannot remove.
        await execFile('mount', ['-t', 'tmpfs', 'tmpfs', held]);
      } catch {
        Object.assign(task.meta, { notTried: 'a disk of its own may not be mounted here' });
        skip();
      }
      const end = here.page.getByRole('button', { name: text('end.confirm') });
      try {
        await here.page
          .getByRole('button', { name: text('app.endSession') })
          .first()
          .click();
        await end.click();
        await here.page.getByText(text('end.failedText')).waitFor(GIVING_UP);
        const answered = here.page.waitForResponse((answer) => answer.url().includes('session.end'), GIVING_UP);
        await end.click();
        await answered;
        expect(await here.page.locator('h1').innerText()).toBe(text('end.title'));
        await here.page.getByText(text('end.failedText')).waitFor();
        expect(await readdir(join(here.home, session))).toContain('held');
      } finally {
        await execFile('umount', ['-l', held]);
      }
      await end.click();
      await here.page.getByRole('heading', { level: 1, name: text('end.doneTitle') }).waitFor();
      expect((await readdir(here.home)).filter((name) => name.startsWith('cle-en-main-session-'))).toEqual([]);
    },
  );
});

describe('the program behind a browser', () => {
  it('goes on and takes a photo when nobody reads what it prints any more', { tags: ['long'] }, async () => {
    const here = await openDocuments({ env: { CLE_EN_MAIN_LINGER_MS: '300000' } });
    here.program.stdout?.destroy();
    // A second page is refused, and a card process that ends is reported: both are printed.
    for (const pid of await childrenOf(here.program.pid, 'card-process')) process.kill(pid, 'SIGKILL');
    await choose(here, await jpeg(files.at('lettre.jpg')));
    await cards(here).first().waitFor();
    expect(here.program.exitCode).toBeNull();
  });

  it.each([
    ['is ended by an error that nobody caught', THROWS],
    ['is ended by a rejected promise that nobody waited for', REJECTS],
  ])(
    '%s: it prints a sentence and the error’s own words, leaves no file, and exits with 2',
    async (_what, NODE_OPTIONS) => {
      const child = spawn(process.execPath, [join(APP, 'out/main/browser.js'), '--print-url', '--practice', 'ready'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, TMPDIR: files.path, NODE_OPTIONS },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part: Buffer) => {
          said += part.toString();
        });
      await until(
        () => said,
        (now) => now.includes('http://127.0.0.1'),
        'its address',
      );
      child.kill('SIGUSR2');
      expect(await once(child, 'close')).toEqual([2, null]);
      expect(said).toContain('a fault of ours');
      expect(said).toMatch(/Une erreur a arrêté Clé en main/);
      expect(await readdir(files.path)).toEqual([]);
    },
  );
});

describe('a command of the terminal', () => {
  /** As soon as the program's own code runs. */
  const SOON = `--import=data:text/javascript,${encodeURIComponent(
    `if(!process.send){const t=setInterval(()=>{if(process.listenerCount('uncaughtException')){clearInterval(t);throw new Error('a fault of ours')}},1)}`,
  )}`;

  it('`check --json`, ended by an error that nobody caught, exits with 2 after a sentence and whole JSON with the verdict "unknown"', async () => {
    const { code, out, err } = await run(['check', '--json'], { NODE_OPTIONS: SOON });
    expect(code).toBe(2);
    // Every field that a script reads otherwise, and no verdict that nobody found.
    expect(JSON.parse(out)).toEqual({
      schema: 2,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      mode: 'live',
      verdict: 'unknown',
      next: null,
      remarks: [],
      unknown: [{ fact: 'check', why: 'failed' }],
      checks: [],
    });
    expect(err).toMatch(/Une erreur inattendue a arrêté la commande[\s\S]*a fault of ours/);
  });

  it('`pdf --json`, ended by an error that nobody caught, exits with 2 after a sentence and JSON with the trouble "unexpected", and leaves no PDF', async () => {
    const photo = await jpeg(files.at('lettre.jpg'));
    const { code, out, err } = await run(['pdf', photo, '-o', files.at('lettre.pdf'), '--json'], {
      NODE_OPTIONS: SOON,
    });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ schema: 1, output: null, trouble: 'unexpected' });
    expect(err).toContain('Une erreur inattendue');
    expect(await readdir(files.path)).toEqual(['lettre.jpg']);
  });
});
