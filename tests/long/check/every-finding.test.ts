/**
 * Every finding on the screen, one after another in one program: what a person reads, where the button leads, and that
 * nothing moves from one verdict to the next. Only the card process is scripted.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { diagnose } from '../../../src/main/diagnosis/diagnose.ts';
import * as v from 'valibot';
import { factsSchema, type Facts } from '../../../src/shared/facts.ts';
import { FINDING_ACTIONS, type FindingAction } from '../../../src/shared/finding-actions.ts';
import { FINDING_IDS, type FindingId } from '../../../src/shared/findings.ts';
import { wordsFor } from '../../../src/shared/check-words.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { FINDING_FACTS } from '../../unit/main/diagnosis/finding-facts.ts';
import { NOW } from '../../unit/main/diagnosis/sample-facts.ts';
import { guideTitle, stepTitle } from '../../e2e/tools/guide-words.ts';
import { scriptedCheck, type ScriptedCheck } from '../../e2e/tools/scripted-check.ts';
import { visit, type Visit } from '../../e2e/tools/visit.ts';

const words = wordsFor('fr');
/** A card process that lived this long came to work, ms. */
const LONGER_THAN_AN_INSTANT_MS = 3200;
const SIZE = { width: 1366, height: 768 };
let script: ScriptedCheck;
let open: Visit;
let page: Page;
/** Where the parts that do not belong to the verdict stood, for each finding. */
const places = new Map<string, string>();

beforeAll(async () => {
  script = await scriptedCheck();
  open = await visit({ app: script.app, env: { ...script.env, DISPLAY: '', WAYLAND_DISPLAY: '' }, size: SIZE });
  page = open.page;
  await page.getByRole('button', { name: text('home.check') }).click();
});
afterAll(async () => {
  await open.end();
  await script.remove();
});

/** The facts of the tests, written down for one day, as of now. */
function today(value: Facts, now: Date): Facts {
  const shift = now.getTime() - NOW.getTime();
  const moved = JSON.stringify(value).replaceAll(
    /"(\d{4}-\d\d-\d\d)(T[\d:.]+Z)?"/g,
    (_whole, day: string, time: string | undefined) => {
      const date = new Date(Date.parse(day + (time ?? 'T12:00:00Z')) + shift).toISOString();
      return `"${time === undefined ? date.slice(0, 10) : date}"`;
    },
  );
  return v.parse(factsSchema, JSON.parse(moved));
}

/** The screen of the check, from wherever the last button led. */
async function toCheck(): Promise<void> {
  if ((await page.locator('.verdict').count()) > 0) return;
  await page.getByRole('button', { name: text('app.back'), exact: true }).click();
  await page.locator('.verdict').waitFor();
}

async function show(facts: Facts): Promise<void> {
  if (facts.process.state === 'running') {
    script.say(facts);
    return;
  }
  const deaths = facts.process.state === 'restarting' ? facts.process.restarts : 1;
  for (let death = 0; death < deaths; death += 1) {
    // Three that end within three seconds of their start would be a part that is blocked.
    if (death > 0) await sleep(LONGER_THAN_AN_INSTANT_MS);
    await script.die();
  }
}

/** What the button of a finding does, seen on the screen or in what the program asks. */
async function leads(action: FindingAction, press: () => Promise<void>): Promise<void> {
  const before = script.asked.length;
  await press();
  switch (action.do) {
    case 'again':
      await until(
        () => script.asked.slice(before),
        (asked) => asked.includes('{"type":"again"}'),
        'asking again',
      );
      break;
    case 'connect':
      await page.getByText(guideTitle('se-connecter-eid')).first().waitFor();
      break;
    case 'guide':
      await page.getByText(guideTitle(action.guide)).first().waitFor();
      if (action.step !== null)
        await page.getByRole('heading', { level: 1, name: stepTitle(action.guide, action.step) }).waitFor();
      break;
    case 'open':
      // Without a screen no browser opens: then the address is said.
      await page.getByRole('status').getByText('https://').waitFor();
      break;
  }
}

/** Where the list's rows are on the page, and where the primary button is on the screen, to a tenth of a pixel. */
const rows = (): Promise<string> =>
  page.evaluate(() => {
    const list = document.querySelector<HTMLDetailsElement>('details.fold');
    if (list === null) return 'no list';
    list.open = true;
    const top = (element: Element): number => element.getBoundingClientRect().top;
    // The row about the PIN is the last one, and is there only for who asked.
    const onPage = [...list.querySelectorAll('summary, [data-check]:not([data-check="pin"])')].map(
      (element) => top(element) + window.scrollY,
    );
    const onScreen = [...document.querySelectorAll('.actions .primary')].map(top);
    return [...onPage, ...onScreen].map((y) => y.toFixed(1)).join(' ');
  });

describe.each(FINDING_IDS)('the finding %s', (id: FindingId) => {
  it('is read on the screen, and its button, where it has one, leads where it says', async () => {
    const now = new Date();
    const facts = today(FINDING_FACTS[id], now);
    const expected = diagnose(facts, now, 'live');
    const said = [...(expected.next === null ? [] : [expected.next]), ...expected.remarks].find(
      ({ finding }) => finding === id,
    );
    const { title, why, steps } = words.finding(id, said?.data ?? {});
    await toCheck();
    await show(facts);
    await page.locator(`[data-verdict="${expected.verdict}"]`).waitFor();
    await page.getByRole('heading', { level: 1, name: words.headline(expected), exact: true }).waitFor();
    places.set(id, await rows());
    const read = async (): Promise<string> => page.locator('main').innerText();
    const body = await until(read, (now_) => now_.includes(title), title);
    if (expected.next?.finding === id) {
      expect(body).toContain(why);
      for (const step of steps) expect(body).toContain(step.replaceAll('**', ''));
    }
    expect(body).not.toMatch(/\*\*|\{|undefined|null|NaN|SCARD_(?![\s\S]*)/);
    expect(await page.locator('.button.primary').count()).toBe(1);

    const action = FINDING_ACTIONS[id];
    const primary = page.locator('.button.primary');
    const remark = page.locator('.note .button').first();
    if (expected.next?.finding === id)
      await leads(expected.verdict === 'unknown' && action.do === 'connect' ? { do: 'connect' } : action, () =>
        primary.click(),
      );
    else if (action.do === 'guide' && (await remark.count()) > 0) await leads(action, () => remark.click());
    else if (expected.verdict === 'ready') await leads({ do: 'connect' }, () => primary.click());
  });
});

it('on the screen of the check neither the rows of the list nor the primary button move from one finding to the next', () => {
  const byPlace = new Map<string, string[]>();
  for (const [id, place] of places) byPlace.set(place, [...(byPlace.get(place) ?? []), id]);
  const [usual = ''] = [...byPlace].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  byPlace.delete(usual);
  expect([...byPlace].map(([place, ids]) => `${ids.join(', ')}: ${place} and not ${usual}`)).toEqual([]);
});
