/** The guides as they stand in assets, for tests that name one of their steps. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const guideSchema = v.looseObject({ id: v.string(), steps: v.array(v.looseObject({ id: v.string() })) });

/** @throws when there is no such guide */
export async function guideFor(id: string): Promise<{ steps: string[] }> {
  const text = await readFile(join(import.meta.dirname, '../../assets/guides/fr', `${id}.yaml`), 'utf8');
  const guide = v.parse(guideSchema, parse(text));
  return { steps: guide.steps.map((step) => step.id) };
}
