/** The writing of a page in whichever quality it will be kept: read once, from the best. */
import type { TextLanguage } from '../../../shared/text-languages.ts';
import type { Reading } from '../reading.ts';
import type { Candidate } from './fitting.ts';

/**
 * The candidate with the page's writing on each of its rungs: places are in shares of the picture, and the same on all.
 * Without languages, or for a page of a PDF, it is as it was. `failed`: it could not be read, and goes without.
 * @throws the signal's reason once it is aborted
 */
export async function withText(
  candidate: Candidate,
  appearance: string,
  languages: readonly TextLanguage[],
  reading: Reading,
  signal: AbortSignal,
): Promise<{ readonly candidate: Candidate; readonly failed: boolean }> {
  const [best] = candidate.rungs;
  if (languages.length === 0 || best?.kind !== 'image') return { candidate, failed: false };
  const { page, failed } = await reading.withText(best, appearance, languages, signal);
  if (page.kind !== 'image' || page.text === undefined) return { candidate, failed };
  const { text } = page;
  const rungs = candidate.rungs.map((rung) => (rung.kind === 'image' ? { ...rung, text } : rung));
  return { candidate: { ...candidate, rungs }, failed };
}
