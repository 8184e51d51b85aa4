/**
 * What assets/locales/<lang>/policy.yaml must say. Apart from the words: whoever checks the file must not fail on
 * reading it.
 */
import * as v from 'valibot';
import { POLICY_REASONS } from '../../shared/policy.ts';

const text = v.string();

/** What is wrong with the file as a whole. */
export const POLICY_FILE_FAULTS = [
  'unreadable',
  'not-a-file',
  'too-large',
  'not-trusted',
  'not-utf-8',
  'list',
  'json-fault',
  'json-ends',
  'not-json',
] as const;

/** A sentence for each mistake that a policy may hold. */
export const policyWordsSchema = v.strictObject({
  aside: text,
  between: text,
  atLine: text,
  field: text,
  root: text,
  file: v.strictObject(v.entriesFromList(POLICY_FILE_FAULTS, text)),
  reasons: v.strictObject(v.entriesFromList(POLICY_REASONS, text)),
});
