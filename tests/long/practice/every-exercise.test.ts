/**
 * Every exercise played to its debrief by somebody who only reads and presses, some with the keys alone; every wrong
 * turn taken, and the way found all the same; the series gone through to their ends.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { parse } from 'yaml';
import { ROOT } from '../../e2e/tools/app.ts';
import { begin, doAct, play, readTheWay, rehearse } from '../../e2e/tools/learner.ts';
import { visit, type Visit } from '../../e2e/tools/visit.ts';
import { text } from '../../tools/interface-texts.ts';

const FOLDER = join(ROOT, 'assets/practice');
const NO_EXERCISE = ['base.yaml', 'series.yaml'];
const files = readdirSync(FOLDER).filter((name) => !NO_EXERCISE.includes(name));
const ids = files.map((name) => name.replace('.yaml', '')).toSorted();
const seriesSchema = v.array(v.looseObject({ title: v.string(), exercises: v.array(v.string()) }));
const series = v.parse(seriesSchema, parse(readFileSync(join(FOLDER, 'series.yaml'), 'utf8')));
const PARTS = ['happened', 'cause', 'shortest', 'say'].map((part) => text(`practice.${part}`));
const BY_KEYBOARD = ['no-card', 'bank-card', 'dirty-chip', 'two-readers', 'false-message', 'wrong-clock'];

let open: Visit;
beforeAll(async () => {
  open = await visit({ size: { width: 1366, height: 768 }, env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
});
afterAll(() => open.end());

it.each(ids)('the exercise %s is played to its debrief, and axe finds nothing', async (id) => {
  expect(await play(open.page, id)).toEqual({ parts: PARTS, violations: [] });
});

it.each(BY_KEYBOARD)('the exercise %s is played to its debrief with the keyboard alone', async (id) => {
  expect(await play(open.page, id, 'keyboard', false)).toEqual({ parts: PARTS, violations: [] });
});

describe('every wrong turn is told why', () => {
  it.each(['next-person', 'false-message', 'middleware-missing-no-admin', 'expired-card'])(
    'in %s, and the way is found all the same',
    async (id) => {
      const { page } = open;
      await begin(page, id);
      const wrong = v.parse(wrongSchema, parse(readFileSync(join(FOLDER, `${id}.yaml`), 'utf8'))).acts;
      const turns = Object.values(wrong).filter((act) => act.wrong === true);
      expect(turns.length).toBeGreaterThan(0);
      for (const { on, label } of turns) {
        await page.locator(`[data-thing=${on}] button`).click();
        await page
          .locator('.acts')
          .getByRole('button', { name: label.replaceAll("'", '’'), exact: true })
          .click();
        await page.locator('.happening .tone-attention').waitFor();
      }
      for (const act of await readTheWay(page)) await doAct(page, act);
      await page.locator('.happening[data-reached=true]').waitFor();
    },
  );
});
const wrongSchema = v.looseObject({
  acts: v.record(v.string(), v.looseObject({ on: v.string(), label: v.string(), wrong: v.optional(v.boolean()) })),
});

it.each(series)(
  'the series « $title » leads from one exercise to the next, up to its end',
  async ({ title, exercises }) => {
    const { page } = open;
    await page
      .getByRole('button', { name: text('app.toHome') })
      .first()
      .click();
    await page.getByRole('button', { name: text('practice.choose') }).click();
    await page.getByRole('button', { name: title.replaceAll("'", '’') }).click();
    for (const [at] of exercises.entries()) {
      await page.locator('.happening[data-reached=false]').waitFor();
      for (const act of await readTheWay(page)) await doAct(page, act);
      await page.getByRole('button', { name: text('practice.toDebrief') }).click();
      await page.getByText(text('practice.inSeries', { at: at + 1, all: exercises.length })).waitFor();
      if (at + 1 < exercises.length) await page.getByRole('button', { name: text('practice.nextExercise') }).click();
    }
    await page.getByText(text('practice.seriesDone')).waitFor();
  },
);

describe('in the rehearsal of a login with the card', () => {
  it('each wrong choice leads where it would lead, and back', async () => {
    const { page } = open;
    const shown = page.locator('.rehearsal');
    const press = (key: string): Promise<void> =>
      shown.getByRole('button', { name: text(`rehearsal.${key}`), exact: true }).click();
    const isOn = (screen: string): Promise<void> => page.locator(`.rehearsal[data-screen=${screen}]`).waitFor();
    await page
      .getByRole('button', { name: text('app.toHome') })
      .first()
      .click();
    await page.getByRole('button', { name: text('practice.choose') }).click();
    await page.getByRole('button', { name: text('practice.rehearseEid') }).click();
    for (const key of ['itsme', 'email', 'europe']) {
      await press(`key.${key}`);
      await isOn('wrongKey');
      await press('back');
    }
    await press('key.eid');
    await press('certificate.old');
    await isOn('oldCertificate');
    await press('back');
    await press('certificate.cancel');
    await isOn('noCertificate');
    await press('back');
    await press('key.eid');
    await press('certificate.mine');
    // Typing does nothing here.
    await page.keyboard.type('1234');
    await page.getByText(text('rehearsal.pin.pressed_zero')).waitFor();
    for (const left of [2, 1, 0]) {
      await isOn('pin');
      const code = await shown.locator('.todo strong').allInnerTexts();
      for (const digit of code.toReversed()) await shown.getByRole('button', { name: digit, exact: true }).click();
      await isOn(left === 0 ? 'pinBlocked' : 'pinWrong');
      if (left > 0) await press('back');
    }
    await press('out.again');
    await isOn('choose');
    await rehearse(page);
    await page.getByRole('heading', { level: 1, name: text('rehearsal.out.title') }).waitFor();
  });
});
