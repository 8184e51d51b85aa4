// What the scripts say to whoever starts the program: JSON, because nothing is installed yet that could read YAML.
import { readFileSync } from 'node:fs';

/** The sentences of assets/locales/fr/start.json by their keys. */
export const words = JSON.parse(readFileSync(new URL('../../assets/locales/fr/start.json', import.meta.url), 'utf8'));

/** Puts values in the place of the names in double braces (`{{name}}`) in a text; a name without a value stays. */
export const fill = (text, values) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
