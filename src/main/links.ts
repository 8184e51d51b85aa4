/// <reference types="vite/client" />
/** The only way to the Internet: an entry of the catalogue, named by its id, is shown in the person's own browser. */
import * as v from 'valibot';
import file from '../../assets/services.yaml';
import type { Reply } from '../shared/contract.ts';
import { policyEntry, type PolicyService } from '../shared/policy.ts';
import { FIRST_LANGUAGE } from '../shared/language.ts';
import { wordsIn } from '../shared/locale-files.ts';
import { addressOf, catalogue, catalogueSchema, catalogueWordsSchema, type Service } from '../shared/services.ts';

const wordFiles = import.meta.glob('../../assets/locales/*/services.yaml', { eager: true, import: 'default' });

/**
 * The entries of the catalogue, each with the address that it has in this language (French by default), followed by the
 * services that this place's policy adds.
 * @throws when a built-in file breaks its schema; the content tests would have found that before
 */
export const services = (
  extra: readonly PolicyService[] = [],
  language: string = FIRST_LANGUAGE,
): readonly Service[] => [
  ...catalogue(
    v.parse(catalogueSchema, file),
    v.parse(catalogueWordsSchema, wordsIn(wordFiles, language, 'services.yaml')),
  ),
  ...extra.map(policyEntry),
];

/**
 * Opens an entry of the catalogue in the browser. The page names it by id, never by address; an id of no entry is
 * answered `unknown-entry`. When opening fails, the reply carries the address, so that the person can type it.
 * @param show opens an address, and rejects when that fails
 */
export async function openEntry(
  entries: readonly Service[],
  id: string,
  show: (address: string) => Promise<void>,
): Promise<Reply<'link.open'>> {
  const address = addressOf(entries, id);
  if (address === null) return { state: 'unknown-entry' };
  try {
    await show(address);
    return { state: 'opened' };
  } catch {
    // Not swallowed: the screen shows the address and how to type it.
    return { state: 'failed', address };
  }
}
