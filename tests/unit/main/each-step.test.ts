import { expect, it } from 'vitest';
import { eachStep } from '../../../src/main/each-step.ts';

it('the end of the program runs each of its steps in order, also those after one that failed, and gives back what failed', async () => {
  const done: number[] = [];
  const failures = await eachStep([
    () => done.push(1),
    () => {
      throw new Error('two');
    },
    async () => {
      await Promise.resolve();
      done.push(3);
    },
    async () => Promise.reject(new Error('four')),
    () => done.push(5),
  ]);
  expect(done).toEqual([1, 3, 5]);
  expect(failures.map(String)).toEqual(['Error: two', 'Error: four']);
});
