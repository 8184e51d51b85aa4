/** Exercises in a ready-made order, for an hour of training. */
import * as v from 'valibot';
import { slug } from '../content-ids.ts';
import { plainSentence } from '../rich-text.ts';

/** What assets/practice/series.yaml must hold: for each series its title, its minutes, and its exercises by id. */
export const seriesFileSchema = v.pipe(
  v.array(
    v.strictObject({
      id: slug,
      title: plainSentence,
      minutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
      exercises: v.pipe(v.array(slug), v.minLength(2)),
    }),
  ),
  v.minLength(1),
);
export type Series = v.InferOutput<typeof seriesFileSchema>[number];
