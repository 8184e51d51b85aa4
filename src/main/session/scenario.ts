/** A scenario of assets/practice: the facts of an invented PC, laid over base.yaml. */
import * as v from 'valibot';

/** What a file of assets/practice must hold. */
export const scenarioSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  title: v.string(),
  /** Laid over base.yaml: objects are merged, everything else replaces. */
  facts: v.record(v.string(), v.unknown()),
});
/** What assets/locales/<lang>/practice.yaml may say: titles of scenarios by their ids, for a language but French. */
export const practiceTitlesSchema = v.record(v.string(), v.pipe(v.string(), v.nonEmpty()));
export type Scenario = v.InferOutput<typeof scenarioSchema>;

/**
 * The facts of a scenario, laid over those of base.yaml, for `factsSchema` to parse. `day+2y` and `instant-30d` become
 * a day and a moment counted from `now`.
 */
export function factsOver(base: unknown, facts: Scenario['facts'], now: Date): unknown {
  return dated(merge(base, facts), now);
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
