/** Whether the eID add-on is in the Firefox profiles of this account; nothing else of a profile is looked at. */
import { join } from 'node:path';
import type { Browser } from '../../src/shared/facts.ts';
import type { Files } from './machine.ts';
import { readNssModules } from './parse/nss.ts';
import { readAddon, readProfiles } from './parse/firefox-files.ts';

const BEST_FIRST = ['present', 'unknown', 'disabled', 'absent'] as const;

/**
 * Whether the eID add-on is in a Firefox profile of this account. Of several profiles the first of these answers
 * counts: `present`, `unknown`, `disabled`, `absent`. A Firefox that was never started has no profile, and the answer
 * is `unknown`.
 * @param folders those that may hold profiles.ini
 */
export async function firefoxAddon(files: Files, ...folders: readonly string[]): Promise<Browser['addon']> {
  const found = (await Promise.all(folders.map((folder) => addonIn(files, folder)))).flat();
  return BEST_FIRST.find((state) => found.includes(state)) ?? 'unknown';
}

async function addonIn(files: Files, folder: string): Promise<Browser['addon'][]> {
  const profiles = readProfiles((await files.text(join(folder, 'profiles.ini'))) ?? '');
  return Promise.all(
    profiles.map(async ({ path, relative }) => {
      const text = await files.text(join(relative ? join(folder, path) : path, 'extensions.json'));
      return text === null ? 'unknown' : readAddon(text);
    }),
  );
}

/**
 * The PKCS#11 modules that this account's profiles load, by file name or path, as a person adds one by hand in
 * Firefox's settings; empty when no profile or no list of modules can be read.
 * @param folder the one that holds profiles.ini
 */
export async function firefoxModules(files: Files, folder: string): Promise<string[]> {
  const profiles = readProfiles((await files.text(join(folder, 'profiles.ini'))) ?? '');
  const lists = await Promise.all(
    profiles.map(({ path, relative }) => files.text(join(relative ? join(folder, path) : path, 'pkcs11.txt'))),
  );
  return lists.flatMap((text) => readNssModules(text ?? ''));
}
