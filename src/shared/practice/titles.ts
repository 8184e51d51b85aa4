/** Titles of exercises in a language but French. */
import * as v from 'valibot';

/** What assets/locales/<lang>/practice.yaml may say: titles of exercises by their ids. */
export const practiceTitlesSchema = v.record(v.string(), v.pipe(v.string(), v.nonEmpty()));
