/** How far somebody is in an exercise, as the program publishes it. */
import * as v from 'valibot';
import { actSchema } from './acts.ts';
import { tableSchema } from './table.ts';

/** The exercise that is being done. */
export const practiceStateSchema = v.object({
  table: tableSchema,
  /** The latest act; `refused`: it changed nothing, because what it needs does not hold. Null before the first. */
  latest: v.nullable(v.object({ act: actSchema, refused: v.boolean() })),
  /** How many acts so far, and how many of them were wrong turns. */
  acts: v.number(),
  wrong: v.number(),
  /** What is expected has come about. It stays so, whatever is done afterwards. */
  reached: v.boolean(),
});
export type PracticeState = v.InferOutput<typeof practiceStateSchema>;
