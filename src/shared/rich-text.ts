/**
 * The small part of Markdown that guides and the catalogue may use:
 * `**Suivant**` is the literal label of an official screen (`**nl:Opnieuw**` when that screen speaks another language),
 * `[[lecteur]]` or `[[lecteur|lecteurs]]` leads to the glossary.
 */
import * as v from 'valibot';

/** A piece of such a text. */
export type RichPart =
  | { kind: 'text'; text: string }
  /** `lang`: the language of the screen quoted, when it is not the guide's own. */
  | { kind: 'label'; text: string; lang: string | null }
  /** `term`: an entry of assets/locales/<lang>/glossary.yaml. */
  | { kind: 'term'; term: string; text: string };

const MARKS = /\*\*(?:(?<lang>nl|fr|de|en):)?(?<label>[^*]+)\*\*|\[\[(?<term>[^\]|]+)(?:\|(?<shown>[^\]|]+))?\]\]/g;

/** The id of a term in the glossary, from the term as it is written: `clé numérique` becomes `cle-numerique`. */
export function termId(term: string): string {
  return term
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/**
 * The parts of a text in reading order; their texts joined are what a person reads. A mark without its other half stays
 * in the text.
 */
export function parseRichText(source: string): RichPart[] {
  const parts: RichPart[] = [];
  let from = 0;
  for (const match of source.matchAll(MARKS)) {
    if (match.index > from) parts.push({ kind: 'text', text: source.slice(from, match.index) });
    const { lang, label, term, shown } = match.groups ?? {};
    if (label !== undefined) parts.push({ kind: 'label', text: label, lang: lang ?? null });
    else if (term !== undefined) parts.push({ kind: 'term', term: termId(term), text: shown ?? term });
    from = match.index + match[0].length;
  }
  if (from < source.length) parts.push({ kind: 'text', text: source.slice(from) });
  return parts;
}

/** The text without its marks: for search, for reading aloud, for measuring sentences. */
export function plainText(source: string): string {
  return parseRichText(source)
    .map((part) => part.text)
    .join('');
}

const unmatchedMark = (text: string): boolean =>
  parseRichText(text).some((part) => part.kind === 'text' && /\*\*|\[\[|\]\]/.test(part.text));
const address = /https?:/i;

/** A sentence without marks: titles, names, labels of buttons. */
export const plainSentence = v.pipe(
  v.string(),
  v.nonEmpty('is empty'),
  v.check((text) => text === text.trim(), 'has spaces at an end'),
  v.check((text) => !/\*\*|\[\[|\]\]/.test(text), 'may not hold ** or [[ ]]'),
  v.check((text) => !address.test(text), 'holds an address: name a catalogue entry instead'),
);

/** A sentence that may hold the marks above. */
export const richSentence = v.pipe(
  v.string(),
  v.nonEmpty('is empty'),
  v.check((text) => text === text.trim(), 'has spaces at an end'),
  v.check((text) => !unmatchedMark(text), 'has a ** or [[ without its other half'),
  v.check((text) => !address.test(text), 'holds an address: name a catalogue entry instead'),
);
