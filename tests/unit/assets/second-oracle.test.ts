/** Every answer of the key chooser for every service, against a table that a second person wrote from the facts. */
import { describe, expect, it } from 'vitest';
import { recommendKeys, type Advice } from '../../../src/shared/digital-keys.ts';
import { AGES, HAVES, type Age, type Have } from '../../../src/shared/key-vocabulary.ts';
import { known } from './loaded-content.ts';
import { bestOf, DOORS, waysOf, type Way } from './second-oracle.ts';

const { services } = known();
const asked = services.filter(({ kind }) => kind === 'service');
/** What this service says of its keys stands on its own site, and in none of the facts. */
const NOT_IN_THE_FACTS = ['student-at-work'];
/** The same way in, by both tables, is the same answer: asked once. */
const withDoors = new Map(
  asked
    .filter(({ id }) => DOORS[id] !== undefined)
    .map(({ id, login }) => [`${JSON.stringify(login)} ${JSON.stringify(DOORS[id])}`, { id, login }] as const),
);
const persons: { have: Have[]; age: Age }[] = AGES.flatMap((age) =>
  Array.from({ length: 2 ** HAVES.length }, (_none, bits) => ({
    have: HAVES.filter((_have, at) => ((bits >> at) & 1) === 1),
    age,
  })),
);

const WORK = {
  none: 'now',
  activate: 'activate',
  'get-back': 'get-back',
  'in-person': 'office',
  'no-key': 'counter',
} as const;
const wayOf = ({ route }: Advice): Way => ({ key: route.key, work: WORK[route.work] });
const told = ({ key, work }: Way): string => `${key ?? 'no key'} ${work}`;

it('the second person’s table knows every service of the catalogue but student-at-work, whose keys stand in none of the facts', () => {
  const unlisted = asked.map(({ id }) => id).filter((id) => DOORS[id] === undefined);
  expect(unlisted).toEqual(NOT_IN_THE_FACTS);
});

describe.each([...withDoors.values()])('a person who wants the service $id', ({ id, login }) => {
  it('is sent by the key chooser a way that the second person’s table calls best and that lacks nothing, whatever they have and at every age', () => {
    const door = DOORS[id];
    if (door === undefined) throw new Error(`no door for ${id}`);
    const differing = new Map<string, number>();
    const differ = (what: string): void => void differing.set(what, (differing.get(what) ?? 0) + 1);
    for (const { have, age } of persons) {
      const answer = recommendKeys({ have, age }, login);
      if (door.open) {
        if (answer.kind !== 'open') differ('open to all, and yet a key');
        continue;
      }
      if (answer.kind === 'open') {
        differ('a key is asked for, and yet opened');
        continue;
      }
      const set = new Set(have);
      const right = bestOf(set, age, door).map(told);
      const best = told(wayOf(answer.best));
      if (!right.includes(best)) differ(`${best}, not ${right.join(' or ')}`);
      if (answer.best.missing.length > 0) differ('something is missing for the best way');
      const possible = new Set(waysOf(set, age, door).map(told));
      if (answer.next !== null && !possible.has(told(wayOf(answer.next)))) differ(`next: ${told(wayOf(answer.next))}`);
    }
    expect([...differing].map(([what, times]) => `${times} × ${what}`).join('\n')).toBe('');
  });
});
