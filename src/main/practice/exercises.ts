/** The exercises of assets/practice, parsed when they are first asked for: a start without one does not wait. */
/// <reference types="vite/client" />
import * as v from 'valibot';
import type { Facts } from '../../shared/facts.ts';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { asWritten } from '../../shared/locale-files.ts';
import { exerciseSchema, type Exercise } from '../../shared/practice/exercise.ts';
import { practiceTitlesSchema } from '../../shared/practice/titles.ts';
import { startTable, type Table } from '../../shared/practice/table.ts';
import { typeset } from '../../shared/typography.ts';
import base from '../../../assets/practice/base.yaml';
import { baseSchema, tableFacts } from './table-facts.ts';

const files: Record<string, unknown> = import.meta.glob(
  ['../../../assets/practice/*.yaml', '!../../../assets/practice/base.yaml', '!../../../assets/practice/series.yaml'],
  {
    eager: true,
    import: 'default',
  },
);
const titleFiles = import.meta.glob('../../../assets/locales/*/practice.yaml', { eager: true, import: 'default' });
let parsed: readonly Exercise[] | null = null;

/** Every exercise. @throws when a file is not as its schema wants it */
const exercises = (): readonly Exercise[] =>
  (parsed ??= Object.values(files).map((file) => v.parse(exerciseSchema, file)));

/** The exercise of this id; null when there is none. */
export const exerciseOf = (id: string): Exercise | null => exercises().find((one) => one.id === id) ?? null;

/**
 * Every exercise by its id: first the one in which all is well, then by title, as that language sorts. A title that the
 * language lacks (assets/locales/<lang>/practice.yaml) is the exercise's own, in French.
 */
export function exerciseTitles(language: string = FIRST_LANGUAGE): { id: string; title: string }[] {
  const titles = v.parse(v.optional(practiceTitlesSchema, {}), asWritten(titleFiles, language, 'practice.yaml'));
  return exercises()
    .map(({ id, title }) => ({ id, title: titles[id] ?? typeset(FIRST_LANGUAGE, title) }))
    .toSorted(
      (a, b) => Number(b.id === 'ready') - Number(a.id === 'ready') || a.title.localeCompare(b.title, language),
    );
}

/** What the card process would say of this table now. */
export const factsOf = (exercise: Exercise, table: Table, now: Date): Facts =>
  tableFacts(v.parse(baseSchema, base), exercise, table, now);

/** The facts with which an exercise begins; null when there is none of this id. */
export function practiceFacts(id: string, now: Date): Facts | null {
  const exercise = exerciseOf(id);
  return exercise === null ? null : factsOf(exercise, startTable(exercise), now);
}
