/**
 * Steps of an end, in their order, each even where one before it failed: a step left out would leave a process or a
 * file.
 */
export type EndStep = () => unknown;

/**
 * Runs the steps one after the other, each even where one before it failed. Resolves to the errors that they threw, in
 * order; never rejects.
 */
export async function eachStep(steps: readonly EndStep[]): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
