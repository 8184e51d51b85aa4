/** docs/dependencies.md says why each package is here, and none is under a licence that does not go with ours. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const names = v.record(v.string(), v.string());
const packageSchema = v.object({ dependencies: names, devDependencies: names });
const lockSchema = v.object({ packages: v.record(v.string(), v.looseObject({ license: v.optional(v.string()) })) });
/**
 * Licences whose works may be part of a work under AGPL-3.0-or-later. Source: the Free Software Foundation's list of
 * licences.
 */
const COMPATIBLE = ['MIT', 'ISC', 'Apache-2.0', 'MPL-2.0', 'LGPL-3.0', 'AGPL-3.0-or-later'];

const rows = async (): Promise<{ packages: string[]; licences: string[] }[]> =>
  (await readFile(join(ROOT, 'docs/dependencies.md'), 'utf8'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, first = '', second = ''] = line.split('|');
      return {
        packages: [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
        licences: second.split(',').map((licence) => licence.trim()),
      };
    });

describe('each package that package.json names', () => {
  it('is listed in docs/dependencies.md once, and no other package is', async () => {
    const { dependencies, devDependencies } = v.parse(
      packageSchema,
      JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')),
    );
    const explained = (await rows()).flatMap(({ packages }) => packages);
    expect(explained.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  });
  it('stands in docs/dependencies.md under no licence but what package-lock.json states, and that licence goes with ours, the AGPL', async () => {
    const lock = v.parse(lockSchema, JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')));
    for (const { packages, licences } of await rows()) {
      const stated = packages.map((name) => lock.packages[`node_modules/${name}`]?.license);
      expect([packages, licences.filter((licence) => !stated.includes(licence))]).toEqual([packages, []]);
      expect([packages, stated.filter((licence) => !COMPATIBLE.includes(licence ?? ''))]).toEqual([packages, []]);
    }
  });
});
