/** What is said of a policy file, in `policy check` and in the trainer's details: assets/locales/<lang>/policy.yaml. */
/// <reference types="vite/client" />
import * as v from 'valibot';
import { asWritten, languageHere } from '../../shared/locale-files.ts';
import { HOME_TASKS, KIOSK_WAYS, POLICY_REASONS, TEXT_SIZES, type PolicyReason } from '../../shared/policy.ts';
import { policyWordsSchema } from './policy-words-schema.ts';

const files = import.meta.glob('../../../assets/locales/*/policy.yaml', { eager: true, import: 'default' });
/**
 * What is said of a policy is said in the system's language: the one that the policy asks for cannot be trusted while
 * the policy itself is in question.
 */
export const POLICY_LANGUAGE = languageHere(files, 'policy.yaml');
/** The words for what is wrong with a policy. */
export const POLICY_WORDS = v.parse(policyWordsSchema, asWritten(files, POLICY_LANGUAGE, 'policy.yaml'));

const isReason = (text: string): text is PolicyReason => POLICY_REASONS.some((reason) => reason === text);
const oneOf = (all: readonly (string | number)[]): string =>
  new Intl.ListFormat(POLICY_LANGUAGE, { type: 'disjunction' }).format(all.map(String));

/**
 * The sentence for what a schema found wrong in a value.
 * @param id a PolicyReason, as the schema gives it as its message; any other is « no allowed value »
 * @param limit the number that was exceeded, where there is one
 */
export function policyReason(id: string, limit: unknown): string {
  return POLICY_WORDS.reasons[isReason(id) ? id : 'not-allowed']
    .replace('{limit}', typeof limit === 'number' ? new Intl.NumberFormat(POLICY_LANGUAGE).format(limit) : '…')
    .replace('{sizes}', oneOf(TEXT_SIZES))
    .replace('{tasks}', oneOf(HOME_TASKS))
    .replace('{ways}', oneOf(KIOSK_WAYS));
}
