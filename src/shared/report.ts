/**
 * The report as data: what the check found, what was tried, what this PC has. Its other forms – the text, the page on
 * paper, the PDF – say the same; two of it can be compared. Nothing in it is about a person, a card, a place or a PC's
 * name.
 */
import * as v from 'valibot';
import { findingIdSchema } from './findings.ts';
import { CHECK_IDS, CHECK_STATES, VERDICTS } from './snapshot.ts';
import { ANSWERS, CULPRITS, STEP_IDS } from './troubleshooting/vocabulary.ts';

/** One thing of the PC: its name in code, its name for people, and what it is. */
const rowSchema = v.object({ name: v.string(), label: v.string(), value: v.string() });
export type ReportRow = v.InferOutput<typeof rowSchema>;

const causeSchema = v.object({
  culprit: v.nullable(v.picklist(CULPRITS)),
  finding: v.nullable(findingIdSchema),
  sure: v.boolean(),
  solved: v.boolean(),
  title: v.string(),
  why: v.string(),
  steps: v.array(v.string()),
  who: v.string(),
  mender: v.string(),
});
export type ReportCause = v.InferOutput<typeof causeSchema>;

const triedSchema = v.object({
  at: v.string(),
  step: v.picklist(STEP_IDS),
  what: v.string(),
  answer: v.picklist(ANSWERS),
  said: v.string(),
  observed: v.boolean(),
  before: v.string(),
  after: v.string(),
});
export type ReportTried = v.InferOutput<typeof triedSchema>;

/** A report, as « rapport-eid.json » holds it. */
export const reportSchema = v.object({
  schema: v.literal(1),
  program: v.literal('cle-en-main'),
  version: v.string(),
  /** ISO 8601. */
  at: v.string(),
  mode: v.picklist(['live', 'practice']),
  /** What stands in the way, and who mends it; null where nothing does, as far as is known. */
  cause: v.nullable(causeSchema),
  verdict: v.picklist(VERDICTS),
  headline: v.string(),
  checks: v.array(
    v.object({
      id: v.picklist(CHECK_IDS),
      label: v.string(),
      state: v.picklist(CHECK_STATES),
      said: v.string(),
      finding: v.nullable(findingIdSchema),
      trainer: v.nullable(v.string()),
      data: v.array(rowSchema),
    }),
  ),
  tried: v.array(triedSchema),
  /** The service, and each reader with what is in it, a line each. */
  readers: v.array(v.string()),
  system: v.array(rowSchema),
  troubles: v.array(v.string()),
});
export type Report = v.InferOutput<typeof reportSchema>;

/** One thing that two reports say differently. */
export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What two reports say differently, in the order of the report; nothing where only time has passed. */
export function differences(before: Report, after: Report): Difference[] {
  const rows = (one: Report): Map<string, { label: string; value: string }> =>
    new Map([
      ['verdict', { label: '', value: one.headline }],
      ...one.checks.map(({ id, label, said, finding, data }): [string, { label: string; value: string }] => [
        `check ${id}`,
        { label, value: [said, ...(finding === null ? [] : [finding]), ...data.map(told)].join(', ') },
      ]),
      ...one.readers.map((line, at): [string, { label: string; value: string }] => [
        `reader ${at}`,
        { label: '', value: line.trim() },
      ]),
      ...one.system
        // The clock is another at any other time.
        .filter(({ name }) => name !== 'clock')
        .map(({ name, label, value }): [string, { label: string; value: string }] => [
          `fact ${name}`,
          { label, value },
        ]),
    ]);
  const one = rows(before);
  const other = rows(after);
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const was = one.get(key);
    const is = other.get(key);
    if (was?.value === is?.value) return [];
    return [{ label: is?.label ?? was?.label ?? '', before: was?.value ?? '–', after: is?.value ?? '–' }];
  });
}
/** How long a reading took is another each time. */
const told = ({ name, label, value }: ReportRow): string => (name === 'ms' ? '' : `${label} ${value}`);
