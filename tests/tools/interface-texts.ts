/** Texts of the interface by their key, so that a better sentence in assets breaks no test. */
import * as v from 'valibot';
import file from '../../assets/locales/fr/ui.json' with { type: 'json' };
import { typeset, typesetAll } from '../../src/shared/typography.ts';

/** As the page has them: with the apostrophes and spaces of the language. */
const french: unknown = typesetAll('fr', file);
let ui = french;

/** How another language is made from the French one: a whole text, and letters within one. */
interface Made {
  readonly text: (french: string) => string;
  readonly letters: (french: string) => string;
}
let made: Made | null = null;

/** From here on the program is walked through in that language; null: in French again. */
export function speak(language: Made | null): void {
  made = language;
  // Only French has a typography of its own.
  ui = language === null ? french : file;
}

/** A text of the assets, as it is written there in French, as the language that is walked through shows it. */
export const inLanguage = (written: string): string => made?.text(written) ?? typeset('fr', written);
/** A piece of such a text. */
export const pieceInLanguage = (written: string): string => made?.letters(written) ?? typeset('fr', written);

/**
 * The text under a key of assets/locales/fr/ui.json, e.g. `failure.title`.
 * @throws when there is no such text, or when a value that it needs is not given
 */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  let at: unknown = ui;
  for (const part of key.split('.')) at = v.parse(v.record(v.string(), v.unknown()), at)[part];
  const written = v.parse(v.string(), at, { message: `assets/locales/fr/ui.json has no text ${key}` });
  return (made?.text(written) ?? written).replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the text ${key} needs a value for ${name}`);
    return String(value);
  });
}
