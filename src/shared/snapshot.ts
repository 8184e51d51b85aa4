/**
 * The state of the check at one moment: a list of checks and one verdict, without words. Built by src/main/diagnosis,
 * shown by every door.
 */
import * as v from 'valibot';
import { findingIdSchema } from './findings.ts';

export const CHECK_IDS = [
  'service',
  'reader',
  'card',
  'eid',
  'chip',
  'validity',
  'certificate',
  'pin',
  'middleware',
  'browser',
  'rights',
  'clock',
  'os',
] as const;
export const checkIdSchema = v.picklist(CHECK_IDS);
export type CheckId = (typeof CHECK_IDS)[number];

/**
 * What fills the placeholders of a finding's words: versions, models, dates, counts. Never anything that identifies a
 * person, a card, a user, a host or a path.
 */
export const findingDataSchema = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]));
export type FindingData = v.InferOutput<typeof findingDataSchema>;

export const CHECK_STATES = ['ok', 'problem', 'attention', 'waiting', 'unknown', 'checking'] as const;
export const checkSchema = v.object({
  id: checkIdSchema,
  state: v.picklist(CHECK_STATES),
  finding: v.nullable(findingIdSchema),
  data: findingDataSchema,
});
export type Check = v.InferOutput<typeof checkSchema>;
export type CheckState = Check['state'];

/** A fixed scenario stands in for the machine in practice mode; the screen says so all the time. */
export const runModeSchema = v.picklist(['live', 'practice']);
export type RunMode = v.InferOutput<typeof runModeSchema>;

export const snapshotSchema = v.object({
  schema: v.literal(1),
  /** ISO 8601. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  mode: runModeSchema,
  /** `checking` until the first full answer; the terminal waits for that before it prints. */
  verdict: v.picklist(['ready', 'attention', 'blocked', 'checking']),
  /** The first finding to act on; null when there is nothing to do or the answer is not in yet. */
  next: v.nullable(v.object({ check: checkIdSchema, finding: findingIdSchema, data: findingDataSchema })),
  checks: v.array(checkSchema),
  /** `observedAt` of the PC/SC event behind this snapshot, ms since the epoch (for the benchmark of hops). */
  observedAt: v.number(),
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
