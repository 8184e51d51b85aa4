/** As tests/e2e/privacy/watched-network.test.ts, with every door left alone for more than a minute. */
import { describe, expect, it } from 'vitest';
import { isRoot } from '../../e2e/tools/person.ts';
import { runWatched } from '../../network/run-watched.ts';

describe.runIf(isRoot)('where every packet and every name is noted', () => {
  it('no door of the program lets anything out within 70 seconds of being left alone', async () => {
    expect(await runWatched({ idleMs: 70_000 })).toMatchObject({ code: 0 });
  });
});
