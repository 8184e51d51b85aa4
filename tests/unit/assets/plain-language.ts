/** Plain language, measured. A guide that needs an exception is listed in exceptions.yaml with its reason. */
import { parseRichText, plainText } from '../../../src/shared/rich-text.ts';
import type { Glossary, Guide } from '../../../src/shared/guides.ts';
import type { ContentPath, Loaded, Mistake } from '../../../scripts/content/load.ts';
import { textsOf, type PlacedText } from './texts.ts';

export const LONGEST_SENTENCE = 20;
export const MOST_SENTENCES = 3;

/** A full stop inside `myebox.be` or `5.1` ends nothing. */
export function sentences(text: string): string[] {
  return plainText(text)
    .split(/(?<=[.!?…])(?:\s*»)?\s+/u)
    .filter((sentence) => words(sentence) > 0);
}

export function words(sentence: string): number {
  return sentence.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
}

export function longSentences(text: string): string[] {
  return sentences(text).filter((sentence) => words(sentence) > LONGEST_SENTENCE);
}

/** Infinitive or « vous » imperative: « Brancher », « Branchez », « Se connecter », « Ne fermez pas ». */
const STARTS_WITH_VERB = /^(?:(?:se|ne|n['’]|s['’])\s?)?[\p{L}-]+(?:er|ir|re|oir|ez|tes)\b/iu;
/** A state: something is, has or does. */
const NAMES_A_STATE =
  /(?:^|\s|['’])(?:est|sont|a|ont|êtes|avez|vont|va|peut|marche|fonctionne|répond|arrive|s['’]ouvre|demande|refuse|attend|voit|manque|reste)(?:\s|$)/iu;

export function namesActionOrState(title: string): boolean {
  return STARTS_WITH_VERB.test(title) || NAMES_A_STATE.test(title);
}

/** Exceptions: `guide/step` → reason, by rule. */
export interface Exceptions {
  titles: Readonly<Record<string, string>>;
  sentences: Readonly<Record<string, string>>;
}

export function plainLanguageMistakes(loaded: Loaded<Guide>, exceptions: Exceptions): Mistake[] {
  const guide = loaded.value;
  if (guide === null) return [];
  const found: Mistake[] = [];
  const say = (path: ContentPath, message: string): void => {
    found.push(loaded.mistake(path, message));
  };
  const { header, steps, footer } = textsOf(guide);
  const measure = (name: string, texts: readonly PlacedText[]): void => {
    if (Object.hasOwn(exceptions.sentences, name)) return;
    for (const { path, text } of texts)
      for (const long of longSentences(text)) say(path, `${words(long)} words in a sentence: « ${long} »`);
  };
  measure(guide.id, [...header, ...footer]);
  if (!namesActionOrState(guide.title) && !Object.hasOwn(exceptions.titles, guide.id))
    say(['title'], `starts with no verb and names no state: « ${guide.title} »`);
  guide.steps.forEach((step, at) => {
    const name = `${guide.id}/${step.id}`;
    measure(name, steps[at] ?? []);
    if (step.body !== null && sentences(step.body).length > MOST_SENTENCES)
      say(['steps', at, 'body'], `${sentences(step.body).length} sentences, ${MOST_SENTENCES} at most`);
    if (!namesActionOrState(step.title) && !Object.hasOwn(exceptions.titles, name))
      say(['steps', at, 'title'], `starts with no verb and names no state: « ${step.title} »`);
  });
  return found;
}

interface Form {
  term: string;
  pattern: RegExp;
}

function formsOf(glossary: Glossary): Form[] {
  return (
    Object.entries(glossary)
      .flatMap(([term, { forms }]) => forms.map((form) => ({ term, form })))
      .sort((one, other) => other.form.length - one.form.length)
      // Written in capitals (PIN, PDF) a form is met in capitals only.
      .map(({ term, form }) => ({
        term,
        pattern: new RegExp(
          `(?<![\\p{L}\\d-])${form.replaceAll('.', '\\.')}(?![\\p{L}\\d])`,
          form === form.toUpperCase() ? 'gu' : 'giu',
        ),
      }))
  );
}

/**
 * Glossary terms as they are met in a text: `linked` when the text leads to the glossary there. Official labels in bold
 * do not count.
 */
function termsIn(text: string, forms: readonly Form[]): { term: string; linked: boolean }[] {
  return parseRichText(text).flatMap((part): { term: string; linked: boolean }[] => {
    if (part.kind === 'term') return [{ term: part.term, linked: true }];
    if (part.kind === 'label') return [];
    const met: { at: number; term: string }[] = [];
    let rest = part.text;
    for (const { term, pattern } of forms) {
      rest = rest.replaceAll(pattern, (match, ...more) => {
        const at = more.find((each) => typeof each === 'number');
        met.push({ at: typeof at === 'number' ? at : 0, term });
        return '\u0000'.repeat(match.length);
      });
    }
    return met.sort((one, other) => one.at - other.at).map(({ term }) => ({ term, linked: false }));
  });
}

/**
 * Each glossary term that a guide uses is linked at its first use. Titles and buttons cannot hold a link:
 * what they use is linked in the same step at the latest (for the guide's title: by the end of the first step).
 */
export function unexplainedTerms(loaded: Loaded<Guide>, glossary: Glossary): Mistake[] {
  const guide = loaded.value;
  if (guide === null) return [];
  const forms = formsOf(glossary);
  const explained = new Set<string>();
  const found: Mistake[] = [];
  const { header, steps, footer } = textsOf(guide);
  const waiting: PlacedText[] = header.filter(({ kind }) => kind !== 'rich');
  const read = (texts: readonly PlacedText[]): void => {
    for (const { path, text } of texts.filter(({ kind }) => kind === 'rich')) {
      for (const { term, linked } of termsIn(text, forms)) {
        if (!linked && !explained.has(term))
          found.push(loaded.mistake(path, `first use of « ${term} » is not a [[link]]`));
        explained.add(term);
      }
    }
  };
  const settle = (texts: readonly PlacedText[]): void => {
    for (const { path, text } of texts)
      for (const { term } of termsIn(text, forms)) {
        if (!explained.has(term)) {
          const link = `[[${term}|…]]`;
          found.push(loaded.mistake(path, `uses « ${term} », not linked yet: write ${link} in this body or before`));
          explained.add(term);
        }
      }
  };
  read(header);
  steps.forEach((step, at) => {
    read(step);
    settle([...step.filter(({ kind }) => kind !== 'rich'), ...(at === 0 ? waiting : [])]);
  });
  read(footer);
  return found;
}
