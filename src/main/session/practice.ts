/** Practice mode: the facts come from a scenario in assets/practice instead of from the machine. */
/// <reference types="vite/client" />
import * as v from 'valibot';
import { factsSchema, type Facts } from '../../shared/facts.ts';
import base from '../../../assets/practice/base.yaml';

const scenarioSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  title: v.string(),
  /** The scenario's facts are laid over base.yaml: objects are merged, every other value replaces the one below. */
  facts: v.record(v.string(), v.unknown()),
});
const files: Record<string, unknown> = import.meta.glob(['../../../assets/practice/*.yaml', '!**/base.yaml'], {
  eager: true,
  import: 'default',
});
const loaded = Object.values(files).map((file) => v.parse(scenarioSchema, file));

export function scenarios(): { id: string; title: string }[] {
  return loaded
    .map(({ id, title }) => ({ id, title }))
    .toSorted((a, b) => Number(b.id === 'ready') - Number(a.id === 'ready') || a.title.localeCompare(b.title));
}

/**
 * The facts of a scenario, with `+2y` or `-30d` turned into dates counted from now; null when there is no such
 * scenario. @throws when the file is not a set of facts.
 */
export function practiceFacts(id: string, now: Date): Facts | null {
  const scenario = loaded.find((one) => one.id === id);
  return scenario === undefined ? null : v.parse(factsSchema, dated(merge(base, scenario.facts), now));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(under: unknown, over: unknown): unknown {
  if (!isPlain(under) || !isPlain(over)) return over;
  return Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((key) => [
      key,
      key in over ? merge(under[key], over[key]) : under[key],
    ]),
  );
}

function dated(value: unknown, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => dated(item, now));
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dated(item, now)]));
  const found = typeof value === 'string' ? /^(day|instant)([+-]\d+)([dy])$/.exec(value) : null;
  if (found === null) return value;
  const [, kind, amount = '0', unit] = found;
  const date = new Date(now.getTime() + Number(amount) * (unit === 'y' ? 365.25 : 1) * 86_400_000);
  return kind === 'day' ? date.toISOString().slice(0, 10) : date.toISOString();
}
