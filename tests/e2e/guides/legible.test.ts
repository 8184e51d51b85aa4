/** Guides in the dark, in high contrast, without motion, and read aloud. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import * as v from 'valibot';
import { until } from '../../tools/wait.ts';
import { guideTitle, stepTitle } from '../tools/guide-words.ts';
import { text } from '../../tools/interface-texts.ts';
import { geometryFaults, lookAs, REFLOWED, WINDOWS, type Look } from '../tools/geometry.ts';
import { accessibilityViolations, visit, type Visit } from '../tools/visit.ts';
import { at } from '../tools/walk.ts';

let open: Visit | null = null;
afterEach(async () => {
  await open?.end();
  open = null;
});

const named = (name: string): Look => {
  const look = [...WINDOWS, ...REFLOWED].find((each) => each.name === name);
  if (look === undefined) throw new Error(`no window ${name}`);
  return look;
};
const LAPTOP = named('1366x690');
const NARROW = named('320');

const LOGIN = guideTitle('se-connecter-eid');
const FIRST = stepTitle('se-connecter-eid', 'carte');
const SECOND = stepTitle('se-connecter-eid', 'code-en-tete');
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();
async function toGuide(page: Page, name: string): Promise<void> {
  await press(page, text('guides.title'));
  await press(page, name);
  await page.locator('#where').getByText(name).waitFor();
}

describe.each([
  { how: 'in the dark', options: { colorScheme: 'dark' as const } },
  { how: 'in high contrast', options: { forcedColors: 'active' as const } },
])('shown $how', ({ options }) => {
  it(
    'with less motion asked for, axe finds nothing and nothing moves on the home screen, a step, an explanation, the troubles, the interview and its answer',
    { tags: ['long'] },
    async () => {
      open = await visit({ practice: 'ready', ...options });
      const { page } = open;
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const isLegible = async (what: string): Promise<void> => {
        expect([
          what,
          await accessibilityViolations(page),
          await page.evaluate('document.getAnimations().length'),
        ]).toEqual([what, [], 0]);
      };
      await isLegible('home');
      await toGuide(page, LOGIN);
      await isLegible('step');
      await page.locator('.term').first().click();
      await isLegible('explanation');
      await page.keyboard.press('Escape');
      await press(page, text('app.notWorking'));
      await page.locator('summary').first().click();
      await isLegible('troubles');
      await page.getByRole('button', { name: new RegExp(text('guides.finish')) }).click();
      await toGuide(page, guideTitle('choisir-sa-cle'));
      while ((await page.getByRole('checkbox').count()) === 0) await press(page, text('app.next'));
      for (const name of [/smartphone/, /carte de banque/]) await page.getByRole('checkbox', { name }).check();
      await isLegible('interview');
      await press(page, text('app.next'));
      await press(page, text('app.next'));
      await page.locator('[data-rank=best]').waitFor();
      await isLegible('answer');
    },
  );
});

describe('on a PC where nothing is installed', () => {
  it('home screen, check and a guide’s step are whole on the usual laptop and 320 pixels wide; on the laptop the home screen needs no scrolling and alarms nobody', async () => {
    open = await visit({ env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
    const { page } = open;
    const faults: string[] = [];
    const measure = async (what: string): Promise<void> => {
      for (const look of [LAPTOP, NARROW]) {
        await lookAs(page, look);
        faults.push(...(await geometryFaults(page, look)).map((fault) => `${what} ${look.name}: ${fault}`));
      }
      await lookAs(page, LAPTOP);
    };
    await page.locator('.sign').waitFor();
    await measure('home');
    const below = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(below).toBe(0);
    // Nobody has said that they came for the card: nothing alarms them.
    expect(await page.locator('.sign.tone-problem').count()).toBe(0);
    await press(page, text('home.check'));
    await page.locator('.verdict').waitFor();
    await measure('check');
    await page.getByRole('button', { name: new RegExp(text('guides.finish')) }).click();
    await toGuide(page, LOGIN);
    await measure('step');
    expect(faults).toEqual([]);
  });
});

describe('reading aloud', () => {
  const aloud = (page: Page): Promise<string[]> =>
    page.evaluate('window.aloud').then((said) => v.parse(v.array(v.string()), said));

  it('is not offered where the PC has no voice', { tags: ['long'] }, async () => {
    open = await visit({ practice: 'ready' });
    await toGuide(open.page, LOGIN);
    expect(await open.page.getByRole('button', { name: text('guides.readAloud') }).count()).toBe(0);
  });

  it('is silent until asked, reads the step and then the next one with a voice of this PC, and stops on leaving', async () => {
    open = await visit({ practice: 'ready' });
    const { page } = open;
    // Chromium without a screen has no voices: one that writes down, and one of the network that must never be chosen.
    await page.evaluate(() => {
      const said: string[] = [];
      const voices = [
        { lang: 'fr-FR', localService: false, voiceURI: 'network' },
        { lang: 'fr-BE', localService: true, voiceURI: 'own' },
      ];
      class Utterance {
        voice: { voiceURI: string } | null = null;
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      const speak = ({ text, voice }: Utterance): void => {
        said.push(`${voice?.voiceURI}: ${text}`);
      };
      const cancel = (): void => {
        said.push('silence');
      };
      Object.assign(window, { aloud: said });
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
      Object.defineProperty(window, 'speechSynthesis', {
        value: { getVoices: () => voices, speak, cancel, addEventListener: () => {}, removeEventListener: () => {} },
      });
    });
    await toGuide(page, LOGIN);
    expect(await aloud(page)).toEqual([]);
    await press(page, text('guides.readAloud'));
    await until(
      () => aloud(page),
      (said) => said.length > 1,
      'the voice',
    );
    expect((await aloud(page))[0]).toBe(`own: ${FIRST}`);
    expect((await aloud(page)).join(' ')).not.toMatch(/\[\[|\*\*|network/);
    await press(page, text('app.next'));
    await at(page, SECOND);
    await until(
      () => aloud(page),
      (said) => said.includes(`own: ${SECOND}`),
      'the next step read',
    );
    expect((await aloud(page)).indexOf('silence')).toBeLessThan((await aloud(page)).indexOf(`own: ${SECOND}`));
    await page.getByRole('button', { name: new RegExp(text('guides.finish')) }).click();
    await until(
      () => aloud(page),
      (said) => said.at(-1) === 'silence',
      'silence',
    );
  });
});
