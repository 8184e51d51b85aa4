/**
 * The properties themselves, for as many situations as asked: few in every run of the tests, many in the long suite.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { factNameSchema } from '../../../src/shared/facts.ts';
import {
  blockedIsTrue,
  causeIsTrue,
  judge,
  lateFactsChangeNothing,
  mendingEnds,
  orderChangesNothing,
  readyIsTrue,
  snapshotIsWhole,
  unknownSaysWhat,
  type Judged,
  type Late,
} from './promises.ts';
import { settledSituation, situation, type Situation } from './situation.ts';

const FIXED_SEED = 20_261_127;
const newSeed = Number(process.env['SITUATIONS_SEED'] ?? Date.now() % 2 ** 31);

const LATE: Late[] = ['service', 'cards', 'first card', 'last card', ...factNameSchema.options];
const late = fc.shuffledSubarray(LATE, { minLength: 1, maxLength: 6 });

/**
 * The same situations in every run: what was green stays green until somebody changes something.
 * @param count situations in all
 */
export function describeNeverWrong(count: number): void {
  describeSituations('the same situations as ever', FIXED_SEED, count);
}

/**
 * Situations that nobody has seen; the seed is printed, and `SITUATIONS_SEED` brings back those of a run that failed.
 * @param count situations in all
 */
export function describeNeverWrongAnew(count: number): void {
  describeSituations('new situations', newSeed, count);
}

function describeSituations(which: string, seed: number, count: number): void {
  describe(`${which}`, () => {
    let judged: Judged[] = [];
    let settled: [Situation, Late[]][] = [];
    beforeAll(() => {
      judged = fc.sample(situation, { seed, numRuns: count }).map(judge);
      settled = fc.sample(fc.tuple(settledSituation, late), { seed, numRuns: count });
    }, 600_000);

    /** Of all situations in which a promise is broken, the one with the fewest things otherwise than in order. */
    const holds = (wrong: (each: Judged) => string | null) =>
      expectNone(
        seed,
        judged.map((each) => [each.situation, wrong(each)]),
      );

    test('"ready" is said only where a login is certain to work', () => holds(readyIsTrue));
    test('"blocked" is never said where a login works', () => holds(blockedIsTrue));
    test('the cause that "blocked" names is not in order', () => holds(causeIsTrue));
    test('"unknown" says what could not be found out', () => holds(unknownSaysWhat));
    test('every snapshot is one that the doors let through', () => holds(snapshotIsWhole));
    test('the order in which readers are listed changes nothing', () => holds(orderChangesNothing));
    test('a fact that comes late never changes a sentence that was final', () =>
      expectNone(
        seed,
        settled.map(([each, late]) => [each, lateFactsChangeNothing(each, late)]),
      ));
    test('causes mended one after another end in "ready", or in "unknown" where something stays unknown', () =>
      expectNone(
        seed,
        settled.map(([each]) => [each, mendingEnds(each)]),
      ));

    test('nearly all who can log in are told so, and nearly all who cannot are told why', () => {
      const shares = new Shares(judged);
      console.log(`${which}, SITUATIONS_SEED=${seed}, ${count} situations\n${shares.table()}`);
      expect(shares.share('yes', 'ready'), 'of those certain to work: "ready"').toBeGreaterThanOrEqual(0.95);
      expect(shares.share('no', 'blocked'), 'of those certain to fail: "blocked"').toBeGreaterThanOrEqual(0.9);
      // The situations themselves must not be one-sided, or the two lines above say little.
      for (const login of LOGINS) expect(shares.total(login) / count, `share of "${login}"`).toBeGreaterThan(0.1);
    });
  });
}

function expectNone(seed: number, results: [Situation, string | null][]): void {
  const broken = results.flatMap(([{ changes, facts, now }, wrong]) =>
    wrong === null ? [] : [{ wrong, changes, now: now.toISOString(), facts: JSON.stringify(facts) }],
  );
  const smallest = broken.sort((one, two) => one.changes.length - two.changes.length)[0];
  expect(smallest, `${broken.length} of ${results.length} situations, SITUATIONS_SEED=${seed}`).toBeUndefined();
}

const LOGINS = ['yes', 'no', 'not known'] as const;
const VERDICTS = ['ready', 'blocked', 'unknown', 'checking'] as const;
type Login = (typeof LOGINS)[number];

/** How often each verdict is given, by what the oracle says: "always unknown" would show here. */
class Shares {
  private readonly counts = new Map<string, number>();

  constructor(judged: Judged[]) {
    for (const { oracle, snapshot } of judged) {
      const key = `${oracle.login}/${snapshot.verdict}`;
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  total(login: Login): number {
    return VERDICTS.reduce((sum, verdict) => sum + this.count(login, verdict), 0);
  }

  share(login: Login, verdict: string): number {
    return this.count(login, verdict) / Math.max(1, this.total(login));
  }

  table(): string {
    const row = (first: string, ...cells: string[]) =>
      first.padEnd(18) + cells.map((cell) => cell.padStart(12)).join('');
    const lines = LOGINS.map((login) =>
      row(
        `login: ${login}`,
        String(this.total(login)),
        ...VERDICTS.map((verdict) => `${(100 * this.share(login, verdict)).toFixed(1)} %`),
      ),
    );
    return [row('', 'situations', ...VERDICTS), ...lines].join('\n');
  }

  private count(login: Login, verdict: string): number {
    return this.counts.get(`${login}/${verdict}`) ?? 0;
  }
}
