/** What people type → what stands among the first three. `guide:` or `service:` and its id. */
import { describe, expect, it } from 'vitest';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { search } from '../../../src/renderer/guide/search.ts';

const content = contentFor('fr');
const found = (query: string): string[] => (search(content, query) ?? []).map(({ kind, id }) => `${kind}:${id}`);

describe('a search finds among its first three hits', () => {
  it.each<[query: string, expected: string]>([
    // Everyday words
    ['chômage', 'service:onem'],
    ['impots', 'service:myminfin'],
    ['vélo volé', 'service:police-on-web'],
    ['précompte immo', 'service:mon-espace-wallonie'],
    ['courrier officiel', 'guide:ma-ebox'],
    ['courrier officiel', 'service:myebox'],
    ['pension', 'service:mypension'],
    ['retraite', 'service:mypension'],
    ['mes vaccins', 'service:masante'],
    ['prise de sang', 'service:masante'],
    ['dentiste conventionné', 'service:inami-dispensateur'],
    ['hôpital', 'service:reseau-sante-wallon'],
    ['bourse d’études', 'service:monespace-fwb'],
    ['inscription école', 'service:monespace-fwb'],
    ['prime isolation', 'service:mon-espace-wallonie'],
    ['job étudiant', 'service:student-at-work'],
    ['carte de pointage', 'service:carte-chomage-complet'],
    ['chômage temporaire', 'service:ec32'],
    ['pécule de vacances', 'service:mysocialsecurity'],
    ['offre d’emploi', 'service:forem'],
    ['chercher du travail', 'guide:forem'],
    ['ma carrière', 'service:mycareer'],
    ['tarif social', 'service:mybenefits'],
    ['porter plainte', 'service:police-on-web'],
    ['graffiti', 'service:police-on-web'],
    ['notaire', 'service:izimi'],
    ['testament', 'service:izimi'],
    ['composition de ménage bruxelles', 'service:irisbox'],
    ['sécu', 'service:socialsecurity'],
    ['permis de conduire', 'service:belgium-be'],
    ['cours d’ordinateur', 'service:epn-wallonie'],
    ['vérifier une carte', 'service:checkdoc'],
    // The key, the card and its codes
    ['code pin oublié', 'guide:pin-oublie'],
    ['j’ai oublié mon code', 'guide:pin-oublie'],
    ['puk perdu', 'guide:puk-perdu'],
    ['carte d’identité perdue', 'guide:carte-perdue'],
    ['carte volée', 'service:docstop'],
    ['lecteur de carte', 'guide:se-connecter-eid'],
    ['installer le logiciel eid', 'guide:installer-eid'],
    ['créer un compte itsme', 'guide:itsme-avec-banque'],
    ['itsme avec carte de banque', 'guide:itsme-avec-banque'],
    ['se connecter avec itsme', 'guide:utiliser-itsme'],
    ['nouveau numéro de gsm', 'guide:numero-change'],
    ['nouveau téléphone', 'guide:numero-change'],
    ['code par mail', 'guide:code-de-securite'],
    ['je suis étranger', 'guide:sans-eid'],
    ['pas de carte d’identité', 'guide:sans-eid'],
    ['quelle clé choisir', 'guide:choisir-sa-cle'],
    ['noter mon code', 'guide:garder-ses-codes'],
    ['erreur de connexion', 'guide:erreurs-connexion-eid'],
    ['page blanche', 'guide:erreurs-connexion-eid'],
    ['mygov', 'guide:mygov'],
    ['code qr', 'guide:mygov'],
    // What one does here
    ['scanner un document', 'guide:numeriser-document'],
    ['photo en pdf', 'guide:numeriser-document'],
    ['fichier trop lourd', 'guide:numeriser-document'],
    ['me déconnecter', 'guide:fin-de-seance'],
    ['effacer mes traces', 'guide:fin-de-seance'],
    ['revenir au courrier papier', 'guide:ma-ebox'],
    ['désactiver ebox', 'guide:ma-ebox'],
    ['supprimer mon compte wallonie', 'guide:mon-espace-wallonie'],
    ['my social security', 'guide:mysocialsecurity'],
    // Without accents, misspelled, run together, half typed
    ['chomage', 'service:onem'],
    ['chaumage', 'service:onem'],
    ['declaration fiscale', 'service:myminfin'],
    ['impos', 'service:myminfin'],
    ['tax on web', 'service:myminfin'],
    ['pention', 'service:mypension'],
    ['velo vole', 'service:police-on-web'],
    ['istme', 'service:itsme'],
    ['e-box', 'guide:ma-ebox'],
    ['ibox', 'service:myebox'],
    ['boite au lettre', 'service:myebox'],
    ['leforem', 'service:forem'],
    ['forhem', 'service:forem'],
    ['etudian', 'service:student-at-work'],
    ['masante', 'service:masante'],
    ['medecin', 'service:masante'],
    ['numerisé', 'guide:numeriser-document'],
    ['numeriser un papié', 'guide:numeriser-document'],
    ['wallonnie', 'service:mon-espace-wallonie'],
    ['securite social', 'service:socialsecurity'],
    ['CARTE PERDU', 'guide:carte-perdue'],
    ['mot de passe oublie', 'guide:code-de-securite'],
    // Whole sentences
    ['comment faire pour payer mes impôts', 'service:myminfin'],
    ['je voudrais voir ma pension', 'service:mypension'],
    ['on m’a volé mon vélo', 'service:police-on-web'],
    ['j’ai perdu ma carte d’identité', 'guide:carte-perdue'],
    ['où trouver mes fiches de vacances', 'service:mysocialsecurity'],
  ])('for « %s »: %s', (query, expected) => {
    expect(found(query).slice(0, 3)).toContain(expected);
  });
});

it('a search for « vélo volé » does not find MyMinfin, which only shares a few letters with it', () => {
  expect(found('vélo volé')).not.toContain('service:myminfin');
});

describe('a search for little or nothing', () => {
  it.each(['xqzwk', '%%%', '7', 'de la'])('« %s » gives an empty list', (query) => {
    expect(search(content, query)).toEqual([]);
  });

  it.each(['', '   '])('« %s » asks nothing, and gives null in place of a list', (query) => {
    expect(search(content, query)).toBeNull();
  });

  it('« eid », « itsme », « mygov », « token » or « test » alone finds no page that only guides lead to', () => {
    const pages = new Set(content.entries.filter(({ kind }) => kind === 'page').map(({ id }) => `service:${id}`));
    expect(
      ['eid', 'itsme', 'mygov', 'token', 'test'].flatMap((query) => found(query)).filter((hit) => pages.has(hit)),
    ).toEqual([]);
  });
});
