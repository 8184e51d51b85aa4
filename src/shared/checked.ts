/**
 * When, and by which source, a text was last held against the facts. Null: nobody has done so yet, and the screen says
 * so.
 */
import * as v from 'valibot';
import { ordinalDay } from './typography.ts';

/**
 * `date`: the day or month on which the source was published, or read where it carries no date itself. Never the day of
 * an edit:
 * a sentence that was put better is no younger for it.
 */
export const checkedSchema = v.strictObject({
  date: v.pipe(
    v.string(),
    v.regex(/^20\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, 'is no date like 2026-11 or 2026-11-27'),
  ),
  source: v.pipe(v.string(), v.nonEmpty('names no source')),
});
export type Checked = v.InferOutput<typeof checkedSchema>;

/**
 * The `date` of a `Checked` as people write it: « 14 octobre 2025 » for `2025-10-14`, or « novembre 2026 » for
 * `2026-11`, where the source names no day.
 */
export function dayOfCheck(language: string, date: string): string {
  const whole = date.length > 'yyyy-mm'.length;
  const format = new Intl.DateTimeFormat(language, {
    ...(whole ? { day: 'numeric' } : {}),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return ordinalDay(language, format.format(new Date(whole ? date : `${date}-01`)));
}
