import { expect, test } from 'vitest';
import { learnChoice, learnVerdict } from '../../tools/page-detection/learn.ts';
import { random } from '../../tools/photographs/random.ts';

// What stands behind the constants of src/worker/detect/confidence.ts.
const chance = random(4);
const row = (): { edge: number; leak: number; noise: number } => ({
  edge: chance.next(),
  leak: 40 * chance.next(),
  noise: chance.normal(),
});

test('weights fitted to candidates that a known rule chose stand to each other as in the rule, to within a half, though their units are 40 times apart; what plays no part weighs under a twentieth', () => {
  const choices = Array.from({ length: 300 }, () => {
    const rows = Array.from({ length: 8 }, row);
    const worth = rows.map(({ edge, leak }) => edge - leak / 40);
    return rows.map((features, at) => ({ features, right: worth[at] === Math.max(...worth) }));
  });
  const weights = learnChoice(choices, { edge: 1, leak: -1, noise: 1 });
  expect((weights['edge'] ?? 0) / (-40 * (weights['leak'] ?? 0))).toBeCloseTo(1, 0);
  expect(weights['noise'] ?? 1).toBeLessThan(0.05 * (weights['edge'] ?? 0));
});

test('a fitted weight to which the examples would give the wrong sign is nought', () => {
  const verdicts = Array.from({ length: 300 }, () => {
    const features = row();
    return { features, right: features.edge + features.leak / 40 > 1, weight: 1 };
  });
  const { weights, bias } = learnVerdict(verdicts, { edge: 1, leak: -1, noise: 1 });
  expect(weights['leak']).toBeCloseTo(0, 10);
  expect(weights['edge']).toBeGreaterThan(1);
  expect(bias).toBeLessThan(0);
});

test('a fitted chance is that of the examples: seven of ten right without any feature means 0.7', () => {
  const { bias } = learnVerdict(
    Array.from({ length: 100 }, (_, at) => ({ features: { edge: 1 }, right: at % 10 < 7, weight: 1 })),
    { edge: 1 },
  );
  expect(1 / (1 + Math.exp(-bias))).toBeCloseTo(0.7, 2);
});
