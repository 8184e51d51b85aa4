/**
 * What an editor knows of a policy: docs/policy.schema.json, made from the schema that the program itself uses and the
 * table in docs/deployment.md. `npx vitest run --project unit -u` writes it anew.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readPolicyText } from '../../../../src/main/session/policy-text.ts';
import { policySchema } from '../../../../src/shared/policy.ts';

const DOCS = join(import.meta.dirname, '../../../../docs');

/** `| \`key\` | meaning | without it |` */
async function meanings(): Promise<Map<string, string>> {
  const rows = (await readFile(join(DOCS, 'deployment.md'), 'utf8')).matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \|$/gm);
  return new Map(
    [...rows].map(([, key = '', meaning = '', without = '']) => [
      key,
      `${meaning.replace(/\.$/, '')}. Sans lui : ${without.replace(/\.$/, '')}.`,
    ]),
  );
}

describe('the policy’s schema for editors', () => {
  it('is the program’s own, with the meaning of each field as the administrator’s guide has it', async () => {
    const explained = await meanings();
    const schema = toJsonSchema(policySchema, { errorMode: 'ignore', typeMode: 'input' });
    const properties = Object.entries(v.parse(v.record(v.string(), v.looseObject({})), schema.properties)).map(
      ([key, property]) => {
        const description = explained.get(key);
        if (key !== '$schema') expect(description, `docs/deployment.md explains « ${key} »`).toBeDefined();
        return [key, description === undefined ? property : { description, ...property }];
      },
    );
    const text = JSON.stringify({ ...schema, properties: Object.fromEntries(properties) }, null, 2);
    await expect(`${text}\n`).toMatchFileSnapshot(join(DOCS, 'policy.schema.json'));
  });
  it('has an example beside it that applies, names the schema and shows every field', async () => {
    const text = await readFile(join(DOCS, 'policy.example.json'), 'utf8');
    expect((await readPolicyText(text)).mistakes).toEqual([]);
    expect(Object.keys(v.parse(v.looseObject({}), JSON.parse(text)))).toEqual(Object.keys(policySchema.entries));
    expect(JSON.parse(text)).toMatchObject({ $schema: './policy.schema.json' });
  });
});
