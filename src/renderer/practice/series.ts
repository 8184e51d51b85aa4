/** The ready-made series, and how far somebody is in one. */
import * as v from 'valibot';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { seriesFileSchema, type Series } from '../../shared/practice/series.ts';
import { typesetAll } from '../../shared/typography.ts';
import file from '../../../assets/practice/series.yaml';
import type { InSeries } from './practice-state.ts';

let parsed: readonly Series[] | null = null;

/** Every series. @throws when the file is not as its schema wants it */
export const allSeries = (): readonly Series[] =>
  (parsed ??= v.parse(seriesFileSchema, typesetAll(FIRST_LANGUAGE, file)));

/** The series somebody is in; null when they do an exercise alone. */
export const seriesOf = (now: InSeries | null): Series | null =>
  now === null ? null : (allSeries().find(({ id }) => id === now.id) ?? null);

/** The exercise that follows in the series; null at its end, and for who is in none. */
export const nextInSeries = (now: InSeries | null): string | null =>
  now === null ? null : (seriesOf(now)?.exercises[now.at + 1] ?? null);
