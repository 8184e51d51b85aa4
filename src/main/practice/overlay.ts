/** Facts laid over those of assets/practice/base.yaml. */

/**
 * One value laid over another: objects are merged, everything else replaces. What comes out is for a schema to parse.
 */
export function laidOver(under: unknown, over: unknown): unknown {
  if (!isPlain(under) || !isPlain(over)) return over;
  return Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((key) => [
      key,
      key in over ? laidOver(under[key], over[key]) : under[key],
    ]),
  );
}

/** The value with `day+2y` and `instant-30d` turned into a day and a moment counted from `now`, however deep. */
export function dated(value: unknown, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => dated(item, now));
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dated(item, now)]));
  const found = typeof value === 'string' ? /^(day|instant)([+-]\d+)([dy])$/.exec(value) : null;
  if (found === null) return value;
  const [, kind, amount = '0', unit] = found;
  const date = new Date(now.getTime() + Number(amount) * (unit === 'y' ? 365.25 : 1) * 86_400_000);
  return kind === 'day' ? date.toISOString().slice(0, 10) : date.toISOString();
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
