/**
 * What a guide is: a person's task, one action per screen. Guides are data (assets/guides/<lang>/*.yaml), so that a
 * trainer can correct a sentence. No I/O here; walking through a guide is in guide-walk.ts, the marks inside texts in
 * rich-text.ts.
 */
import * as v from 'valibot';
import { BROWSER_WISHES } from './browser-wish.ts';
import { checkedSchema } from './checked.ts';
import { CONDITION_IDS } from './conditions.ts';
import { slug, sourceItem } from './content-ids.ts';
import { DRAWING_NAMES } from './drawings.ts';
import { WHY_IDS } from './digital-keys.ts';
import { AGES, HAVES, KEYS } from './key-vocabulary.ts';
import { plainSentence, richSentence } from './rich-text.ts';

/** The headings under which guides are listed. */
export const GUIDE_THEMES = ['keys', 'eid', 'lost', 'services', 'documents', 'help', 'session'] as const;
export type GuideTheme = (typeof GUIDE_THEMES)[number];

/**
 * People and places that can be called or visited. Their words are under `helpers` in
 * assets/locales/<lang>/guides.yaml.
 */
export const HELPERS = [
  'trainer',
  'administrator',
  'commune',
  'helpdesk',
  'registration-office',
  'bank',
  'police',
] as const;
export type Helper = (typeof HELPERS)[number];

const condition = v.picklist(
  CONDITION_IDS,
  (issue) => `is not a condition id (src/shared/conditions.ts): ${issue.received}`,
);
const orNull = <const T extends v.GenericSchema>(schema: T) => v.optional(v.nullable(schema), null);
const orNone = <const T extends v.GenericSchema>(schema: T) => v.optional(v.array(schema), []);

/**
 * Where a button leads: to a step of this guide, to another guide (at a step), to another task of the program, or to a
 * catalogue entry that opens in the person's browser. Never to an address.
 */
export const targetSchema = v.union(
  [
    v.pipe(
      v.strictObject({ step: slug }),
      v.transform(({ step }) => ({ kind: 'step' as const, step })),
    ),
    v.pipe(
      v.strictObject({ guide: slug, step: orNull(slug) }),
      v.transform(({ guide, step }) => ({ kind: 'guide' as const, guide, step })),
    ),
    v.pipe(
      v.strictObject({ link: slug }),
      v.transform(({ link }) => ({ kind: 'link' as const, link })),
    ),
    v.pipe(
      v.strictObject({ screen: v.picklist(['check', 'documents']) }),
      v.transform(({ screen }) => ({ kind: 'screen' as const, screen })),
    ),
  ],
  'leads nowhere: write {step: id}, {guide: id, step: id}, {link: catalogue id} or {screen: check or documents}',
);
export type GuideTarget = v.InferOutput<typeof targetSchema>;

/** Somebody to ask: who, what they can do here, and an entry of the catalogue where they are found. */
export const helpSchema = v.strictObject({ who: v.picklist(HELPERS), text: orNull(richSentence), link: orNull(slug) });
export type Help = v.InferOutput<typeof helpSchema>;

/** One answer of « Ça ne marche pas »: what the person sees, the probable cause, and what to do. */
export const troubleSchema = v.strictObject({
  sees: richSentence,
  cause: richSentence,
  remedy: richSentence,
  goto: orNull(targetSchema),
  who: orNull(v.picklist(HELPERS)),
});
export type Trouble = v.InferOutput<typeof troubleSchema>;

/** One answer a person can choose at a step, and where it leads. */
export const choiceSchema = v.strictObject({
  label: plainSentence,
  hint: orNull(plainSentence),
  goto: targetSchema,
  /** What somebody who chooses it has told to have at hand: the interview does not ask for it again. */
  have: orNone(v.picklist(HAVES)),
});
export type Choice = v.InferOutput<typeof choiceSchema>;

/**
 * Circumstances in which a step is shown at all. They are taken once, when the guide opens, so that « étape 3 sur 7 »
 * does not change under way.
 */
const onlySchema = v.strictObject({
  platform: orNull(v.array(v.picklist(['windows', 'macos', 'linux', 'other']))),
  /** `standard`: the person may not install software here, or the program does not know. */
  rights: orNull(v.picklist(['standard', 'administrator'])),
  when: orNull(condition),
});

/** One step of a guide: one screen, one action. */
export const stepSchema = v.strictObject({
  id: slug,
  /** The action to take, or the state that was reached. */
  title: plainSentence,
  body: orNull(richSentence),
  list: orNone(richSentence),
  warning: orNull(richSentence),
  tip: orNull(richSentence),
  /** « Détails pour l'animateur », folded away. */
  details: orNone(richSentence),
  drawing: orNull(v.picklist(DRAWING_NAMES)),
  /** A catalogue id, offered as a button « Ouvrir … ». */
  link: orNull(slug),
  /** Who came for a service opens it here, in place of `link`: the path has brought them to its door. */
  opensAim: v.optional(v.boolean(), false),
  /** Which browser opens the page: the person's own, one in which the card can work, or Firefox for its own add-on. */
  browser: v.optional(v.picklist(BROWSER_WISHES), 'own'),
  /** The choices are the way on; nothing is taken silently, so there is no « Continuer ». */
  fork: v.optional(v.boolean(), false),
  /** At an end: where who came for a service goes on towards it. */
  towardsAim: orNull(targetSchema),
  /** The step moves on by itself, with a confirmation, when this holds; « Continuer » works all the same. */
  awaits: orNull(condition),
  /** The person is logging in during this step: the check leaves the card alone and says so. */
  holdsCard: v.optional(v.boolean(), false),
  /** The step is left out when this holds as the guide opens. */
  skipWhen: orNull(condition),
  only: orNull(onlySchema),
  /**
   * Part of the interview of digital-keys.ts: asks what is at hand, asks for which service, or shows the
   * recommendation.
   */
  interview: orNull(v.picklist(['have', 'service', 'answer'])),
  choices: orNone(choiceSchema),
  troubles: orNone(troubleSchema),
  /** When empty, the guide's own help is shown. */
  help: orNone(helpSchema),
  /** Off the main path: reached by a choice or from a trouble, and not counted in « étape 3 sur 7 ». */
  aside: v.optional(v.boolean(), false),
  /** The step to which « Continuer » leads, when it is not the next one of the main path. */
  next: orNull(slug),
  /** The path ends here: the person is done, or continues with somebody else or on an official page. */
  end: orNull(v.picklist(['success', 'handover'])),
  source: orNone(sourceItem),
});
export type Step = v.InferOutput<typeof stepSchema>;

/** One guide, as its YAML file holds it. */
export const guideSchema = v.strictObject({
  id: slug,
  title: plainSentence,
  theme: v.picklist(GUIDE_THEMES),
  /** One sentence for lists and search results. */
  summary: richSentence,
  /** For whom the guide is, and in which situation. */
  when: richSentence,
  needs: v.array(richSentence),
  /** How long the guide takes; null when nobody has measured it. */
  minutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Everyday words and misspellings people search with. */
  words: v.array(plainSentence),
  /** What its facts rest on, and since when. */
  checked: orNull(checkedSchema),
  /** Shown under « Ça ne marche pas » after the step's own troubles, so that no screen is without an answer. */
  troubles: v.pipe(v.array(troubleSchema), v.minLength(1, 'no screen may be without troubles to choose from')),
  help: v.pipe(v.array(helpSchema), v.minLength(1, 'no screen may be without somebody who helps')),
  /** The items of the source document that the guide's header covers, rather than one of its steps. */
  source: orNone(sourceItem),
  steps: v.pipe(v.array(stepSchema), v.minLength(1)),
});
export type Guide = v.InferOutput<typeof guideSchema>;

/** The program's own tasks that the search finds beside guides and services. */
export const SEARCHED_SCREENS = ['check', 'documents', 'practice'] as const;
/** One of the program's own tasks that the search finds. */
export type SearchedScreen = (typeof SEARCHED_SCREENS)[number];

/** Words that belong to the form of guides rather than to one of them (assets/locales/<lang>/guides.yaml). */
export const guideWordsSchema = v.strictObject({
  themes: v.strictObject(v.entriesFromList(GUIDE_THEMES, plainSentence)),
  helpers: v.strictObject(v.entriesFromList(HELPERS, plainSentence)),
  keys: v.strictObject(v.entriesFromList(KEYS, v.strictObject({ name: plainSentence, text: richSentence }))),
  /** The boxes to tick under « Qu'avez-vous sous la main ? ». */
  have: v.strictObject(v.entriesFromList(HAVES, plainSentence)),
  ages: v.strictObject(v.entriesFromList(AGES, plainSentence)),
  routes: v.record(slug, plainSentence),
  why: v.strictObject(v.entriesFromList(WHY_IDS, plainSentence)),
  /** The program's other tasks, as the search finds them. */
  screens: v.strictObject(
    v.entriesFromList(
      SEARCHED_SCREENS,
      v.strictObject({ title: plainSentence, text: richSentence, words: v.array(plainSentence) }),
    ),
  ),
});
export type GuideWords = v.InferOutput<typeof guideWordsSchema>;

/** One entry of assets/locales/<lang>/glossary.yaml, by term id (rich-text.ts). */
export const glossarySchema = v.record(
  slug,
  v.strictObject({
    term: plainSentence,
    /** The explanation: one or two plain sentences. */
    text: richSentence,
    /** How the term appears in running text; the tests ask for a link at its first use in a guide. */
    forms: v.array(v.string()),
  }),
);
export type Glossary = v.InferOutput<typeof glossarySchema>;
