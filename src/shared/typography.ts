/**
 * French typography, done once when texts are loaded, so that whoever writes a sentence types plain spaces and
 * apostrophes.
 * Every loader of assets/locales and assets/guides passes what it read through here: the screens, the terminal, the
 * report.
 */
import { FRENCH } from './language.ts';

/** The narrow no-break space U+202F (not our words: a character), which French puts before ; ! ? : and inside « ». */
export const NARROW = '\u202F';

/** (not our words: what French printing asks for) */
const RULES: readonly (readonly [pattern: RegExp, put: string])[] = [
  // An apostrophe stands between a letter and what it belongs to: l’eID, l’[[eid|eID]], l’**nl:Opnieuw**.
  [/(?<=\p{L})'(?=\S)/gu, '’'],
  // Only where the writer left a space: **Bienvenue!** is an official label, copied as it is.
  [/[ \u00A0]+(?=[:;!?»%])/gu, NARROW],
  [/«[ \u00A0\u202F]*/gu, `«${NARROW}`],
  // « mot: suite » and « mot; suite », as technical notes are often typed. Not 20:30, C:\ or **nl:Opnieuw**.
  [/(?<=[\p{L}\p{N})\]*])(?=[:;](?:\s|$))/gu, NARROW],
  [/(?<=\bn)° (?=\d)/giu, `°${NARROW}`],
];

/** What each rule looks for has one of these in it. Half of our texts have none, and are done in one look. */
const MAY_CHANGE = /[':;!?»%«°]/;

/** A text as it is printed in that language. Languages other than French are left as they were written. */
export function typeset(language: string, text: string): string {
  if (language !== FRENCH || !MAY_CHANGE.test(text)) return text;
  return RULES.reduce((done, [pattern, put]) => done.replace(pattern, put), text);
}

/** Typesets every text in a file that was read (YAML, JSON), whatever its shape; the names of fields stay. */
export function typesetAll(language: string, read: unknown): unknown {
  if (typeof read === 'string') return typeset(language, read);
  if (Array.isArray(read)) return read.map((each: unknown) => typesetAll(language, each));
  if (typeof read !== 'object' || read === null) return read;
  return Object.fromEntries(Object.entries(read).map(([name, each]) => [name, typesetAll(language, each)]));
}

/**
 * A date as people write it in that language: French writes the first of a month « 1er ». Other languages keep their
 * own form.
 * @param written the date as Intl wrote it
 */
export function ordinalDay(language: string, written: string): string {
  return language.startsWith(FRENCH)
    ? written.replace(/^((?:\p{L}+\.? )?)1(?= )/u, (_whole, weekday: string) => `${weekday}1er`)
    : written;
}
