/**
 * The words of findings, checks and verdicts in each language. Files: assets/locales/<lang>/{findings,checks}.yaml;
 * French fills what another language lacks.
 */
/// <reference types="vite/client" />
import * as v from 'valibot';
import { checkedSchema } from './checked.ts';
import { FINDING_IDS, WHO, type FindingId, type Who } from './findings.ts';
import { foreignFile, wordsIn } from './locale-files.ts';
import { printable } from './printable.ts';
import { CHECK_IDS, CHECK_STATES, VERDICTS, WHY_UNKNOWN } from './snapshot.ts';
import type { CheckId, CheckState, FindingData, Missing, Snapshot } from './snapshot.ts';
import { ordinalDay } from './typography.ts';

const findingSchema = v.strictObject({
  title: v.string(),
  why: v.string(),
  steps: v.array(v.string()),
  who: v.picklist(WHO),
  meanwhile: v.string(),
  trainer: v.string(),
  /** What the remedy rests on, and since when. */
  checked: v.optional(v.nullable(checkedSchema), null),
});
/** What is said of one finding; in the file with placeholders, from `Words.finding` with its data filled in. */
export type FindingWords = v.InferOutput<typeof findingSchema>;
/** The file findings.yaml: an entry for each finding, and none besides. */
export const findingsFileSchema = v.strictObject(v.entriesFromList(FINDING_IDS, findingSchema));
const pair = v.strictObject({ title: v.string(), text: v.string() });
/** The file checks.yaml: the names of checks, states, verdicts, helpers, and of reasons not to know. */
export const checksFileSchema = v.strictObject({
  checks: v.strictObject(v.entriesFromList(CHECK_IDS, v.string())),
  states: v.strictObject(v.entriesFromList(CHECK_STATES, v.string())),
  verdicts: v.strictObject(v.entriesFromList(VERDICTS, pair)),
  row: v.string(),
  helper: v.string(),
  which: v.string(),
  unknown: v.string(),
  whyUnknown: v.strictObject(v.entriesFromList(WHY_UNKNOWN, v.string())),
  who: v.strictObject(v.entriesFromList(WHO, v.string())),
});

const findingsFiles = import.meta.glob('../../assets/locales/*/findings.yaml', { eager: true, import: 'default' });
const checksFiles = import.meta.glob('../../assets/locales/*/checks.yaml', { eager: true, import: 'default' });

/** The words of the check in one language, by what they are about. */
export interface Words {
  /** The language of the findings, where it is not the one asked for. */
  readonly foreign: string | undefined;
  finding(id: FindingId, data: FindingData): FindingWords;
  check(id: CheckId): string;
  state(state: CheckState): string;
  /** A check and its state, as one line says both. */
  row(check: CheckId, state: CheckState): string;
  who(who: Who): string;
  /** The line that says who can help. */
  helper(who: Who): string;
  /** The page's title: the thing to do, or the good news. */
  headline(snapshot: Pick<Snapshot, 'next' | 'verdict'> & Partial<Snapshot>): string;
  /** The sentence below the title when there is no finding to explain. */
  verdictText(snapshot: Snapshot): string;
  /** Which of several readers the sentence is about; empty where there is no doubt. */
  which(snapshot: Snapshot): string;
  /** What could not be found out, each with why; empty when nothing is missing. */
  missing(all: readonly Missing[]): string;
}

/** The checks that are about one reader and what is in it. */
const OF_A_READER: readonly CheckId[] = ['reader', 'card', 'eid', 'chip', 'validity', 'certificate', 'pin'];

const made = new Map<string, Words>();

/**
 * The words of findings, checks and verdicts in a language such as `fr`; the French ones where this language lacks the
 * file. The files are parsed once for each language, those of the findings with the first finding.
 * @throws when a file lacks a text; for those of the findings, the first call about a finding does
 */
export function wordsFor(language: string): Words {
  const present = made.get(language);
  if (present !== undefined) return present;
  let findings: v.InferOutput<typeof findingsFileSchema> | null = null;
  /** Long, and not needed while there is nothing to explain: as on the home screen at the start. */
  const findingsRead = (): NonNullable<typeof findings> =>
    (findings ??= v.parse(findingsFileSchema, wordsIn(findingsFiles, language, 'findings.yaml')));
  const { checks, states, verdicts, row, helper, which, unknown, whyUnknown, who } = v.parse(
    checksFileSchema,
    wordsIn(checksFiles, language, 'checks.yaml'),
  );
  const finding = (id: FindingId, data: FindingData): FindingWords => {
    const words = findingsRead()[id];
    const fill = (text: string): string => fillIn(text, data, language);
    return {
      ...words,
      title: fill(words.title),
      why: fill(words.why),
      steps: words.steps.map(fill),
      meanwhile: fill(words.meanwhile),
      trainer: fill(words.trainer),
    };
  };
  const words: Words = {
    foreign: foreignFile(findingsFiles, language, 'findings.yaml'),
    finding,
    check: (id) => checks[id],
    state: (state) => states[state],
    row: (id, state) => row.replace('{check}', checks[id]).replace('{state}', states[state]),
    helper: (id) => helper.replace('{who}', who[id]),
    who: (id) => who[id],
    headline: ({ next, verdict }) => (next === null ? verdicts[verdict].title : finding(next.finding, next.data).title),
    which: ({ reader, several, verdict, next }) =>
      several && reader !== null && (next === null ? verdict === 'ready' : OF_A_READER.includes(next.check))
        ? fillIn(which, { reader }, language)
        : '',
    verdictText: ({ verdict }) => verdicts[verdict].text,
    missing: (all) => {
      const said = all.map(({ check, why }) => `${checks[check]} (${whyUnknown[why]})`);
      return said.length === 0 ? '' : unknown.replace('{list}', [...new Set(said)].join(', '));
    },
  };
  made.set(language, words);
  return words;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();
/** One for each language, kept: each holds memory outside the heap. */
function dayFormat(language: string): Intl.DateTimeFormat {
  const made = dayFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  dayFormats.set(language, made);
  return made;
}

/** Fills `{name}` in a text. Dates are written out in the language; a placeholder without data becomes « … ». */
function fillIn(text: string, data: FindingData, language: string): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = data[name];
    if (value === undefined || value === null) return '…';
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
      return ordinalDay(language, dayFormat(language).format(new Date(value)));
    // A reader's name is whatever its driver says.
    return printable(String(value));
  });
}
