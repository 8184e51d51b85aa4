/**
 * A language that nobody speaks, made from the French texts: each letter has a mark, so that a text that comes from the
 * code, or from the French files, shows on a screen; and each text is two fifths longer, as German is.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { parseRichText } from '../../src/shared/rich-text.ts';

/** Esperanto's: Node and Chromium know how it writes dates and numbers, and nobody plans a translation. */
export const PSEUDO = 'eo';
const LONGER = 1.4;

const MARKED = new Map(
  [
    ['abcdefghijklmnopqrstuvwxyz', 'áḃćḋéḟǵḣíǰḱĺḿńóṕɋŕśťúṽẃẋýź'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ÁḂĆḊÉḞǴḢÍĴḰĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ'],
  ].flatMap(([plain = '', marked = '']) =>
    [...plain].map((letter, at) => [letter, [...marked][at] ?? letter] as const),
  ),
);
/** What is no text within one: a placeholder, the language of a label, the id of a term, the ending of a file. */
const KEPT = /\{\{\w+\}\}|\{\w+\}|\*\*(?:nl|fr|de|en):|\[\[[^\]|]+\||\.(?:pdf|txt)\b/g;

/** The text with a mark on each letter and nothing else changed. */
export function markLetters(text: string): string {
  let out = '';
  let from = 0;
  const mark = (part: string): string => [...part].map((letter) => MARKED.get(letter) ?? letter).join('');
  for (const { 0: kept, index } of text.matchAll(KEPT)) {
    out += mark(text.slice(from, index)) + kept;
    from = index + kept.length;
  }
  return out + mark(text.slice(from));
}

/** The text marked and longer: words of its own are said once more. A name of a file, and signs alone, stay as long. */
export function mark(text: string): string {
  const words = parseRichText(text.replaceAll(/\{\{?\w+\}?\}/g, ''))
    .map((part) => part.text)
    .join('')
    .split(/[\s ]+/)
    .filter((word) => /^\p{L}{2,}$/u.test(word));
  const marked = markLetters(text);
  if (words.length === 0 || /\.(?:pdf|txt)$/.test(text)) return marked;
  let more = '';
  for (let at = 0; more.length < text.length * (LONGER - 1); at += 1) more += ` ${words[at % words.length]}`;
  return marked + markLetters(more);
}

/** Fields that hold ids, and no text. */
const IDS_OF_GUIDES =
  'id theme who goto link drawing awaits skipWhen only interview next end date browser towardsAim opensAim'.split(' ');
const idsIn = (file: string): readonly string[] => {
  if (file.includes('/guides/')) return IDS_OF_GUIDES;
  return file.endsWith('findings.yaml') ? ['who', 'date'] : [];
};
const list = v.array(v.unknown());
const record = v.record(v.string(), v.unknown());

/** Everything that is text in what a file holds. */
function markAll(read: unknown, ids: readonly string[], key = ''): unknown {
  if (ids.includes(key)) return read;
  if (typeof read === 'string') return mark(read);
  // Where a fact was read is a word; the items of the source document are ids.
  if (v.is(list, read)) return key === 'source' ? read : read.map((each) => markAll(each, ids));
  if (v.is(record, read))
    return Object.fromEntries(Object.entries(read).map(([name, each]) => [name, markAll(each, ids, name)]));
  return read;
}

const marking = async (from: string, to: string): Promise<void> => {
  const text = await readFile(from, 'utf8');
  const marked = markAll(from.endsWith('.json') ? JSON.parse(text) : parse(text), idsIn(from));
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, from.endsWith('.json') ? JSON.stringify(marked) : stringify(marked));
};

/** The sources of the catalogue stand beside its addresses, which are the same in every language. */
async function addSources(catalogue: string, words: string): Promise<void> {
  const entries = v.parse(
    v.array(v.looseObject({ id: v.string(), checked: v.optional(v.object({ source: v.string() })) })),
    parse(await readFile(catalogue, 'utf8')),
  );
  const written = v.parse(
    v.looseObject({ services: v.record(v.string(), record) }),
    parse(await readFile(words, 'utf8')),
  );
  for (const { id, checked } of entries) {
    const own = written.services[id];
    if (own !== undefined && checked !== undefined) own['checkedBy'] = mark(checked.source);
  }
  await writeFile(words, stringify(written));
}

/** Writes the language into the `assets` of a copy of the clone: a folder of texts, one of guides, and nothing else. */
export async function writePseudoLanguage(root: string): Promise<void> {
  const assets = join(root, 'assets');
  for (const kind of ['locales', 'guides'])
    for (const name of await readdir(join(assets, kind, 'fr')))
      // The words that people type are theirs: a language adds its own to those of the others.
      if (name !== 'search.yaml') await marking(join(assets, kind, 'fr', name), join(assets, kind, PSEUDO, name));
  await addSources(join(assets, 'services.yaml'), join(assets, 'locales', PSEUDO, 'services.yaml'));
  const titles: Record<string, string> = {};
  for (const name of await readdir(join(assets, 'practice'))) {
    const scenario: unknown = parse(await readFile(join(assets, 'practice', name), 'utf8'));
    const known = v.safeParse(v.looseObject({ id: v.string(), title: v.string() }), scenario);
    if (known.success) titles[known.output.id] = mark(known.output.title);
  }
  await writeFile(join(assets, 'locales', PSEUDO, 'practice.yaml'), stringify(titles));
}

/** Words of two plain letters and more in a text: what nobody has translated. */
export const unmarked = (text: string): string[] =>
  [...text.matchAll(/[A-Za-z][A-Za-z'’-]*[A-Za-z]/g)].map(([word]) => word);
