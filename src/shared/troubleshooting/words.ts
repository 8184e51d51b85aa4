/**
 * The words of « Dépanner » in each language: assets/locales/<lang>/troubleshooting.yaml; French fills what another
 * language lacks.
 */
/// <reference types="vite/client" />
import * as v from 'valibot';
import { wordsFor, type Words } from '../check-words.ts';
import { WHO, type Who } from '../findings.ts';
import { foreignFile, wordsIn } from '../locale-files.ts';
import { ANSWERS, CULPRITS, OUTCOMES, PART_IDS, STEP_IDS } from './vocabulary.ts';
import type { Answer, Conclusion, Culprit, Part, StepId } from './vocabulary.ts';

const text = v.pipe(v.string(), v.nonEmpty());
/** Who can mend it: those of the findings, and the service behind the site. */
const MENDERS = [...WHO, 'site'] as const;
const stepSchema = v.strictObject({
  title: text,
  lines: v.array(text),
  /** In place of the general « Oui, ça marche », where a step needs other words, and for each choice of a question. */
  answers: v.optional(v.partial(v.strictObject(v.entriesFromList(ANSWERS, text))), {}),
  /** A few words for the list of what was tried. */
  short: text,
});
const partSchema = v.strictObject({
  why: text,
  steps: v.array(text),
  who: v.picklist(MENDERS),
  mender: text,
});
/** The file troubleshooting.yaml. */
export const troubleshootingFileSchema = v.strictObject({
  culprits: v.strictObject(v.entriesFromList(CULPRITS, v.strictObject({ sure: text, likely: text, name: text }))),
  answers: v.strictObject(v.entriesFromList(OUTCOMES, text)),
  steps: v.strictObject(v.entriesFromList(STEP_IDS, stepSchema)),
  parts: v.strictObject(v.entriesFromList(PART_IDS, partSchema)),
  siteHelp: text,
});
type File = v.InferOutput<typeof troubleshootingFileSchema>;

const files = import.meta.glob('../../../assets/locales/*/troubleshooting.yaml', { eager: true, import: 'default' });

/** A conclusion in words. */
export interface ConclusionWords {
  /** « C'est le lecteur », or « C'est sans doute le lecteur ». */
  readonly title: string;
  readonly why: string;
  /** What the visitor does now. */
  readonly steps: readonly string[];
  /** Who mends it, in words. */
  readonly who: string;
  /** For whoever mends it. */
  readonly mender: string;
  /** Other culprits that could not be ruled out, by name. */
  readonly others: readonly string[];
}

/** The words of « Dépanner » in one language. */
export interface TroubleshootingWords {
  /** The language of the words, where it is not the one asked for. */
  readonly foreign: string | undefined;
  /** @param today the day that this PC believes it is, `YYYY-MM-DD` */
  step(id: StepId, today: string): { title: string; lines: string[] };
  /** The step in the list of what was tried. */
  short(id: StepId): string;
  answer(id: StepId, answer: Answer): string;
  culprit(id: Culprit): string;
  conclusion(conclusion: Conclusion): ConclusionWords;
}

const made = new Map<string, TroubleshootingWords>();

/**
 * The words of « Dépanner » in a language such as `fr`; the French ones where it lacks the file. Parsed once for each.
 * @throws when the file lacks a text
 */
export function troubleshootingWordsFor(language: string): TroubleshootingWords {
  const present = made.get(language);
  if (present !== undefined) return present;
  const file = v.parse(troubleshootingFileSchema, wordsIn(files, language, 'troubleshooting.yaml'));
  const check = wordsFor(language);
  const words: TroubleshootingWords = {
    foreign: foreignFile(files, language, 'troubleshooting.yaml'),
    step: (id, today) => ({
      title: file.steps[id].title,
      lines: file.steps[id].lines.map((line) => line.replace('{today}', dayIn(language, today))),
    }),
    short: (id) => file.steps[id].short,
    answer: (id, answer) => file.steps[id].answers[answer] ?? (isOutcome(answer) ? file.answers[answer] : answer),
    culprit: (id) => file.culprits[id].name,
    conclusion: (conclusion) => conclusionWords(conclusion, file, check),
  };
  made.set(language, words);
  return words;
}

const isOutcome = (answer: Answer): answer is (typeof OUTCOMES)[number] => OUTCOMES.some((each) => each === answer);

const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

function conclusionWords(
  { culprit, part, found, sure, others }: Conclusion,
  file: File,
  check: Words,
): ConclusionWords {
  const { sure: certain, likely } = file.culprits[culprit];
  const helper = (who: Who | 'site'): string => (who === 'site' ? file.siteHelp : check.who(who));
  const { why, steps, who, mender }: File['parts'][Part] = file.parts[part];
  const common = { title: sure ? certain : likely, others: others.map((other) => file.culprits[other].name) };
  if (found === null) return { ...common, why, steps, who: helper(who), mender };
  const said = check.finding(found.finding, found.data);
  return { ...common, why: said.why, steps: said.steps, who: helper(said.who), mender: said.trainer };
}
