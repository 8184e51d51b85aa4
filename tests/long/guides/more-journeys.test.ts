/**
 * Fifteen other visitors, each from the words they type to the end: mandates, children, lost things, other countries,
 * a signature, a false message. Beside journeys.test.ts, which has those that most people come for.
 */
import { afterEach, expect, it } from 'vitest';
import { choiceTo, guideTitle, stepTitle } from '../../e2e/tools/guide-words.ts';
import { arrives, goOnTo, leave, types, wayInto, type Visitor } from '../../e2e/tools/visitor.ts';
import { at } from '../../e2e/tools/walk.ts';
import { text } from '../../tools/interface-texts.ts';

afterEach(({ task }) => leave(task.result?.state === 'fail'));

/** Presses the choices of a guide one after the other, each to the step that it leads to. */
async function through({ page }: Visitor, guide: string, ...steps: string[]): Promise<void> {
  for (const [before, step] of steps.slice(1).entries()) {
    const name = choiceTo(guide, steps[before] ?? '', step);
    // A word of the text above may be a button of the glossary with the same name.
    await page.getByRole('button', { name, exact: true }).last().click();
    await at(page, stepTitle(guide, step));
  }
}
const opensOnly = async (visitor: Visitor, address: string): Promise<void> =>
  expect(await visitor.browsers.opened()).toEqual([expect.stringContaining(address)]);

it('who types « maman est au home, sa pension »: the guide to helping an adult opens mypension.be', async () => {
  const visitor = await types('maman est au home, sa pension', 'ready');
  await visitor.press(guideTitle('aider-quelqu-un'));
  await through(visitor, 'aider-quelqu-un', 'pour-qui', 'adulte', 'pension');
  await visitor.press(/^Ouvrir /);
  await opensOnly(visitor, 'https://www.mypension.be/');
});

it('who types « jai carte f+ »: the guide for who has no eID leads on to a login with the card’s chip, and MyMinfin, looked up on the way, opens', async () => {
  const visitor = await types('jai carte f+', 'ready');
  await visitor.press(guideTitle('sans-eid'));
  await through(visitor, 'sans-eid', 'situation', 'puce');
  await visitor.press(choiceTo('sans-eid', 'puce', 'se-connecter-eid'));
  await goOnTo(visitor, choiceTo('se-connecter-eid', 'ouvrir', 'choisir-sa-cle'));
  await visitor.press(choiceTo('se-connecter-eid', 'ouvrir', 'choisir-sa-cle'));
  await at(visitor.page, stepTitle('choisir-sa-cle', 'quel-service'));
  await visitor.page.getByRole('searchbox').fill('impots');
  await visitor.page.getByLabel('MyMinfin').check();
  await goOnTo(visitor, text('interview.follow'));
  await visitor.press(text('interview.follow'));
  await goOnTo(visitor, 'Ouvrir MyMinfin', 'MyMinfin');
  await visitor.press('Ouvrir MyMinfin');
  await opensOnly(visitor, 'https://www.myminfin.be/');
});

it('who types « on m’a volé mon gsm avec itsme »: the guide to a changed number leads past the step about a stolen phone to making itsme anew with the bank’s card', async () => {
  const visitor = await types('on m’a volé mon gsm avec itsme', 'no-reader');
  await visitor.press(guideTitle('numero-change'));
  await through(visitor, 'numero-change', 'situation', 'vole', 'quelle-cle', 'itsme');
  await visitor.press(choiceTo('numero-change', 'itsme', 'itsme-avec-banque'));
  await through(visitor, 'itsme-avec-banque', 'possible', 'application');
  await goOnTo(visitor, choiceTo('itsme-avec-banque', 'fini', 'utiliser-itsme'));
});

it('who types « nouvelle carte sim »: the guide to a changed number opens csam.be at the step about a security code', async () => {
  const visitor = await types('nouvelle carte sim', 'ready');
  await visitor.press(guideTitle('numero-change'));
  await through(visitor, 'numero-change', 'situation', 'quelle-cle', 'code');
  await visitor.press(/^Ouvrir /);
  await opensOnly(visitor, 'https://www.csam.be/');
});

it('who types « dossier médical de mon enfant »: the guide to helping somebody opens masanté.be at the step about a child’s health', async () => {
  const visitor = await types('dossier médical de mon enfant', 'ready');
  await visitor.press(guideTitle('aider-quelqu-un'));
  await through(visitor, 'aider-quelqu-un', 'pour-qui', 'enfant', 'enfant-sante');
  await visitor.press(/^Ouvrir /);
  await opensOnly(visitor, 'https://xn--masant-gva.be/');
});

it('who types « combien d’heures de job étudiant » at fifteen, with card and code: the path that is followed opens Student@Work', async () => {
  const visitor = await types('combien d’heures de job étudiant', 'ready');
  await wayInto(visitor, 'Student@Work');
  await visitor.tick('Le code PIN de ma carte', 'Mon smartphone', 'J’ai moins de 16 ans');
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  await goOnTo(visitor, 'Ouvrir Student@Work', 'Student@Work');
  await visitor.press('Ouvrir Student@Work');
  await opensOnly(visitor, 'https://');
});

it('who types « trois fois le mauvais code »: the guide to a forgotten code leads on to the choice of another key for the meantime', async () => {
  const visitor = await types('trois fois le mauvais code', 'ready');
  await visitor.press(guideTitle('pin-oublie'));
  await goOnTo(visitor, choiceTo('pin-oublie', 'en-attendant', 'choisir-sa-cle'));
  await visitor.press(choiceTo('pin-oublie', 'en-attendant', 'choisir-sa-cle'));
  await visitor.page.locator('#where').getByText(guideTitle('choisir-sa-cle')).waitFor();
  await goOnTo(visitor, text('interview.follow'));
});

it('who types « j’ai donné mon code au téléphone »: the guide to false messages leads to the step about changing the card’s code', async () => {
  const visitor = await types('j’ai donné mon code au téléphone', 'ready');
  await visitor.press(guideTitle('faux-messages'));
  await through(visitor, 'faux-messages', 'situation', 'donne');
  await visitor.press(choiceTo('faux-messages', 'donne', 'garder-ses-codes'));
  await at(visitor.page, stepTitle('garder-ses-codes', 'changer'));
});

it('who types « mon patron veut que je signe un pdf »: the guide to signing a PDF is followed to its end', async () => {
  const visitor = await types('mon patron veut que je signe un pdf', 'ready');
  await visitor.press(guideTitle('signer-pdf'));
  await goOnTo(visitor, choiceTo('signer-pdf', 'fini', 'fin-de-seance'));
});

it('who types « ma carte est-elle encore bonne » with certificates that have expired: the check leads to the choice of another key, and that to the guide for who has no eID', async () => {
  const visitor = await types('ma carte est-elle encore bonne', 'certificates-expired');
  await visitor.press(text('home.check'));
  await visitor.press(text('check.do.otherKey'));
  await goOnTo(visitor, text('interview.follow'));
  await visitor.press(choiceTo('choisir-sa-cle', 'votre-cle', 'sans-eid'));
});

it('who types « myminfin » without a card but with another country’s digital key: the step about that key opens MyMinfin', async () => {
  const visitor = await types('myminfin', 'no-card');
  await wayInto(visitor, 'MyMinfin');
  await visitor.tick('La clé numérique d’un autre pays');
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  await at(visitor.page, stepTitle('sans-eid', 'cle-europeenne'));
  await visitor.press('Ouvrir MyMinfin');
  await opensOnly(visitor, 'https://www.myminfin.be/');
});

it('who types « pas de lecteur à la maison »: the guide for who has no reader opens epndewallonie.be to find a place with one', async () => {
  const visitor = await types('pas de lecteur à la maison', 'no-reader');
  await visitor.press(guideTitle('sans-lecteur'));
  await through(visitor, 'sans-lecteur', 'choisir', 'chercher');
  await visitor.press(/^Ouvrir /);
  await opensOnly(visitor, 'https://www.epndewallonie.be/');
});

it('who presses « Mon courrier » on the home screen: the guide to My eBox opens myebox.be, and is followed to its end', async () => {
  const visitor = await arrives('ready');
  await visitor.press(text('home.mail'));
  await through(visitor, 'ma-ebox', 'choisir', 'ouvrir');
  await visitor.press(/^Ouvrir /);
  await opensOnly(visitor, 'https://myebox.be/');
  await goOnTo(visitor, choiceTo('ma-ebox', 'fini', 'fin-de-seance'));
});

it('who types « bourse pour ma fille » with MyGov.be on the smartphone: the path that is followed opens Mon Espace of the Fédération', async () => {
  const visitor = await types('bourse pour ma fille', 'no-reader');
  await wayInto(visitor, 'Mon Espace');
  await visitor.tick('Mon smartphone', 'L’application MyGov.be');
  await visitor.press(text('app.next'));
  await visitor.press(text('interview.follow'));
  await goOnTo(visitor, 'Ouvrir Mon Espace');
  await visitor.press('Ouvrir Mon Espace');
  await opensOnly(visitor, 'https://monespace.fw-b.be/');
});

it('« Ça ne marche pas » on the home screen asks what does not go: something lost leads by the guide to a lost PUK to the address for new codes', async () => {
  const visitor = await arrives('ready');
  await visitor.press(text('app.notWorking'));
  await at(visitor.page, text('help.whatTitle'));
  await visitor.press(text('help.what.lost'));
  await at(visitor.page, stepTitle('choisir-sa-cle', 'manque'));
  await visitor.press(choiceTo('choisir-sa-cle', 'manque', 'puk-perdu'));
  await visitor.press(/^Ouvrir /);
  await opensOnly(visitor, 'https://www.ibz.rrn.fgov.be/');
});
