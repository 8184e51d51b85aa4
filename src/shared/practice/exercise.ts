/**
 * What an exercise is: a table with invented people and things, what can be done there, what is expected, and what is
 * said at its end. Exercises are data (assets/practice/*.yaml), so that a trainer can write one (docs/exercises.md).
 * What happens at the table is in table.ts.
 */
import * as v from 'valibot';
import { slug } from '../content-ids.ts';
import { slotSchema } from '../facts.ts';
import { findingIdSchema } from '../findings.ts';
import { plainSentence } from '../rich-text.ts';
import { VERDICTS } from '../snapshot.ts';
import { CALLED, writtenActSchema } from './acts.ts';

/** The headings under which exercises are listed. */
export const TOPICS = ['start', 'reader', 'card', 'computer', 'codes', 'others', 'safety', 'document'] as const;
export type Topic = (typeof TOPICS)[number];

const orNone = <const T extends v.GenericSchema>(schema: T) => v.optional(v.array(schema), []);
const overlay = v.record(v.string(), v.unknown());

/** What has to hold: everything that is named, at once. */
export const conditionSchema = v.pipe(
  v.strictObject({
    /** The check's verdict. */
    verdict: v.optional(v.picklist(VERDICTS)),
    /** One of the findings of the check. */
    finding: v.optional(findingIdSchema),
    /** Each card is in this reader, which is plugged in. */
    in: v.optional(v.record(slug, slug), {}),
    /** Each of these cards is in no reader. */
    out: orNone(slug),
    /** Each of these acts of the exercise was done. */
    done: orNone(slug),
  }),
  v.check(
    (one) =>
      one.verdict !== undefined ||
      one.finding !== undefined ||
      Object.keys(one.in).length + one.out.length + one.done.length > 0,
    'names nothing: verdict, finding, in, out or done was expected',
  ),
);
export type Condition = v.InferOutput<typeof conditionSchema>;

const personSchema = v.strictObject({
  name: plainSentence,
  /** What this person says when somebody sits down beside them. */
  says: plainSentence,
});

const readerSchema = v.strictObject({
  name: plainSentence,
  plugged: v.optional(v.boolean(), true),
  /** What the system calls it; its name where nothing is said. */
  model: v.optional(v.string()),
  kind: v.optional(v.picklist(['physical', 'contactless', 'windows-hello']), 'physical'),
  /** A reader of software only: it stands on no table. */
  hidden: v.optional(v.boolean(), false),
  /** Every card in it is seen like this: a reader that fails. */
  gives: v.optional(slotSchema),
  /** What the system says of its driver until `until` was done; in order without it. */
  driver: v.optional(v.picklist(['missing', 'damaged', 'refused', 'disabled', 'restart-needed', 'failed', 'replug'])),
  until: v.optional(slug),
});

const cardSchema = v.strictObject({
  name: plainSentence,
  kind: v.picklist(['eid', 'kids', 'resident', 'bank', 'foreign']),
  /** What is printed on it, for who looks. */
  shows: plainSentence,
  /** The reader in which it is at the start. */
  in: v.optional(slug),
  upsideDown: v.optional(v.boolean(), false),
  dirty: v.optional(v.boolean(), false),
  /** Laid over the card of base.yaml: dates, certificate, kind of document, PIN tries. */
  eid: v.optional(overlay, {}),
  /** What the reader sees in place of a card in order; with `until`, only before that act. */
  gives: v.optional(slotSchema),
  until: v.optional(slug),
});

const thingSchema = v.strictObject({
  kind: v.picklist(['letter', 'phone', 'paper', 'lamp', 'photo']),
  name: plainSentence,
  /** What one reads on it. */
  shows: plainSentence,
});

const ownActSchema = v.strictObject({
  /** On which thing of the table it is done: `pc`, `help`, or the id of a person, reader, card or thing. */
  on: slug,
  label: plainSentence,
  /** What happens, in a sentence or two. */
  reply: plainSentence,
  /** A wrong turn: it leads where it would lead, and the reply says why it helps nobody. */
  wrong: v.optional(v.boolean(), false),
  /** In place of the answer that this helper gives in every exercise. */
  who: v.optional(v.picklist(CALLED)),
  /** Laid over the PC's facts from then on. */
  facts: v.optional(overlay, {}),
  /** Laid over these cards from then on. */
  eid: v.optional(v.record(slug, overlay), {}),
  /** It can be done, and does nothing but give `otherwise`, unless this holds. */
  needs: v.optional(conditionSchema),
  otherwise: v.optional(plainSentence),
  /** It is offered only after these. */
  after: orNone(slug),
  /** It opens the rehearsal of this login, and is done when the learner is through. */
  rehearses: v.optional(v.picklist(['eid', 'itsme'])),
});
export type OwnAct = v.InferOutput<typeof ownActSchema>;

const threeSentences = v.pipe(v.array(plainSentence), v.minLength(1), v.maxLength(3));

/** What a file of assets/practice must hold. */
export const exerciseSchema = v.strictObject({
  id: slug,
  title: plainSentence,
  topic: v.picklist(TOPICS),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  /** What the learner is to try. */
  try: plainSentence,
  people: v.record(slug, personSchema),
  /** The PC, laid over base.yaml: objects are merged, everything else replaces. */
  facts: v.optional(overlay, {}),
  readers: v.optional(v.record(slug, readerSchema), {}),
  cards: v.optional(v.record(slug, cardSchema), {}),
  things: v.optional(v.record(slug, thingSchema), {}),
  acts: v.optional(v.record(slug, ownActSchema), {}),
  /** Whether the check stands beside the table. False where neither card nor PC is what the exercise is about. */
  check: v.optional(v.boolean(), true),
  /** What is expected: then the exercise is done. */
  goal: conditionSchema,
  help: v.strictObject({ hint: plainSentence, better: plainSentence }),
  /** The shortest way, act by act; the third help shows it in the words of the buttons. */
  way: v.pipe(v.array(writtenActSchema), v.minLength(1)),
  debrief: v.strictObject({
    happened: threeSentences,
    cause: plainSentence,
    /** What to say to a visitor. */
    say: plainSentence,
  }),
  /** For « Trouvez la cause »: what is seen, two causes that it is not, and why. */
  quiz: v.strictObject({
    sees: threeSentences,
    others: v.tuple([plainSentence, plainSentence], 'two wrong causes were expected'),
    because: plainSentence,
  }),
});
export type Exercise = v.InferOutput<typeof exerciseSchema>;
export type ExerciseReader = Exercise['readers'][string];
export type ExerciseCard = Exercise['cards'][string];
export type ExerciseThing = Exercise['things'][string];
