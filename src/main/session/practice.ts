/** Practice mode: the facts come from a scenario in assets/practice instead of from the machine. */
/// <reference types="vite/client" />
import * as v from 'valibot';
import { factsSchema, type Facts } from '../../shared/facts.ts';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { asWritten } from '../../shared/locale-files.ts';
import { factsOver, practiceTitlesSchema, scenarioSchema } from './scenario.ts';
import base from '../../../assets/practice/base.yaml';

const files: Record<string, unknown> = import.meta.glob(['../../../assets/practice/*.yaml', '!**/base.yaml'], {
  eager: true,
  import: 'default',
});
const titleFiles = import.meta.glob('../../../assets/locales/*/practice.yaml', { eager: true, import: 'default' });
const loaded = Object.values(files).map((file) => v.parse(scenarioSchema, file));

/**
 * Every scenario that can be practised: first the one in which all is well, then by title, as that language sorts. A
 * title that the language lacks (assets/locales/<lang>/practice.yaml) is the scenario's own, in French.
 */
export function scenarios(language: string = FIRST_LANGUAGE): { id: string; title: string }[] {
  const titles = v.parse(v.optional(practiceTitlesSchema, {}), asWritten(titleFiles, language, 'practice.yaml'));
  return loaded
    .map(({ id, title }) => ({ id, title: titles[id] ?? title }))
    .toSorted(
      (a, b) => Number(b.id === 'ready') - Number(a.id === 'ready') || a.title.localeCompare(b.title, language),
    );
}

/**
 * The facts of a scenario, with `day+2y` or `instant-30d` turned into dates counted from now; null when there is no
 * such scenario.
 * @throws when the file is not a set of facts
 */
export function practiceFacts(id: string, now: Date): Facts | null {
  const scenario = loaded.find((one) => one.id === id);
  return scenario === undefined ? null : v.parse(factsSchema, factsOver(base, scenario.facts, now));
}
