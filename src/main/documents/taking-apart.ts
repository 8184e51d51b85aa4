/** Pictures that show several pages: where those are, asked of the workers. */
import type { Corners } from '../../shared/documents.ts';
import { JobFailed } from '../../shared/documents-worker.ts';
import { treatmentOf } from './pictures.ts';
import type { SessionPages } from './session-pages.ts';
import type { Workers } from './workers.ts';

/**
 * Of each page whose picture shows several, the parts, by the page's id. A picture that cannot be read any more has
 * none: that is reported where it is shown.
 */
export async function areasOf(
  ids: readonly string[],
  how: 'papers' | 'spread',
  pages: Pick<SessionPages, 'page'>,
  workers: Workers,
): Promise<ReadonlyMap<string, readonly Corners[]>> {
  const found = await Promise.all(
    ids.map(async (id): Promise<[string, readonly Corners[]]> => {
      const page = pages.page(id);
      if (page === null || page.picture.opened.picture.kind === 'pdf') return [id, []];
      const argument = { picture: page.picture.opened.picture, treatment: treatmentOf(page.plan, page.picture), how };
      const answer = await workers.run('areas', argument, { urgent: true }).catch((error: unknown) => {
        if (error instanceof JobFailed) return { areas: [] };
        throw error;
      });
      return [id, answer.areas];
    }),
  );
  return new Map(found);
}
