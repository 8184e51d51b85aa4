/**
 * The words of the trainer's report, per language: assets/locales/<lang>/report.yaml; French where a language has none
 * yet.
 */
/// <reference types="vite/client" />
import * as v from 'valibot';
import {
  UNKNOWN_REASONS,
  browserSchema,
  pcscSchema,
  cardProcessSchema,
  readerSchema,
  slotSchema,
  systemSchema,
} from '../../shared/facts.ts';
import { wordsIn } from '../../shared/locale-files.ts';

const text = v.string();
const states = <const T extends readonly string[]>(names: T) => v.strictObject(v.entriesFromList(names, text));
const names = <T extends object>(entries: T): (keyof T & string)[] =>
  Object.keys(entries).filter((name): name is keyof T & string => name in entries);
const variants = <T extends string>(options: readonly { entries: { state: { literal: T } } }[]) =>
  states(options.map(({ entries }) => entries.state.literal));

/** What report.yaml must say: a name for each fact, each of its values and each reason not to know it. */
export const reportWordsSchema = v.strictObject({
  title: text,
  practice: text,
  named: text,
  between: text,
  sections: states(['cause', 'tried', 'pcsc', 'system', 'troubles']),
  /** One thing that was tried: when, what, what came of it, who saw it, and the check before and after. */
  triedLine: text,
  observed: text,
  told: text,
  unsure: text,
  solved: text,
  facts: states(names(systemSchema.entries)),
  reasons: states(UNKNOWN_REASONS),
  pending: text,
  unknown: text,
  yes: text,
  no: text,
  none: text,
  service: states(['running', 'stopped', 'disabled', 'absent', 'no-access', 'forbidden']),
  onDemand: text,
  software: states(['absent', 'noVersion', 'build', 'copies']),
  driver: states(['ok', 'missing', 'damaged', 'refused', 'disabled', 'restart-needed', 'failed', 'replug', 'unknown']),
  deviceCode: text,
  claimedBy: text,
  unlisted: text,
  cards: states(['all', 'older', 'newer', 'none']),
  token: states(['registered', 'installed', 'absent']),
  addon: states(browserSchema.entries.addon.options),
  module: states(browserSchema.entries.module.options),
  packaging: states(browserSchema.entries.packaging.options),
  account: states(['administrator', 'standard']),
  session: states(['local', 'rdp', 'citrix', 'ssh', 'x11', 'other']),
  clock: text,
  tooOld: text,
  pcsc: variants(pcscSchema.entries.service.options),
  process: variants(cardProcessSchema.options),
  labels: states(['service', 'process', 'reading', 'who', 'mender']),
  kinds: states(readerSchema.entries.kind.options),
  slots: variants(slotSchema.options),
  folder: states(['unwritable', 'network']),
  /** Names of the values that come with findings; a value without a name here is shown under its own. */
  data: v.record(text, text),
});
export type ReportWords = v.InferOutput<typeof reportWordsSchema>;
const files = import.meta.glob('../../../assets/locales/*/report.yaml', { eager: true, import: 'default' });

/**
 * The words of the report in a language; French where it has no file of them.
 * @throws when the file lacks a word or has one that is not asked for
 */
export function reportWordsFor(language: string): ReportWords {
  return v.parse(reportWordsSchema, wordsIn(files, language, 'report.yaml'));
}

/** A line of the report: the name of something, and what it is. */
export const named = (words: ReportWords, name: string, value: string): string => fill(words.named, { name, value });

/** The sentence with the values in place of `{name}`, and `…` in place of a name without a value. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? '…'));
