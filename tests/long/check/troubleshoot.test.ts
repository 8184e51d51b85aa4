/**
 * « Dépanner » walked to its end for each fault that a virtual card, a real pcscd and another program can show: on the
 * page, by the buttons that a trainer presses, with what the program sees by itself.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { accessibilityViolations, visit, type Visit } from '../../e2e/tools/visit.ts';
import { holdCard } from '../../tools/holder.ts';
import { text } from '../../tools/interface-texts.ts';
import { pcInOrder, type PcInOrder } from '../../tools/pc-in-order.ts';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { eid, type CardOptions } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';

let pcscd: Pcscd;
let pc: PcInOrder;
let open: Visit;
let page: Page;
const inserted: Inserted[] = [];
beforeAll(async () => {
  pcscd = await startPcscd();
  pc = pcInOrder();
  open = await visit({ env: pc.env, size: { width: 1366, height: 768 } });
  page = open.page;
});
afterEach(async () => {
  for (const each of inserted.splice(0)) await each.remove();
});
afterAll(async () => {
  await open.end();
  await pcscd.stop();
  pc.remove();
});

const put = async (change: Partial<CardOptions>, slot: 0 | 1 = 0): Promise<Inserted> => {
  const card = await insert(SLOTS[slot], eid(change));
  inserted.push(card);
  return card;
};
const BANK: Partial<CardOptions> = { selectAnswer: 0x6a82, atr: '3B6E000080318066B08412016E0183009000' };

/** Opens « Dépanner » anew, once the check says what the search is to begin with. */
async function begin(finding: string | null): Promise<void> {
  await page
    .getByRole('button', { name: text('app.toHome') })
    .first()
    .click();
  await page.getByRole('button', { name: text('home.check') }).click();
  await (finding === null
    ? page.locator('[data-verdict="ready"]').waitFor()
    : page.locator(`[data-finding="${finding}"]`).first().waitFor({ state: 'attached' }));
  await page.getByRole('button', { name: text('troubleshoot.open'), exact: true }).click();
  await page.locator('[data-step], [data-culprit]').waitFor();
  const again = page.getByRole('button', { name: text('troubleshoot.anew') });
  if (await again.isVisible()) await again.click();
}
const step = (id: string): Promise<void> => page.locator(`[data-step="${id}"]`).waitFor();
const answer = (id: string): Promise<void> => page.locator(`[data-answer="${id}"]`).click();
const done = (): Promise<void> => page.getByRole('button', { name: text('troubleshoot.done'), exact: true }).click();
const end = async (culprit: string, part: string): Promise<void> => {
  await page.locator('[data-culprit]').waitFor();
  const found = page.locator('[data-culprit]');
  expect([await found.getAttribute('data-culprit'), await found.getAttribute('data-part')]).toEqual([culprit, part]);
  expect(await accessibilityViolations(page)).toEqual([]);
};

it('a dead chip: a bank card answers in this reader, this card in no other, so it is the card', async () => {
  const own = await put({ fault: 'mute' });
  await begin('card.mute');
  await step('clean');
  await done();
  await step('other-card');
  await own.remove();
  const bank = await put(BANK);
  await step('card-elsewhere');
  await bank.remove();
  await put({ fault: 'mute' }, 1);
  await done();
  await end('card', 'card');
});

it('a reader with worn contacts: no card answers in it, this card does in another, and it fails on another PC too', async () => {
  const own = await put({ fault: 'mute' });
  await begin('card.mute');
  await step('clean');
  await done();
  await step('other-card');
  await own.remove();
  const other = await put({ fault: 'mute' });
  await done();
  await step('card-elsewhere');
  await other.remove();
  await put({}, 1);
  await step('other-port');
  await answer('cannot');
  await step('reader-elsewhere');
  await answer('fails');
  await end('reader', 'reader');
});

it('dirt on the chip: once it is clean the card is read, and the screen moves on by itself', async () => {
  const dirty = await put({ fault: 'mute' });
  await begin('card.mute');
  await step('clean');
  await dirty.remove();
  await put({});
  await end('card', 'dirt');
});

it('a card that was not pushed in', async () => {
  await begin('card.none');
  await step('insert');
  await put({});
  await end('card', 'placement');
});

it('another program that has the card for itself', async () => {
  await put({});
  const holder = await holdCard('Virtual PCD 00 00', 'exclusive');
  try {
    await begin('card.busy');
    await step('close-programs');
  } finally {
    await holder.letGo();
  }
  await done();
  await end('pc', 'program');
});

it('a bank card is named at once', async () => {
  await put(BANK);
  await begin('eid.not-eid');
  await end('card', 'kind');
});

it('certificates that ran out: only the date of the PC is asked for', async () => {
  await put({ certificate: { from: new Date('2019-01-31'), until: new Date('2024-01-31') }, validFrom: '2019-01-31' });
  await begin('certificate.expired');
  await step('date');
  await answer('yes');
  await end('card', 'certificate');
});

it('everything is in order here and the service itself is down: the test site lets the card in', async () => {
  await put({});
  await begin(null);
  await step('symptom');
  await answer('no-page');
  await step('other-sites');
  await answer('yes');
  await step('test-site');
  await answer('works');
  await end('site', 'site');
});

it('what was tried is in the report, with times, before and after, and comes after the cause', async () => {
  await page.getByText(text('check.details')).click();
  await page.locator('.report').getByText('PC/SC').first().waitFor();
  const said = await page.locator('.report').innerText();
  expect(said.indexOf('C’est le site')).toBeGreaterThan(0);
  expect(said.indexOf('Site de test')).toBeGreaterThan(said.indexOf('C’est le site'));
});

it('a reader service that was stopped is named at once', async () => {
  await pcscd.stop();
  await begin('service.stopped');
  await end('pc', 'service');
});
