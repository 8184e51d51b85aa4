/**
 * A card and a guide in the real window: the card goes into a real pcscd, the card process is Electron's own, and the
 * verdict stands on the screen. As the normal user, with Chromium's sandbox.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../../tools/documents/pdf-tools.ts';
import { text } from '../../tools/interface-texts.ts';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { until } from '../../tools/wait.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';
import { realElectrons, start, type Started } from '../tools/electron.ts';
import { guideTitle, stepTitle } from '../tools/guide-words.ts';
import { focused } from '../tools/keyboard.ts';
import { person } from '../tools/person.ts';
import { at, title } from '../tools/walk.ts';

const LOG_IN = 'se-connecter-eid';
const EMPTY = 'Insérez votre carte d’identité';

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.each(realElectrons())('in Electron ($name)', (electron) => {
  let pcscd: Pcscd;
  let started: Started;
  let card: Inserted | null = null;
  beforeAll(async () => {
    pcscd = await startPcscd();
    started = await start(electron);
  });
  afterAll(async () => {
    await card?.remove();
    await started.end();
    await pcscd.stop();
  });
  const press = (name: string | RegExp): Promise<void> => started.page.getByRole('button', { name }).first().click();
  const pull = async (): Promise<void> => {
    await card?.remove();
    card = null;
    await at(started.page, EMPTY);
  };

  /** By « Continuer » to the step of that title; what each screen is worth, the guides' own specs say. */
  const goOn = async (last: string): Promise<void> => {
    for (let now = await title(started.page); now !== last; now = await title(started.page)) {
      await started.page.getByRole('button', { name: text('app.next') }).focus();
      await until(
        async () => {
          // A step that came by itself takes no press at once: then once more. On a new screen the title has the focus,
          // so a press too many does nothing.
          const next = await title(started.page);
          if (next === now && (await focused(started.page)) === text('app.next'))
            await started.page.keyboard.press('Enter');
          return next;
        },
        (next) => next !== now,
        `the step after « ${now} »`,
      );
    }
  };

  it.skipIf(electron.switches.includes('--no-sandbox'))(
    'the program runs as a normal user, and its page in Chromium’s sandbox',
    async () => {
      const { app } = started;
      const user = person()?.uid ?? process.getuid?.();
      const page = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
      );
      const status = (pid: number | undefined): string => readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status(app.process().pid)).toMatch(new RegExp(`^Uid:\\t${user}\\t`, 'm'));
      // proc(5): Seccomp 2 is a filter of system calls; no capability is left.
      expect(status(page[0])).toMatch(/^Seccomp:\t2$/m);
      expect(status(page[0])).toMatch(/^CapEff:\t0{16}$/m);
    },
  );

  it('the check judges an expired card and then a good one when each goes in, and asks for a card again when it is pulled out', async () => {
    await press(text('home.check'));
    await at(started.page, EMPTY);
    card = await insert(SLOTS[0], eid({ validUntil: '2024-01-31' }));
    await until(
      () => title(started.page),
      (now) => now.includes('Renouvelez'),
      'what to do about an expired card',
    );
    await pull();
    card = await insert(SLOTS[0], eid());
    await started.page.locator('[data-check="certificate"][data-state="ok"]').waitFor({ state: 'attached' });
    await pull();
  });

  it('a card pulled out while it is read is not shown as in order: a card is asked for, and the next one is read to its end', async () => {
    const slow = eid({ slowMs: 60 });
    card = await insert(SLOTS[0], slow);
    await until(
      () => slow.received.length,
      (commands) => commands > 3,
      'the card to be read',
    );
    await pull();
    expect(await started.page.locator('[data-check="certificate"][data-state="ok"]').count()).toBe(0);
    card = await insert(SLOTS[0], eid());
    await started.page.locator('[data-check="certificate"][data-state="ok"]').waitFor({ state: 'attached' });
    await pull();
  });

  it('the guide to log in with an eID waits for the card, moves on by itself when it goes in, and is followed to the step where one is logged in', async () => {
    const { page } = started;
    await press(/Revenir à l.accueil/);
    await press(text('home.guide'));
    await press(guideTitle(LOG_IN));
    await goOn(stepTitle(LOG_IN, 'carte'));
    await page.getByText('Le programme attend.').waitFor();
    card = await insert(SLOTS[0], eid());
    await until(
      () => title(page),
      (now) => now !== stepTitle(LOG_IN, 'carte'),
      'the next step',
    );
    await goOn(stepTitle(LOG_IN, 'connecte'));
  });

  it('the guide to log in with an eID is printed with its title and the titles of two of its steps, and with neither of two buttons of the screen', async () => {
    const { app } = started;
    const folder = await mkdtemp(join(tmpdir(), 'printed-'));
    const printed = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return (await window?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64') ?? '';
    });
    const file = join(folder, 'guide.pdf');
    await writeFile(file, Buffer.from(printed, 'base64'));
    const paper = (await textOf(file)).replaceAll(/\s+/g, ' ');
    await rm(folder, { recursive: true });
    for (const words of [guideTitle(LOG_IN), stepTitle(LOG_IN, 'carte'), stepTitle(LOG_IN, 'connecte')])
      expect(paper).toContain(words.replaceAll(/\s+/g, ' '));
    for (const button of [text('guides.print'), text('app.endSession')]) expect(paper).not.toContain(button);
  });
});
