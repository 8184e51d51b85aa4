import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { yaml } from './scripts/yaml-plugin.mjs';

/**
 * One project per kind of test: `unit` needs nothing, `integration` the built workers or a pcscd, `e2e` a Chromium and
 * a build, `package` electron-builder; `long` is what `npm run test:long` runs, `bench` prints ratios.
 */
const define = { __BUILT_AT__: JSON.stringify('2026-01-01T00:00:00.000Z'), __VERSION__: JSON.stringify('0.0.0-test') };
/** Files with the reader one at a time; the lanes that need none ask for more (scripts/test.mjs). */
const workers = Number(process.env['TEST_WORKERS'] ?? 1);
const files = workers > 1 ? { maxWorkers: workers } : { fileParallelism: false };

/** What is no early warning, or takes long: `npm test` leaves it to `npm run test:long`, which runs nothing else. */
const tags = [{ name: 'long', description: 'run by `npm run test:long`, not by `npm test`' }];
/** Vitest's own limit for `expect.poll` is one second: a state that a busy machine reaches later is no failure. */
const poll = { timeout: 45_000 };

const project = (name: string, include: string[], more: object = {}) => ({
  plugins: [yaml(), react()],
  define,
  test: { name, include, tags, expect: { poll }, ...more },
});

export default defineConfig({
  test: {
    tags,
    projects: [
      // A loaded machine is no failure: 2 cores may be shared by many. Modules are loaded once for all files: a third
      // of the time went into loading them for each.
      project('unit', ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        isolate: false,
        ...(process.env['TEST_WORKERS'] === undefined ? {} : { maxWorkers: workers }),
      }),
      project('integration', ['tests/integration/**/*.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        ...files,
      }),
      project('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        isolate: false,
        ...files,
        globalSetup: ['tests/e2e/tools/desktop-setup.ts'],
      }),
      project('package', ['tests/package/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 300_000,
        ...files,
      }),
      project('long', ['tests/long/**/*.test.ts'], {
        testTimeout: 900_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        globalSetup: ['tests/e2e/tools/desktop-setup.ts'],
      }),
      // Only in a network that is watched: tests/long/privacy/watched-network.test.ts runs it there.
      project('network', ['tests/network/**/*.test.ts'], {
        testTimeout: 240_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        globalSetup: ['tests/e2e/tools/desktop-setup.ts'],
      }),
      project('bench', ['tests/bench/**/*.bench.ts'], {
        testTimeout: 1_800_000,
        hookTimeout: 300_000,
        fileParallelism: false,
      }),
    ],
  },
});
