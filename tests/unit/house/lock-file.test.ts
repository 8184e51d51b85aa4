/** Without an integrity hash `npm ci` installs whatever a registry answers. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';

const lockFile = v.object({
  packages: v.record(v.string(), v.object({ integrity: v.optional(v.string()), link: v.optional(v.boolean()) })),
});
const withoutHash = (text: string): string[] =>
  Object.entries(v.parse(lockFile, JSON.parse(text)).packages)
    // The entry named '' is the program itself.
    .filter(([name, { integrity = '' }]) => name !== '' && !/^sha(256|384|512)-/.test(integrity))
    .map(([name]) => name);

it('every package of the lock file has an integrity hash', () => {
  expect(withoutHash(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
});

it('a package without a hash in the lock file is named', () => {
  const text = readFileSync('package-lock.json', 'utf8');
  const without = JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === 'integrity' ? undefined : value));
  expect(withoutHash(without)).toContain('node_modules/koffi');
});
