/**
 * The words of « Dépanner »: whose fault it can be, what can be tried, and what is remembered of it. No I/O, and no
 * sentence: those are in assets/locales/<lang>/troubleshooting.yaml. Faults by number: docs/facts/faults.md.
 */
import * as v from 'valibot';
import { findingIdSchema } from '../findings.ts';
import { foundSchema, VERDICTS } from '../snapshot.ts';

/** Where a fault can be in the end: what somebody has to mend or to replace. */
export const CULPRITS = ['card', 'reader', 'pc', 'site'] as const;
export type Culprit = (typeof CULPRITS)[number];

/** Everything that a login goes through and that can be at fault, with the culprit that it belongs to. */
export const PARTS = {
  /** The card was not all the way in, or upside down. */
  placement: 'card',
  /** Dirt on the chip: cleaning it helps. */
  dirt: 'card',
  /** The chip itself. */
  card: 'card',
  /** Another card than a Belgian eID. */
  kind: 'card',
  /** Revoked, expired or never activated certificates. */
  certificate: 'card',
  /** The PIN: wrong, forgotten or blocked. */
  code: 'card',
  /** There is no reader with a slot here. */
  'no-reader': 'reader',
  /** The reader's cable was not all the way in. */
  plug: 'reader',
  /** The reader, or its cable. */
  reader: 'reader',
  /** This reader cannot read this card, though it reads others and the card is read elsewhere (fault 21). */
  pair: 'reader',
  /** A reader with keys of its own, on which the PIN has to be typed (fault 43). */
  keypad: 'reader',
  /** The USB socket or hub. */
  port: 'pc',
  driver: 'pc',
  /** The system's smart card service. */
  service: 'pc',
  /** Another program has the card or the reader. */
  program: 'pc',
  /** A setting or a protection of this PC keeps this account or program out. */
  rights: 'pc',
  /** A session on another PC, which does not see this one's reader. */
  session: 'pc',
  system: 'pc',
  /** What a browser that was not closed remembers: an earlier card, an earlier choice. */
  window: 'pc',
  browser: 'pc',
  /** The eID software. */
  software: 'pc',
  /** A virus scanner that opens HTTPS (fault 36). */
  antivirus: 'pc',
  internet: 'pc',
  clock: 'pc',
  /** CSAM, through which the login goes. */
  login: 'site',
  /** The service one wants to use. */
  site: 'site',
} as const satisfies Record<string, Culprit>;
export type Part = keyof typeof PARTS;
/** The names of all parts. */
export const PART_IDS = v.parse(v.array(v.picklist(keysOf(PARTS))), Object.keys(PARTS));

/** How far a card on this PC comes, each stage including those before it. */
export const STAGES = ['nothing', 'service', 'reader', 'card', 'answer', 'eid', 'ready'] as const;
export type Stage = (typeof STAGES)[number];

/** Every step that « Dépanner » can ask for, in the order of causes. */
export const STEP_IDS = [
  'date',
  'unplug',
  'lamp',
  'replug',
  'other-port',
  'insert',
  'clean',
  'close-programs',
  'other-card',
  'card-elsewhere',
  'other-reader',
  'reader-elsewhere',
  'card-other-pc',
  'symptom',
  'message',
  'reported-lost',
  'other-sites',
  'close-card-programs',
  'reopen-browser',
  'other-browser',
  'test-site',
  'other-eid',
  'other-pc',
  'other-reader-login',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/** What came of something that was tried; `cannot`: there is nothing here to try it with. */
export const OUTCOMES = ['works', 'fails', 'cannot'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Everything that can be answered: outcomes, and the choices of the questions. */
export const ANSWERS = [
  ...OUTCOMES,
  'yes',
  'no',
  'unknown',
  'lamp-on',
  'lamp-off',
  'no-lamp',
  'no-reader',
  'no-page',
  'no-card',
  'no-pin-window',
  'other-person',
  'pin-wrong',
  'pin-blocked',
  'pin-again',
  'endless',
  'refused',
  'a-message',
  'else',
  'no-cypher',
  'handshake',
  'bad-certificate',
  'unknown-ca',
  'revoked',
  'signature',
  'sign-hashes',
  'algorithms',
  'untrusted',
] as const;
export type Answer = (typeof ANSWERS)[number];

/** The check at one moment, as far as « Dépanner » reads and remembers it. Nothing in it identifies anybody. */
export const seenSchema = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  practice: v.boolean(),
  verdict: v.picklist(VERDICTS),
  next: v.nullable(foundSchema),
  remarks: v.array(findingIdSchema),
  stage: v.picklist(STAGES),
  /** What PC/SC or the card said last, by name; null where all was well. */
  code: v.nullable(v.string()),
  /** The model of the reader that the check is about. */
  reader: v.nullable(v.string()),
  /** Browsers of this PC that could reach a card; null while that is not known. */
  browsers: v.nullable(v.number()),
  /** The day that this PC believes it is, `YYYY-MM-DD`. */
  today: v.string(),
});
export type Seen = v.InferOutput<typeof seenSchema>;

/** One step that was tried: its answer, and the check before and after it. */
export const triedSchema = v.object({
  step: v.picklist(STEP_IDS),
  answer: v.picklist(ANSWERS),
  /** The program saw it; otherwise the person said so. */
  observed: v.boolean(),
  before: seenSchema,
  after: seenSchema,
});
export type Tried = v.InferOutput<typeof triedSchema>;

/** One search for a fault: where it began, and what was tried since. */
export const walkSchema = v.object({ begun: seenSchema, tried: v.array(triedSchema) });
export type Walk = v.InferOutput<typeof walkSchema>;

/** What a search ends in. */
export const conclusionSchema = v.object({
  culprit: v.picklist(CULPRITS),
  /** The likeliest part of it. */
  part: v.picklist(PART_IDS),
  /** All parts of it that are left, that one first. */
  parts: v.array(v.picklist(PART_IDS)),
  /** The check's own finding, where that says it. */
  found: v.nullable(foundSchema),
  /** False: more than one culprit is left, and this one is the likeliest. */
  sure: v.boolean(),
  /** The culprits that could not be ruled out beside it. */
  others: v.array(v.picklist(CULPRITS)),
  /** With what was tried last, it works. */
  solved: v.boolean(),
});
export type Conclusion = v.InferOutput<typeof conclusionSchema>;

/** What comes next in a search. */
export const nextSchema = v.variant('kind', [
  /** The check is on its way; what it says decides where to begin. */
  v.object({ kind: v.literal('wait') }),
  v.object({
    kind: v.literal('step'),
    step: v.picklist(STEP_IDS),
    /** What can be answered, in the order in which it is offered. */
    answers: v.array(v.picklist(ANSWERS)),
    /** The stage at which the program sees by itself that it worked; null where only the person can say. */
    watched: v.nullable(v.picklist(STAGES)),
  }),
  v.object({ kind: v.literal('conclusion'), conclusion: conclusionSchema }),
]);
export type Next = v.InferOutput<typeof nextSchema>;

/** The search as the page is shown it. */
export const searchSchema = v.object({
  walk: walkSchema,
  next: nextSchema,
  now: seenSchema,
  /** « C'est fait » was pressed, and the program is looking whether it worked. */
  looking: v.boolean(),
  /** « C'est fait » was pressed, and it seems that it is not done yet. */
  hint: v.nullable(v.picklist(['no-card', 'no-reader', 'unchanged'])),
  /** Searches of this session that ended before this one. */
  earlier: v.number(),
});
export type Search = v.InferOutput<typeof searchSchema>;

/** « Dépanner » as the page is shown it: behind the trainer's code, not begun, or on its way. */
export const troubleshootingSchema = v.variant('state', [
  v.object({ state: v.literal('locked') }),
  v.object({ state: v.literal('idle') }),
  v.object({ state: v.literal('searching'), search: searchSchema }),
]);
export type Troubleshooting = v.InferOutput<typeof troubleshootingSchema>;

/** The most steps that one search asks for. */
export const MOST_STEPS = 8;

/** The keys of a record, as the type that they have. */
function keysOf<T extends object>(record: T): (keyof T & string)[] {
  return Object.keys(record).filter((key): key is keyof T & string => key in record);
}
