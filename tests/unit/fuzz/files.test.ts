/**
 * Files that others write: guides, catalogue, policy, practice. A value of the schema or a list of mistakes; never an
 * exception.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readPolicy } from '../../../src/main/session/read-policy.ts';
import { guideSchema } from '../../../src/shared/guides.ts';
import { NO_POLICY, policySchema } from '../../../src/shared/policy.ts';
import { parseRichText, plainText, termId } from '../../../src/shared/rich-text.ts';
import { addressSchema, catalogueSchema } from '../../../src/shared/services.ts';
import { arbitraryOf } from '../../tools/arbitrary.ts';
import { FUZZ_TIMEOUT_MS, expectLittleKept, fc } from '../../tools/fuzz.ts';

expectLittleKept();

const marks = fc
  .array(fc.oneof(fc.constantFrom('**', '[[', ']]', '|', 'nl:', '*', '[', ']'), fc.string({ maxLength: 8 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('a text of a guide', () => {
  it(
    'with any marks gives parts none of which is empty, a plain text no longer than itself, and a term id that is well formed or empty',
    () =>
      fc.assert(
        fc.property(marks, (text) => {
          expect(parseRichText(text).every((part) => part.text !== '')).toBe(true);
          expect(plainText(text).length).toBeLessThanOrEqual(text.length);
          expect(termId(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
});

describe('what the library yaml makes of any text', () => {
  it(
    'never makes the schemas of guides and of the catalogue throw',
    () =>
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.json(), marks), (text) => {
          let value: unknown;
          try {
            value = parse(text, { maxAliasCount: 100, logLevel: 'silent' });
          } catch {
            return; // a YAML error, with its line: the build stops with it
          }
          v.safeParse(guideSchema, value);
          v.safeParse(catalogueSchema, value);
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
});

describe('an address', () => {
  it(
    'that the catalogue’s schema lets through is https, without a user or a port, and as a browser writes it',
    () =>
      fc.assert(
        fc.property(
          fc.oneof(
            fc.webUrl({ withQueryParameters: true, withFragments: true }),
            fc.string(),
            fc.webAuthority({ withUserInfo: true, withPort: true }).map((host) => `https://${host}/`),
          ),
          (text) => {
            const { success, output } = v.safeParse(addressSchema, text);
            if (!success) return;
            const url = new URL(String(output));
            expect([url.protocol, url.username, url.port, url.href]).toEqual(['https:', '', '', text]);
          },
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );
});

describe('a policy', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'policy-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it(
    'of any content applies whole, or is refused without a parser’s words, and then at most its kiosk and idle apply',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.oneof(
            arbitraryOf(policySchema).map((value) => JSON.stringify(value)),
            fc.json(),
            fc.string({ unit: 'binary', maxLength: 400 }),
          ),
          async (text) => {
            const file = join(folder, 'policy.json');
            await writeFile(file, text);
            const { policy, trouble } = await readPolicy(file, { owned: false });
            if (trouble === null) expect(v.safeParse(policySchema, JSON.parse(text)).output).toEqual(policy);
            else
              expect([
                { ...policy, kiosk: null, idle: null },
                /Invalid|Expected|Unexpected/.exec(trouble.replace(/« .*? »/g, '')),
              ]).toEqual([NO_POLICY, null]);
          },
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );
});
