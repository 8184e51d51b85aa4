/**
 * What is wrong with the temporary folder, in words. Apart from local-disk.ts, which runs before anything else and
 * therefore loads no words.
 */
import { tmpdir } from 'node:os';
import { canWrite, isOnNetwork } from './local-disk.ts';
import { reportWordsFor } from './report-words.ts';

/**
 * A sentence for the trainer's details, in that language, when the temporary folder cannot be written or lies on a
 * server, so that no better one was found; null when all is well.
 */
export function diskTrouble(language: string): string | null {
  const { folder } = reportWordsFor(language);
  if (!canWrite(tmpdir())) return folder.unwritable;
  return isOnNetwork(tmpdir()) ? folder.network : null;
}
