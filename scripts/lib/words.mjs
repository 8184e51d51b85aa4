// What the scripts say to whoever starts the program: JSON, because nothing is installed yet that could read YAML.
import { existsSync, readFileSync } from 'node:fs';

const file = (language) => new URL(`../../assets/locales/${language}/start.json`, import.meta.url);
const [here] = new Intl.DateTimeFormat().resolvedOptions().locale.split('-');

/** The sentences of start.json by their keys: in the system's language where assets/locales has it, else in French. */
export const words = JSON.parse(readFileSync(file(existsSync(file(here)) ? here : 'fr'), 'utf8'));

/** Puts values in the place of the names in double braces (`{{name}}`) in a text; a name without a value stays. */
export const fill = (text, values) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
