/**
 * The state of the check at one moment: a list of checks and one verdict, without words. Built by src/main/diagnosis,
 * shown by every door.
 */
import * as v from 'valibot';
import { factNameSchema, UNKNOWN_REASONS } from './facts.ts';
import { findingIdSchema } from './findings.ts';

/** The checks, in the order in which they are judged and listed. */
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
/** One check’s id. */
export const checkIdSchema = v.picklist(CHECK_IDS);
export type CheckId = (typeof CHECK_IDS)[number];

/**
 * What fills the placeholders of a finding's words: versions, models, dates, counts. Never anything that identifies a
 * person, a card, a user, a host or a path.
 */
export const findingDataSchema = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]));
export type FindingData = v.InferOutput<typeof findingDataSchema>;

/**
 * `remark`: it works, and something is worth saying. `waiting`: what comes before it is not settled. `unknown`: nobody
 * on this PC could tell. `checking`: the answer is on its way.
 */
export const CHECK_STATES = ['ok', 'problem', 'remark', 'unknown', 'waiting', 'checking'] as const;
/** How one check came out. `finding`: what it has to say; null where there is nothing to say. */
export const checkSchema = v.object({
  id: checkIdSchema,
  state: v.picklist(CHECK_STATES),
  finding: v.nullable(findingIdSchema),
  data: findingDataSchema,
});
export type Check = v.InferOutput<typeof checkSchema>;
export type CheckState = Check['state'];

/** One thing to say: which check found it, what, and its data. */
export const foundSchema = v.object({ check: checkIdSchema, finding: findingIdSchema, data: findingDataSchema });
export type Found = v.InferOutput<typeof foundSchema>;

/** The facts beside those of the system on which a login depends. */
export const CARD_FACTS = ['service', 'card', 'dates', 'lifeCycle'] as const;
/** Why a deciding fact could not be found out: a probe’s own reasons, and those of a card. */
export const WHY_UNKNOWN = [...UNKNOWN_REASONS, 'no-answer', 'in-use', 'held', 'not-on-card', 'hint-only'] as const;
/** A deciding fact that could not be found out. */
export const missingSchema = v.object({
  check: checkIdSchema,
  fact: v.union([factNameSchema, v.picklist(CARD_FACTS)]),
  why: v.picklist(WHY_UNKNOWN),
});
export type Missing = v.InferOutput<typeof missingSchema>;

/**
 * `ready`: an eID login would work here and now; every fact that decides it is known and fresh.
 * `blocked`: it would not, for the one cause in `next`. `unknown`: it could not be judged, for want of what `unknown`
 * lists.
 * `checking`: a deciding fact is on its way; it comes, or its own limit turns it into an unknown one.
 */
export const VERDICTS = ['ready', 'blocked', 'unknown', 'checking'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A fixed scenario stands in for the machine in practice mode; the screen says so all the time. */
export const runModeSchema = v.picklist(['live', 'practice']);
export type RunMode = v.InferOutput<typeof runModeSchema>;

/** The check as a whole at one moment. `cle-en-main check --json` prints it (docs/deployment.md). */
export const snapshotSchema = v.object({
  schema: v.literal(2),
  /** ISO 8601. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  mode: runModeSchema,
  verdict: v.picklist(VERDICTS),
  /**
   * What to act on or to know first: never null when blocked, always null when ready; in between where something can be
   * said.
   */
  next: v.nullable(foundSchema),
  /** What is worth saying beside a verdict, the weightiest first. None of them keeps anybody from logging in. */
  remarks: v.array(foundSchema),
  unknown: v.array(missingSchema),
  checks: v.array(checkSchema),
  /** Model of the reader that the card's checks are about; null when there is none. */
  reader: v.nullable(v.string()),
  /** Readers of another model that take a card stand beside it: the person has to be told which one is meant. */
  several: v.boolean(),
  /** `observedAt` of the PC/SC event behind this snapshot, ms since the epoch (for the benchmark of hops). */
  observedAt: v.number(),
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
