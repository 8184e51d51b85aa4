/**
 * What visitors came for, each to its end in the built program: from the words they type to the service's own address
 * in a browser, to the person who can help, or to the program's own task. The service stays in sight on the way.
 */
import { afterEach, expect, it } from 'vitest';
import { choiceTo, guideTitle, stepTitle } from '../../e2e/tools/guide-words.ts';
import { goOnTo, leave, types, wayInto } from '../../e2e/tools/visitor.ts';
import { at } from '../../e2e/tools/walk.ts';
import { text } from '../../tools/interface-texts.ts';

afterEach(({ task }) => leave(task.result?.state === 'fail'));

it('who types « je veux voir ma pension », card and code at hand: MyPension opens in a browser for the card', async () => {
  const visitor = await types('je veux voir ma pension', 'ready');
  await wayInto(visitor, 'MyPension');
  await visitor.tick('Le code PIN de ma carte');
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  await goOnTo(visitor, 'Ouvrir MyPension', 'MyPension');
  await visitor.press('Ouvrir MyPension');
  expect(await visitor.browsers.opened()).toEqual(['chromium: https://www.mypension.be/']);
});

it('who types « résultats prise de sang » with itsme and no reader: the path that is followed opens masanté.be', async () => {
  const visitor = await types('résultats prise de sang', 'no-reader');
  await wayInto(visitor, 'masanté.be');
  await visitor.tick('Mon smartphone', 'Un compte itsme');
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  await goOnTo(visitor, 'Ouvrir masanté.be', 'masanté.be');
  await visitor.press('Ouvrir masanté.be');
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining('https://xn--masant-gva.be/')]);
});

it('who types « mon patron m’a mis au chômage temporaire » with a smartphone and the bank’s reader: itsme is made, then eC3.2 opens', async () => {
  const visitor = await types('mon patron m’a mis au chômage temporaire', 'no-reader');
  await wayInto(visitor, 'eC3.2');
  await visitor.tick('Mon smartphone', 'Ma carte de banque', 'J’ai 18 ans ou plus');
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  // Age and number were just told: they are not asked again.
  await at(visitor.page, stepTitle('itsme-avec-banque', 'application'));
  await goOnTo(visitor, 'Continuer vers eC3.2', 'eC3.2');
  await visitor.press('Continuer vers eC3.2');
  await goOnTo(visitor, 'Ouvrir eC3.2', 'eC3.2');
  await visitor.press('Ouvrir eC3.2');
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining('https://www.onem.be/page/chomage-temp')]);
});

it('who types « taxonwebe » with nothing at hand: the path leads to the guide to other ways, and there to asking the service, with MyMinfin still in sight', async () => {
  const visitor = await types('taxonwebe', 'no-reader');
  await wayInto(visitor, 'MyMinfin');
  await visitor.press(text('app.next'));
  await at(visitor.page, stepTitle('choisir-sa-cle', 'votre-cle'));
  await visitor.press(text('interview.follow'));
  await at(visitor.page, stepTitle('autrement', 'choisir'));
  await visitor.press(choiceTo('autrement', 'choisir', 'service'));
  await at(visitor.page, stepTitle('autrement', 'service'));
  expect(await visitor.page.locator('#where').innerText()).toContain('MyMinfin');
});

it('who types « chercher du boulot »: the Forem’s guide opens its own site', async () => {
  const visitor = await types('chercher du boulot', 'ready');
  await visitor.press(guideTitle('forem'));
  await visitor.press(choiceTo('forem', 'espace', 'ouvrir'));
  await at(visitor.page, stepTitle('forem', 'ouvrir'));
  await visitor.press('Ouvrir www.leforem.be');
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining('https://www.leforem.be/')]);
});

it('who types « e boks » and first wants to know what that is: the guide opens myebox.be', async () => {
  const visitor = await types('e boks', 'ready');
  await visitor.press(guideTitle('ma-ebox'));
  await visitor.press(choiceTo('ma-ebox', 'choisir', 'savoir'));
  await at(visitor.page, stepTitle('ma-ebox', 'savoir'));
  await goOnTo(visitor, 'Ouvrir myebox.be');
  await visitor.press('Ouvrir myebox.be');
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining('https://myebox.be/')]);
});

it('who types « on m’a volé ma sacoche »: DOC STOP’s number is on the first screen of the guide, which leads on to another key', async () => {
  const visitor = await types('on m’a volé ma sacoche', 'no-card');
  await visitor.press(guideTitle('carte-perdue'));
  await at(visitor.page, stepTitle('carte-perdue', 'appeler'));
  await visitor.page.getByText('00800 2123 2123').first().waitFor();
  await goOnTo(visitor, choiceTo('carte-perdue', 'en-attendant', 'choisir-sa-cle'));
});

it('who types « jé oublié mon code »: the guide to a forgotten code leads to the choice of another key', async () => {
  const visitor = await types('jé oublié mon code', 'ready');
  await visitor.press(guideTitle('pin-oublie'));
  await goOnTo(visitor, choiceTo('pin-oublie', 'en-attendant', 'choisir-sa-cle'));
  await visitor.press(choiceTo('pin-oublie', 'en-attendant', 'choisir-sa-cle'));
  await visitor.page.locator('#where').getByText(guideTitle('choisir-sa-cle')).waitFor();
});

it('who types « un sms bizarre »: the guide to false messages opens the official site of My eBox', async () => {
  const visitor = await types('un sms bizarre', 'ready');
  await visitor.press(guideTitle('faux-messages'));
  await visitor.press(choiceTo('faux-messages', 'situation', 'verifier'));
  await at(visitor.page, stepTitle('faux-messages', 'verifier'));
  await visitor.press('Ouvrir My eBox');
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining('https://myebox.be/')]);
});

it('who types « faire les impôts de ma mère »: the guide to helping an adult opens MyMinfin', async () => {
  const visitor = await types('faire les impôts de ma mère', 'ready');
  await visitor.press(guideTitle('aider-quelqu-un'));
  await visitor.press(choiceTo('aider-quelqu-un', 'pour-qui', 'adulte'));
  await visitor.press(choiceTo('aider-quelqu-un', 'adulte', 'impots'));
  await at(visitor.page, stepTitle('aider-quelqu-un', 'impots'));
  await visitor.press('Ouvrir MyMinfin');
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining('https://www.myminfin.be/')]);
});

it('who types « mon fichier est trop lourd »: the search leads to the program’s own task for documents', async () => {
  const visitor = await types('mon fichier est trop lourd', 'ready');
  await visitor.press(text('home.document'));
  await at(visitor.page, text('documents.bringTitle'));
});

it('who types « le boîtier clignote mais rien »: the search leads to the check, which asks for the card', async () => {
  const visitor = await types('le boîtier clignote mais rien', 'no-card');
  await visitor.press(text('home.check'));
  await visitor.page.getByRole('heading', { name: 'Insérez votre carte d’identité' }).first().waitFor();
});

it('who types « j’ai une carte orange »: the guide for who has no eID opens the registration office’s page', async () => {
  const visitor = await types('j’ai une carte orange', 'no-card');
  await visitor.press(guideTitle('sans-eid'));
  await visitor.press(choiceTo('sans-eid', 'situation', 'puce'));
  await visitor.press(choiceTo('sans-eid', 'puce', 'bureau'));
  await at(visitor.page, stepTitle('sans-eid', 'bureau'));
  await visitor.press('Ouvrir bosa.belgium.be');
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining('https://bosa.belgium.be/')]);
});

it('who types « mes fiches de paie »: the guide to other ways leads to the step about the employer', async () => {
  const visitor = await types('mes fiches de paie', 'ready');
  await visitor.press(guideTitle('autrement'));
  await visitor.press(choiceTo('autrement', 'choisir', 'employeur'));
  await at(visitor.page, stepTitle('autrement', 'employeur'));
});

it('who types « remplir ma déclaration » with card and code on a PC without the eID software: its install comes first, and MyMinfin stays in sight on a detour to another key', async () => {
  const visitor = await types('remplir ma déclaration', 'middleware-missing-no-admin');
  await wayInto(visitor, 'MyMinfin');
  await visitor.tick('Le code PIN de ma carte');
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  await at(visitor.page, stepTitle('se-connecter-eid', 'logiciel'));
  await visitor.press(choiceTo('se-connecter-eid', 'logiciel', 'installer-eid'));
  await at(visitor.page, stepTitle('installer-eid', 'appeler'));
  expect(await visitor.page.locator('#where').innerText()).toContain('MyMinfin');
  // No trainer is there: another key, for the same service, and what was said is still said.
  await visitor.press(choiceTo('installer-eid', 'appeler', 'choisir-sa-cle'));
  await at(visitor.page, stepTitle('choisir-sa-cle', 'csam'));
  expect(await visitor.page.locator('#where').innerText()).toContain('MyMinfin');
});

it('who types « ma carrière »: « Retour » keeps what was ticked, and the step before MyCareer, which opens in the end', async () => {
  const visitor = await types('ma carrière', 'ready');
  await wayInto(visitor, 'MyCareer');
  await visitor.tick('Le code PIN de ma carte');
  await visitor.press(text('app.next'));
  await at(visitor.page, stepTitle('choisir-sa-cle', 'votre-cle'));
  await visitor.press(text('app.back'));
  await at(visitor.page, stepTitle('choisir-sa-cle', 'sous-la-main'));
  expect(await visitor.page.getByLabel('Le code PIN de ma carte').first().isChecked()).toBe(true);
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  const met = await goOnTo(visitor, 'Ouvrir MyCareer', 'MyCareer');
  await visitor.press(text('app.back'));
  await at(visitor.page, met.at(-1) ?? '');
  await visitor.press(text('app.next'));
  await visitor.press('Ouvrir MyCareer');
  expect(await visitor.browsers.opened()).toEqual(['chromium: https://www.mycareer.be/']);
});
