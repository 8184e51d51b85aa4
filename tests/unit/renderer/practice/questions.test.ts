/** « Trouvez la cause »: which questions a round holds. */
import { describe, expect, it } from 'vitest';
import { exercises } from '../../../../src/renderer/practice/exercises.ts';
import { ROUND, isRight, roundOf } from '../../../../src/renderer/practice/questions.ts';
import { allSeries } from '../../../../src/renderer/practice/series.ts';

describe('a round of questions', () => {
  it('holds ten exercises, none of them twice, and for each the right cause once among three', () => {
    const round = roundOf(exercises().values());
    expect(round.length).toBe(ROUND);
    expect(new Set(round.map(({ exercise }) => exercise.id)).size).toBe(ROUND);
    for (const question of round) {
      expect(new Set(question.causes).size).toBe(3);
      expect(question.causes.filter((cause) => isRight(question, cause)).length).toBe(1);
    }
  });
  it('has the right cause not always in the same place', () => {
    let number = 0;
    const random = (): number => {
      number = (number + 0.37) % 1;
      return number;
    };
    const places = roundOf(exercises().values(), random).map((question) =>
      question.causes.findIndex((cause) => isRight(question, cause)),
    );
    expect(new Set(places)).toEqual(new Set([0, 1, 2]));
  });
});

describe('the ready-made series', () => {
  it('are of 20, 60 and 120 minutes', () => {
    expect(allSeries().map(({ minutes }) => minutes)).toEqual([20, 60, 120]);
  });
  it.each(allSeries())(
    '« $title » holds exercises that there are, each once, and leaves a fifth of the time for talking',
    ({ minutes, exercises: ids }) => {
      const taken = ids.map((id) => exercises().get(id)?.minutes ?? Number.NaN);
      expect(new Set(ids).size).toBe(ids.length);
      const sum = taken.reduce((all, one) => all + one, 0);
      expect(sum).toBeGreaterThan(minutes / 2);
      expect(sum).toBeLessThanOrEqual(minutes * 0.8);
    },
  );
});
