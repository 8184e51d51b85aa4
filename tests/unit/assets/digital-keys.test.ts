/**
 * « Qu'avez-vous sous la main ? » → the way that fits (docs/facts/keys-and-services.md#digital-keys), for every answer
 * and every service.
 */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { acceptance, GUIDE_FOR_MISSING, recommendKeys, type Answers } from '../../../src/shared/digital-keys.ts';
import { ROUTES } from '../../../src/shared/key-routes.ts';
import { AGES, HAVES, KEYS, type Have, type KeyId, type Login } from '../../../src/shared/key-vocabulary.ts';
import { load, describeMistakes } from '../../../scripts/content/load.ts';
import { guideWords, known, services, value } from './loaded-content.ts';

/** What the catalogue knows of a service's login. */
function loginOf(id: string): Login {
  const service = value(services).find((each) => each.id === id);
  if (service === undefined) throw new Error(`no service ${id}`);
  return service.login;
}

const way = v.picklist(ROUTES.map(({ id }) => id));
const oracle = load(
  v.strictObject({
    proven: v.record(v.string(), v.array(v.picklist(KEYS))),
    open: v.array(v.string()),
    answers: v.array(
      v.objectWithRest({ have: v.array(v.picklist(HAVES)), age: v.optional(v.picklist(AGES), 'adult'), any: way }, way),
    ),
  }),
  'tests/unit/assets/key-oracle.yaml',
);

const bestOf = (answers: Answers, login: Login | null): string => {
  const found = recommendKeys(answers, login);
  return found.kind === 'open' ? 'open' : found.best.route.id;
};

describe('the table of keys and ways that was written by hand', () => {
  it('follows its schema', () => expect(describeMistakes(oracle.mistakes)).toEqual([]));

  const { proven, open, answers } = value(oracle);
  it.each(Object.entries(proven))(
    'the catalogue has the service %s accept exactly the keys of that table: %j',
    (service, keys) => {
      const login = loginOf(service);
      expect(KEYS.filter((key) => acceptance(key, login) === 'accepted').toSorted()).toEqual(keys.toSorted());
    },
  );
  it('names exactly the services with a login under « proven », and exactly the open ones under « open »', () => {
    const all = value(services).filter(({ kind }) => kind === 'service');
    expect(
      all
        .filter(({ login }) => login.way === 'open')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(open.toSorted());
    expect(
      all.flatMap(({ id, login }) => (login.way === 'csam' || login.way === 'own' ? [id] : [])).toSorted(),
    ).toEqual(Object.keys(proven).toSorted());
  });
  it.each(
    answers.map(({ have, age, any, ...others }) => ({
      name: `${have.join(', ') || 'nothing'} (${age})`,
      have,
      age,
      any,
      others,
    })),
  )(
    'a person who has $name is sent by the chooser the way that the table says, without a service and for each service in that row',
    ({ have, age, any, others }) => {
      expect(bestOf({ have, age }, null)).toBe(any);
      for (const [service, best] of Object.entries(others))
        expect([service, bestOf({ have, age }, loginOf(service))]).toEqual([service, best]);
    },
  );
});

describe('the chooser of keys, whatever somebody has and whatever their age', () => {
  const everyHave = Array.from({ length: 2 ** HAVES.length }, (_, bits) =>
    HAVES.filter((_have, at) => Math.floor(bits / 2 ** at) % 2 === 1),
  );
  const { guides } = known();
  const logins = [
    ['no service', null] as const,
    ...value(services)
      .filter(({ kind }) => kind === 'service')
      .map(({ id, login }) => [id, login] as const),
  ];
  /** The same login is the same answer. */
  const different = new Map(logins.map(([id, login]) => [JSON.stringify(login), [id, login] as const]));

  it.each([...different.values()])(
    'asked for %s, opens it if it is open to all, else leads to a way for which they have everything',
    (_id, login) => {
      const wrong: string[] = [];
      for (const have of everyHave)
        for (const age of AGES) {
          const found = recommendKeys({ have, age }, login);
          if (login?.way === 'open') {
            if (found.kind !== 'open') wrong.push(`${have.join(' ')}: open, and not opened`);
            continue;
          }
          if (found.kind === 'open') {
            wrong.push(`${have.join(' ')}: opened, though a key is asked for`);
            continue;
          }
          const { best, next, others } = found;
          const say = (what: string): number => wrong.push(`${have.join(' ')} (${age}) → ${best.route.id}: ${what}`);
          const steps = guides.get(best.route.guide);
          if (steps === undefined || (best.route.step !== null && !steps.includes(best.route.step)))
            say('leads to no guide or step that exists');
          if (best.missing.length > 0) say(`needs ${best.missing.join(', ')}`);
          const fitting = [best, ...(next === null ? [] : [next]), ...others].filter(
            ({ missing }) => missing.length === 0,
          );
          if (
            best.acceptance === 'unknown' &&
            fitting.some(({ acceptance: known }) => known === 'accepted' || known === 'usual')
          )
            say('not known to be accepted, though a way that is known fits');
          if (best.route.work === 'in-person') checkOffice(best.route.key, have, login, say);
          if (best.route.id.startsWith('itsme-with') && age === 'younger') say('too young for itsme');
          if (best.route.id === 'itsme-with-eid' && age !== 'adult') say('too young for itsme with the card');
          if (next !== null && next.route.key === best.route.key) say('the second way is no other key');
        }
      expect(wrong.slice(0, 10), `${wrong.length} wrong`).toEqual([]);
    },
  );

  function checkOffice(
    key: KeyId | null,
    have: readonly Have[],
    login: Login | null,
    say: (what: string) => void,
  ): void {
    if (!have.includes('papers') || !have.includes('email')) say('without papers or e-mail');
    if (have.includes('card')) say('though there is a card');
    if (have.includes('itsme-account') && have.includes('smartphone')) say('though itsme works');
    const keys = login !== null && 'keys' in login ? Object.keys(login.keys) : [];
    if (keys.length > 0 && (key === null || !keys.includes(key))) say('whose code this service is not known to accept');
  }
});

describe('the words of the chooser of keys', () => {
  it('have a sentence for each way, and each way has a guide and a step that exist', () => {
    const { guides } = known();
    for (const { id, guide, step } of ROUTES) {
      expect(guides.get(guide), `${id} leads to ${guide}`).toBeDefined();
      if (step !== null) expect(guides.get(guide), `${id} leads to step ${step}`).toContain(step);
      expect(Object.keys(value(guideWords).routes)).toContain(id);
    }
    for (const guide of Object.values(GUIDE_FOR_MISSING)) expect(guides.has(guide), guide).toBe(true);
  });
});
