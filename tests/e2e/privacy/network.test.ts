/**
 * Nothing leaves the PC: all three jobs, with every attempt to reach an address written down by the kernel's own
 * tracer.
 * tests/long/package runs this file again on the packed program, in a network namespace with nothing but loopback.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpeg } from '../../tools/documents/photos.ts';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';
import { APP } from '../tools/app.ts';
import { visit } from '../tools/visit.ts';
import { text } from '../../tools/interface-texts.ts';

let folder: string;
let photo: string;
let pcscd: Pcscd;
let card: Inserted;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'network-'));
  photo = await jpeg(join(folder, 'lettre.jpg'));
  pcscd = await startPcscd();
  card = await insert(SLOTS[0], eid());
});
afterAll(async () => {
  await card.remove();
  await pcscd.stop();
  await rm(folder, { recursive: true, force: true });
});

const traced = (log: string): string[] => [
  'strace',
  '-f',
  '-qq',
  '--seccomp-bpf',
  '-e',
  'trace=connect,sendto,sendmsg,sendmmsg',
  '-o',
  log,
];

/** Calls that name an address which is neither a socket file nor this machine. */
async function strangers(log: string): Promise<string[]> {
  const lines = (await readFile(log, 'utf8')).split('\n');
  return lines.filter(
    (line) =>
      /sa_family=AF_INET6?\b/.test(line) && !/inet_addr\("127\.\d+\.\d+\.\d+"\)|inet_pton\(AF_INET6, "::1"/.test(line),
  );
}

describe('nothing is asked of any other machine', () => {
  it('while a person checks, searches the guides and makes a PDF', async () => {
    const log = join(folder, 'page.log');
    // A signal would reach the tracer only: the program ends because its page has gone.
    const { page, end } = await visit({ launcher: traced(log), env: { CLE_EN_MAIN_LINGER_MS: '200' } });
    await page.getByRole('button', { name: new RegExp(text('home.check')) }).click();
    await page.locator('[data-check="eid"][data-state="ok"]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Clé en main – Revenir à l’accueil' }).click();
    await page.getByRole('searchbox').fill('pension');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Clé en main – Revenir à l’accueil' }).click();
    await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
    await page.locator('input[type=file]').first().setInputFiles([photo]);
    await page.locator('.page-card').first().waitFor();
    await page.getByRole('button', { name: text('app.next') }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
    await (await download).saveAs(join(folder, 'page.pdf'));
    await end();
    expect(await strangers(log)).toEqual([]);
    // The tracer did see something: the reader's service is asked for over a socket file.
    expect(await readFile(log, 'utf8')).toMatch(/AF_UNIX.*pcscd/);
  });

  it.each([
    ['check', ['check', '--json']],
    ['pdf', ['pdf', '{photo}', '-o', '{folder}/terminal.pdf']],
  ])('by the command `%s` of the terminal', async (name, args) => {
    const log = join(folder, `${name}.log`);
    const [tracer = '', ...words] = traced(log);
    const child = spawn(
      tracer,
      [
        ...words,
        process.execPath,
        join(APP, 'out/main/cli.js'),
        ...args.map((word) => word.replace('{photo}', photo).replace('{folder}', folder)),
      ],
      { stdio: 'ignore' },
    );
    const [code] = await once(child, 'exit');
    expect([0, 1]).toContain(code);
    if (name === 'pdf') expect((await stat(join(folder, 'terminal.pdf'))).size).toBeGreaterThan(1000);
    expect(await strangers(log)).toEqual([]);
  });
});
