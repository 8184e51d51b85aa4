/** From a word typed into the search to the service's own address, in a browser in which the card can work. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stepTitle } from '../tools/guide-words.ts';
import { standInBrowsers, type StandIns } from '../tools/stand-in-browsers.ts';
import { visit, type Visit } from '../tools/visit.ts';
import { at, title } from '../tools/walk.ts';
import { until } from '../../tools/wait.ts';
import { text } from '../../tools/interface-texts.ts';

let browsers: StandIns;
let open: Visit;
beforeAll(async () => {
  browsers = await standInBrowsers('chromium', 'firefox', 'xdg-open');
  open = await visit({ practice: 'ready', env: browsers.env });
});
afterAll(() => open.end());

it('who types « mes contributions » with a card in the reader comes to « Ouvrir MyMinfin », which opens MyMinfin in Chromium', async () => {
  const { page } = open;
  const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  await page.getByRole('searchbox').fill('mes contributions');
  await page.keyboard.press('Enter');
  await at(page, text('guides.title'));
  await page.locator('article', { hasText: 'MyMinfin' }).getByRole('button').last().click();
  await at(page, stepTitle('choisir-sa-cle', 'sous-la-main'));
  // The check sees card and reader: only the code has to be told.
  await page.getByRole('checkbox', { name: 'Le code PIN de ma carte' }).check();
  await press(text('app.next'));
  await at(page, stepTitle('choisir-sa-cle', 'votre-cle'));
  await press(text('interview.follow'));
  const aim = page.getByRole('button', { name: 'Ouvrir MyMinfin' });
  const met: string[] = [];
  while ((await aim.count()) === 0) {
    const now = await title(page);
    met.push(now);
    // The service that one came for is in sight on the way.
    expect([now, await page.locator('#where').innerText()]).toEqual([now, expect.stringContaining('MyMinfin')]);
    await press(text('app.next'));
    await until(
      () => title(page),
      (name) => name !== now,
      `the step after « ${now} »`,
    );
    expect(met.length).toBeLessThan(10);
  }
  await aim.click();
  expect(await browsers.opened()).toEqual(['chromium: https://www.myminfin.be/']);
});
