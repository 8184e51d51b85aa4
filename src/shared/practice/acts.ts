/**
 * What a learner can do at the table of an exercise. A file of assets/practice writes an act as a short line, such as
 * `insert nadia lecteur`; the page and the program exchange it as an object.
 */
import * as v from 'valibot';
import { slug } from '../content-ids.ts';

/** Who can be called for help in every exercise. */
export const CALLED = ['trainer', 'administrator', 'commune'] as const;
export type Called = (typeof CALLED)[number];

/** One act. `own` is an act that the exercise itself brings; `tries` asks the card how many PIN tries are left. */
export const actSchema = v.variant('do', [
  v.object({ do: v.literal('plug'), reader: slug }),
  v.object({ do: v.literal('unplug'), reader: slug }),
  v.object({ do: v.literal('insert'), card: slug, reader: slug }),
  v.object({ do: v.literal('pull'), card: slug }),
  v.object({ do: v.literal('turn'), card: slug }),
  v.object({ do: v.literal('wipe'), card: slug }),
  v.object({ do: v.literal('look'), thing: slug }),
  v.object({ do: v.literal('call'), who: v.picklist(CALLED) }),
  v.object({ do: v.literal('own'), act: slug }),
  v.object({ do: v.literal('tries') }),
]);
export type Act = v.InferOutput<typeof actSchema>;

/** The names after the first word of a written act, in their order. */
export const FORM_OF_ACTS: Readonly<Record<Act['do'], readonly string[]>> = {
  plug: ['reader'],
  unplug: ['reader'],
  insert: ['card', 'reader'],
  pull: ['card'],
  turn: ['card'],
  wipe: ['card'],
  look: ['thing'],
  call: ['who'],
  own: ['act'],
  tries: [],
};
const isKind = (word: string): word is Act['do'] => Object.hasOwn(FORM_OF_ACTS, word);

const written = Object.entries(FORM_OF_ACTS)
  .map(([word, names]) => [word, ...names.map((name) => name.toUpperCase())].join(' '))
  .join(', ');

/** An act as a file of assets/practice writes it: its word, and the ids that it is about. */
export const writtenActSchema = v.pipe(
  v.string('is no act: a line of text was expected'),
  v.rawTransform(({ dataset, addIssue, NEVER }): Act => {
    const [word = '', ...ids] = dataset.value.split(' ');
    const names = isKind(word) ? FORM_OF_ACTS[word] : null;
    const given: Record<string, string> = { do: word };
    for (const [index, name] of (names ?? []).entries()) given[name] = ids[index] ?? '';
    const act = v.safeParse(actSchema, given);
    if (names !== null && names.length === ids.length && act.success) return act.output;
    addIssue({ message: `is no act: "${dataset.value}". One of these was expected: ${written}` });
    return NEVER;
  }),
);
