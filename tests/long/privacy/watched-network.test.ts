/** Runs tests/network where every packet and every name is noted, with every door left alone for more than a minute. */
import { describe, expect, it } from 'vitest';
import { isRoot } from '../../e2e/tools/person.ts';
import { runWatched } from '../../network/run-watched.ts';

/** Chromium's own calls come within seconds of the start; some only after a minute. */
const IDLE_MS = process.env['LONG_SHORTER'] === undefined ? 70_000 : 8000;

// Only root may make a network; the summary of the suite then lists this as skipped.
describe.runIf(isRoot)('where every packet and every name is noted', () => {
  it(`no door of the program lets anything out within ${IDLE_MS / 1000} seconds of being left alone`, async () => {
    expect(await runWatched({ idleMs: IDLE_MS })).toMatchObject({ code: 0 });
  });
});
