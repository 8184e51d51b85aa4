/** The exercises as the page shows them, typeset and parsed once. */
import * as v from 'valibot';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { exerciseSchema, type Exercise } from '../../shared/practice/exercise.ts';
import { typesetAll } from '../../shared/typography.ts';

const files: Record<string, unknown> = import.meta.glob(
  ['../../../assets/practice/*.yaml', '!../../../assets/practice/base.yaml', '!../../../assets/practice/series.yaml'],
  {
    eager: true,
    import: 'default',
  },
);

let parsed: ReadonlyMap<string, Exercise> | null = null;

/** Every exercise by its id. @throws when a file is not as its schema wants it */
export function exercises(): ReadonlyMap<string, Exercise> {
  parsed ??= new Map(
    Object.values(files)
      .map((file) => v.parse(exerciseSchema, typesetAll(FIRST_LANGUAGE, file)))
      .map((exercise) => [exercise.id, exercise]),
  );
  return parsed;
}
