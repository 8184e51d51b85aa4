/** Runs tests/network where every packet is noted; in the short form, the long suite waits longer. */
import { describe, expect, it } from 'vitest';
import { isRoot } from '../tools/person.ts';
import { runWatched } from '../../network/run-watched.ts';

// Only root may make a network; the summary of the suite then lists this as skipped.
describe.runIf(isRoot)('where every packet and every name is noted', () => {
  it('no door of the program lets anything out', async () => {
    expect(await runWatched({ idleMs: 8000 })).toMatchObject({ code: 0 });
  });
});
