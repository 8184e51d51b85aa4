/** Texts of the interface by their key, so that a better sentence in assets breaks no test. */
import * as v from 'valibot';
import file from '../../assets/locales/fr/ui.json' with { type: 'json' };
import { typesetAll } from '../../src/shared/typography.ts';

/** As the page has them: with the apostrophes and spaces of the language. */
const ui: unknown = typesetAll('fr', file);

/**
 * The French text under a key of assets/locales/fr/ui.json, e.g. `failure.title`.
 * @throws when there is no such text, or when a value that it needs is not given
 */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  let at: unknown = ui;
  for (const part of key.split('.')) at = v.parse(v.record(v.string(), v.unknown()), at)[part];
  return v
    .parse(v.string(), at, { message: `assets/locales/fr/ui.json has no text ${key}` })
    .replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the text ${key} needs a value for ${name}`);
      return String(value);
    });
}
