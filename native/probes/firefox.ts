/** Whether the eID add-on is in the Firefox profiles of this account; nothing else of a profile is looked at. */
import { join } from 'node:path';
import type { Browser } from '../../src/shared/facts.ts';
import type { Files } from './machine.ts';
import { readAddon, readProfiles } from './parse/firefox.ts';

const BEST_FIRST = ['present', 'unknown', 'disabled', 'absent'] as const;

/** @param folder the one that holds profiles.ini. A Firefox that was never started has none: `unknown`. */
export async function firefoxAddon(files: Files, folder: string): Promise<Browser['addon']> {
  const profiles = readProfiles((await files.text(join(folder, 'profiles.ini'))) ?? '');
  const found = await Promise.all(
    profiles.map(async ({ path, relative }) => {
      const text = await files.text(join(relative ? join(folder, path) : path, 'extensions.json'));
      return text === null ? 'unknown' : readAddon(text);
    }),
  );
  return BEST_FIRST.find((state) => found.includes(state)) ?? 'unknown';
}
