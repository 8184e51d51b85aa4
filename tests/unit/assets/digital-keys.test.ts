/** « Qu'avez-vous sous la main ? » → the best path and the next best (docs/facts/keys-and-services.md#digital-keys). */
import { describe, expect, it } from 'vitest';
import {
  GUIDE_FOR_MISSING,
  HAVES,
  KEYS,
  recommendKeys,
  ROUTES,
  type Have,
  type KeyId,
  type Login,
} from '../../../src/shared/digital-keys.ts';
import { guideWords, known, services, value } from './loaded-content.ts';

/** What the catalogue knows of a service's login. */
function loginOf(id: string): Login {
  const service = value(services).find((each) => each.id === id);
  if (service === undefined) throw new Error(`no service ${id}`);
  return service.login;
}

const CARD: Have[] = ['card', 'pin', 'reader'];
const ITSME: Have[] = ['itsme-account', 'smartphone'];
const BANK: Have[] = ['smartphone', 'bank-card'];

describe('the best key and the next best for what a person has at hand', () => {
  it.each<[situation: string, have: Have[], service: string | null, best: string | null, next: string | null]>([
    ['nothing at hand', [], null, null, null],
    ['card, PIN and reader', CARD, null, 'eid', null],
    ['card, PIN, reader and smartphone', [...CARD, 'smartphone'], null, 'eid', 'itsme-with-eid'],
    ['card, PIN, reader and e-mail', [...CARD, 'email'], null, 'eid', 'code-email-with-eid'],
    ['card, PIN, reader and a working itsme', [...CARD, ...ITSME], null, 'eid', 'itsme'],
    ['card, PIN, reader, smartphone and bank card', [...CARD, ...BANK], null, 'eid', 'itsme-with-bank'],
    ['card and reader, PIN forgotten', ['card', 'reader'], null, null, null],
    ['card and PIN, no reader', ['card', 'pin'], null, null, null],
    ['card and PIN, no reader, but smartphone and bank card', ['card', 'pin', ...BANK], null, 'itsme-with-bank', null],
    ['PIN forgotten, but e-mail', ['card', 'reader', 'email'], null, 'registration-office', null],
    ['PIN forgotten, but a working itsme', ['card', 'reader', ...ITSME], null, 'itsme', 'mygov-with-itsme'],
    ['a working itsme', ITSME, null, 'itsme', 'code-app-with-itsme'],
    ['a working itsme and e-mail', [...ITSME, 'email'], null, 'itsme', 'code-app-with-itsme'],
    ['an itsme account, smartphone left at home', ['itsme-account'], null, null, null],
    [
      'an itsme account, smartphone left at home, but card, PIN and reader',
      ['itsme-account', ...CARD],
      null,
      'eid',
      null,
    ],
    ['smartphone alone', ['smartphone'], null, null, null],
    ['smartphone and bank card', BANK, null, 'itsme-with-bank', null],
    ['smartphone, bank card and e-mail', [...BANK, 'email'], null, 'itsme-with-bank', 'registration-office'],
    ['bank card without smartphone', ['bank-card'], null, null, null],
    ['e-mail alone', ['email'], null, 'registration-office', null],
    ['e-mail and smartphone', ['email', 'smartphone'], null, 'registration-office', null],
    ['the key of another European country', ['european-key'], null, 'eidas', null],
    ['the key of another European country and e-mail', ['european-key', 'email'], null, 'eidas', 'registration-office'],
    [
      'the key of another European country, smartphone and bank card',
      ['european-key', ...BANK],
      null,
      'eidas',
      'itsme-with-bank',
    ],
    ['everything', [...HAVES], null, 'eid', 'itsme'],

    ['eC3.2, a working itsme', ITSME, 'ec32', 'itsme', 'code-app-with-itsme'],
    [
      'eC3.2, a working itsme and the card without PIN: codes are known to work, MyGov.be is not',
      ['card', ...ITSME],
      'ec32',
      'itsme',
      'code-app-with-itsme',
    ],
    ['eC3.2, e-mail alone: a code by e-mail is known to work', ['email'], 'ec32', 'registration-office', null],
    ['eC3.2, smartphone, bank card and e-mail', [...BANK, 'email'], 'ec32', 'itsme-with-bank', 'registration-office'],
    [
      'Student@Work, card, PIN, reader and smartphone',
      [...CARD, 'smartphone'],
      'student-at-work',
      'eid',
      'itsme-with-eid',
    ],
    [
      'Student@Work, the key of another European country and e-mail',
      ['european-key', 'email'],
      'student-at-work',
      'eidas',
      'registration-office',
    ],
    [
      'MyMinfin, the key of another European country and e-mail',
      ['european-key', 'email'],
      'myminfin',
      'eidas',
      'registration-office',
    ],
    ['MyMinfin, card, PIN, reader and e-mail', [...CARD, 'email'], 'myminfin', 'eid', 'code-email-with-eid'],
    [
      'My eBox, the key of another European country, smartphone and bank card: itsme is known to work',
      ['european-key', ...BANK],
      'myebox',
      'itsme-with-bank',
      'eidas',
    ],
    [
      'Forem, a working itsme and the key of another European country',
      [...ITSME, 'european-key'],
      'forem',
      'itsme',
      'eidas',
    ],
    ['masanté.be, of which only the eID is known, everything at hand', [...HAVES], 'masante', 'eid', 'itsme'],
    [
      'masanté.be, of which only the eID is known, a working itsme: still worth trying',
      ITSME,
      'masante',
      'itsme',
      'code-app-with-itsme',
    ],
    ['a service of which nothing is known', [...CARD, ...BANK], 'izimi', 'eid', 'itsme-with-bank'],
    ['a page without a login', [...CARD, ...BANK], 'inami-dispensateur', 'eid', 'itsme-with-bank'],
  ])('%s', (_situation, have, service, best, next) => {
    const found = recommendKeys(have, service === null ? null : loginOf(service));
    expect({ best: found.best?.route.id ?? null, next: found.next?.route.id ?? null }).toEqual({ best, next });
  });
});

describe('which keys a service accepts', () => {
  const heard = (have: readonly Have[], service: string): Record<string, string | null> =>
    Object.fromEntries(
      Object.values(recommendKeys(have, loginOf(service)))
        .flat()
        .flatMap((advice) => (advice === null ? [] : [[advice.route.key, advice.acceptance]])),
    );

  it.each<[string, readonly KeyId[]]>([
    ['ec32', ['eid', 'itsme', 'eidas', 'code-app', 'code-email']],
    ['student-at-work', ['eid', 'itsme', 'eidas', 'code-app', 'code-email']],
    ['myminfin', ['eid', 'itsme', 'eidas']],
    ['myebox', ['eid', 'itsme']],
    ['forem', ['eid', 'itsme']],
    ['masante', ['eid']],
  ])('%s is known to accept %j; of the rest we say that we do not know', (service, accepted) => {
    expect(heard([], service)).toEqual(
      Object.fromEntries(KEYS.map((key) => [key, accepted.includes(key) ? 'accepted' : 'unknown'])),
    );
  });

  it('no key is asked for where there is no login', () => {
    expect(new Set(Object.values(heard([], 'checkdoc')))).toEqual(new Set([null]));
  });
});

describe('a recommended key', () => {
  const everyChoice = Array.from({ length: 2 ** HAVES.length }, (_, bits) =>
    HAVES.filter((_have, at) => (bits >> at) % 2 === 1),
  );

  it('never asks for a thing that is not there, and offers another key second', () => {
    for (const have of everyChoice) {
      const { best, next, others } = recommendKeys(have, null);
      expect(
        [best, next].flatMap((advice) => advice?.route.requires ?? []).filter((thing) => !have.includes(thing)),
      ).toEqual([]);
      if (best !== null && next !== null) expect(next.route.key).not.toBe(best.route.key);
      expect(others.length + (best === null ? 0 : 1) + (next === null ? 0 : 1)).toBe(ROUTES.length);
    }
  });

  it('says what is missing, the least first, when nothing fits; last what one cannot get here', () => {
    const { best, others } = recommendKeys(['card', 'reader'], null);
    expect(best).toBeNull();
    expect(others.at(-1)?.missing).toEqual(['european-key']);
    const missing = others.slice(0, -1).map((advice) => advice.missing.length);
    expect(missing).toEqual(missing.toSorted());
    expect(others[0]?.missing).toEqual(['pin']);
  });

  it('with nothing at hand names the registration office first: an e-mail address can be opened here and now', () => {
    const { best, others } = recommendKeys([], null);
    expect([best, others[0]?.route.id, others.at(-1)?.route.id]).toEqual([null, 'registration-office', 'eidas']);
  });

  it('leads to a guide that exists, in words that exist', () => {
    const { guides } = known();
    for (const { id, guide, step } of ROUTES) {
      expect(guides.get(guide), `${id} leads to ${guide}`).toBeDefined();
      if (step !== null) expect(guides.get(guide)).toContain(step);
      expect(Object.keys(value(guideWords).routes)).toContain(id);
    }
    for (const guide of Object.values(GUIDE_FOR_MISSING)) expect(guides.has(guide), guide).toBe(true);
  });
});
