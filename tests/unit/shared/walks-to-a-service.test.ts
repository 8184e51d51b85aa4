/**
 * Sixteen people come with an aim, in their own words, and leave where the service is opened or where somebody takes
 * over. They are walked in the model: search, what is asked, the way that is advised, each step to its end.
 */
import { describe, expect, it } from 'vitest';
import { search } from '../../../src/renderer/guide/search.ts';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { recommendKeys } from '../../../src/shared/digital-keys.ts';
import { findStep, mainPath, placeOn, stepAfter, type Circumstances } from '../../../src/shared/guide-walk.ts';
import type { Guide, GuideTarget, Step } from '../../../src/shared/guides.ts';
import type { Age, Have } from '../../../src/shared/key-vocabulary.ts';

const content = contentFor('fr');

interface Visitor {
  name: string;
  /** What is typed into the search. */
  says: string;
  /** What is pressed among the first three results. */
  picks: string;
  have?: Have[];
  age?: Age;
  /** At a step with choices: the words of the one that is pressed. Nothing said: « Continuer ». */
  presses?: Record<string, RegExp>;
  /** Where it ends: `opens <service>`, or the end's kind with guide and step. */
  ends: string;
  /** Nothing on this PC is in order. */
  nothingWorks?: boolean;
}

const CARD: Have[] = ['card', 'pin', 'reader'];

const VISITORS: Visitor[] = [
  {
    name: 'a pensioner with card, code and reader',
    says: 'ma pension',
    picks: 'service:mypension',
    have: CARD,
    ends: 'opens mypension by se-connecter-eid',
  },
  {
    name: 'a man with itsme and his tax return',
    says: 'mes contributions',
    picks: 'service:myminfin',
    have: ['smartphone', 'itsme-account'],
    ends: 'opens myminfin by utiliser-itsme',
  },
  {
    name: 'a woman without reader, with a telephone and a bank card',
    says: 'tax on web',
    picks: 'service:myminfin',
    have: ['card', 'pin', 'smartphone', 'bank-card'],
    ends: 'opens myminfin by utiliser-itsme',
  },
  {
    name: 'a job-seeker with nothing but a name and a password',
    says: 'chercher du travail',
    picks: 'service:forem',
    have: ['own-account'],
    presses: { 'forem/espace': /déjà un espace/ },
    ends: 'opens forem by forem',
  },
  {
    name: 'a job-seeker with nothing at all',
    says: 'inscription forem',
    picks: 'guide:forem',
    presses: { 'forem/espace': /en créer un/ },
    ends: 'opens forem by forem',
  },
  {
    name: 'a frontier worker from Lille and the temporary unemployment',
    says: 'chômage temporaire',
    picks: 'service:ec32',
    have: ['european-key'],
    ends: 'opens ec32 by sans-eid',
  },
  {
    name: 'a patient who wants a blood test, with MyGov.be',
    says: 'prise de sang',
    picks: 'service:masante',
    have: ['smartphone', 'mygov-app'],
    ends: 'opens masante by mygov',
  },
  {
    name: 'a young woman whose code is forgotten',
    says: 'bourse',
    picks: 'service:monespace-fwb',
    have: ['card', 'reader'],
    ends: 'handover pin-oublie/',
  },
  {
    name: 'somebody who was robbed of a bicycle and has itsme',
    says: 'on a volé mon vélo',
    picks: 'service:police-on-web',
    have: ['smartphone', 'itsme-account'],
    ends: 'opens police-on-web by utiliser-itsme',
  },
  {
    name: 'somebody without anything who wants a carer at the official price',
    says: 'dentiste conventionné',
    picks: 'service:inami-dispensateur',
    ends: 'opens inami-dispensateur',
  },
  {
    name: 'a newcomer with a passport',
    says: 'je suis étranger',
    picks: 'guide:sans-eid',
    presses: { 'sans-eid/situation': /seulement une pièce/ },
    ends: 'handover sans-eid/',
  },
  {
    name: 'a citizen of Brussels with card and reader',
    says: 'composition de ménage bruxelles',
    picks: 'service:irisbox',
    have: CARD,
    ends: 'opens irisbox by se-connecter-eid',
  },
  {
    name: 'a student of 17 with a bank card',
    says: 'job étudiant',
    picks: 'service:student-at-work',
    have: ['smartphone', 'bank-card'],
    age: 'sixteen',
    presses: { 'itsme-avec-banque/seize': /Ma banque a dit oui/ },
    ends: 'opens student-at-work by utiliser-itsme',
  },
  {
    name: 'a man with card and code, and no reader',
    says: 'carrière',
    picks: 'service:mycareer',
    have: ['card', 'pin'],
    presses: { 'sans-lecteur/choisir': /lecteur de cet espace/, 'sans-lecteur/ici': /Me connecter avec ma carte/ },
    ends: 'opens mycareer by se-connecter-eid',
  },
  {
    name: 'a man who lost his card',
    says: "j'ai perdu mon portefeuille avec ma carte",
    picks: 'guide:carte-perdue',
    ends: 'end carte-perdue',
  },
  {
    name: 'a woman on a PC without the eID software',
    says: 'mes fiches de vacances',
    picks: 'service:mysocialsecurity',
    have: CARD,
    nothingWorks: true,
    ends: 'opens mysocialsecurity',
  },
];

const guideOf = (id: string): Guide => {
  const guide = content.guides.find((each) => each.id === id);
  if (guide === undefined) throw new Error(`no guide ${id}`);
  return guide;
};

/** A number of presses that nobody needs; a circle would be one. */
const TOO_MANY = 40;

interface Walk {
  end: string;
  /** « guide/step », in order. */
  met: string[];
}

function walk(visitor: Visitor): Walk {
  const { says, picks, have = [], age = 'adult', presses = {}, nothingWorks = false } = visitor;
  const here: Circumstances = { platform: 'windows', rights: 'standard', holds: () => !nothingWorks };
  const hits = (search(content, says) ?? []).map(({ kind, id }) => `${kind}:${id}`).slice(0, 3);
  expect(hits, says).toContain(picks);
  const [kind, id = ''] = picks.split(':');
  const entry = kind === 'service' ? content.entries.find((each) => each.id === id) : undefined;
  if (entry !== undefined && entry.login.way === 'open') return { end: `opens ${id}`, met: [] };
  const first = entry?.guide ?? id;
  let guide = guideOf(first);
  let step: Step | null =
    first === 'choisir-sa-cle' ? findStep(guide, 'sous-la-main') : (mainPath(guide, here)[0] ?? null);
  const met: string[] = [];
  const to = (target: GuideTarget): void => {
    if (target.kind === 'guide') {
      guide = guideOf(target.guide);
      step = target.step === null ? (mainPath(guide, here)[0] ?? null) : findStep(guide, target.step);
    } else if (target.kind === 'step') step = findStep(guide, target.step);
    else throw new Error(`leaves the guides at ${met.at(-1) ?? ''}`);
  };
  let seen = 0;
  while (step !== null && met.length < TOO_MANY) {
    const now: Step = step;
    const name = `${guide.id}/${now.id}`;
    expect(met, `${name} comes twice`).not.toContain(name);
    met.push(name);
    seen = met.filter((each) => each.startsWith(`${guide.id}/`)).length;
    const { now: counted, all } = placeOn(guide, now, here, seen);
    if (all !== null) expect([name, counted <= all]).toEqual([name, true]);
    if (entry !== undefined && (now.opensAim || now.link === entry.id))
      return { end: `opens ${entry.id} by ${guide.id}`, met };
    if (entry === undefined && now.link === id) return { end: `opens ${id} by ${guide.id}`, met };
    if (now.interview === 'answer') {
      const advice = recommendKeys({ have, age }, entry?.login ?? null);
      if (advice.kind === 'open') return { end: `opens ${entry?.id ?? ''}`, met };
      to({ kind: 'guide', guide: advice.best.route.guide, step: advice.best.route.step });
      continue;
    }
    const wanted = presses[name];
    const choice = wanted === undefined ? undefined : now.choices.find(({ label }) => wanted.test(label));
    if (wanted !== undefined && choice === undefined) throw new Error(`${name} has no « ${String(wanted)} »`);
    if (choice !== undefined) {
      to(choice.goto);
      continue;
    }
    if (now.end !== null) {
      if (entry === undefined || now.towardsAim === null || now.towardsAim.kind === 'link')
        return { end: `${now.end} ${name}`, met };
      to(now.towardsAim);
      continue;
    }
    const following = stepAfter(guide, now, here);
    // Who came for a service is not asked for it.
    step = following?.interview === 'service' && entry !== undefined ? stepAfter(guide, following, here) : following;
    if (step === null) return { end: `stuck at ${name}`, met };
  }
  return { end: 'too long', met };
}

describe('a person with an aim', () => {
  it.each(VISITORS.map((visitor) => [visitor.name, visitor] as const))(
    '%s finds the way in among the first three results, and comes to the end that is meant within thirty steps',
    (_name, visitor) => {
      const { end, met } = walk(visitor);
      expect(
        end.startsWith(visitor.ends) || (visitor.ends.startsWith('end ') && end.includes(visitor.ends.slice(4))),
        `${end}: ${met.join(' → ')}`,
      ).toBe(true);
      expect(met.length, met.join(' → ')).toBeLessThanOrEqual(30);
    },
  );
});
