/** The writing on the pages, read by the workers when somebody asks for it, and kept while a page looks the same. */
import { JobFailed, type MadePage } from '../../shared/documents-worker.ts';
import type { PageText } from '../../shared/page-text.ts';
import type { TextLanguage } from '../../shared/text-languages.ts';
import { createSharedJobs } from './shared-jobs.ts';
import type { Workers } from './workers.ts';

/** A made page with its writing. `failed`: it could not be read, and goes without. */
export interface WithText {
  readonly page: MadePage;
  readonly failed: boolean;
}

/** Reads pages, each once. */
export interface Reading {
  /**
   * The page with its writing, where it is a picture. `appearance`: the same text for pages that look the same, in
   * whatever quality they are made. That a page cannot be read is part of the answer: it is never lost for that.
   * @throws the signal's reason once it is aborted
   */
  withText(
    page: MadePage,
    appearance: string,
    languages: readonly TextLanguage[],
    signal: AbortSignal,
  ): Promise<WithText>;
  clear(): void;
}

/** Makes what has pages read, and keeps what was read until it is cleared. */
export function createReading(workers: Workers): Reading {
  const texts = createSharedJobs<PageText>();
  return {
    async withText(page, appearance, languages, signal) {
      if (page.kind === 'pdf') return { page, failed: false };
      const { file, filter, width, height } = page;
      try {
        const text = await texts.get(
          `${languages.join('+')} ${appearance}`,
          (whole) =>
            workers.run(
              'read',
              { page: { file, filter, width, height }, languages: [...languages] },
              { signal: whole },
            ),
          signal,
        );
        return { page: { ...page, text }, failed: false };
      } catch (error) {
        if (!(error instanceof JobFailed)) throw error;
        return { page, failed: true };
      }
    },
    clear: () => texts.clear(),
  };
}
