/** How large a document becomes and what saving it would take from its pages, worked out before anybody saves it. */
import type * as v from 'valibot';
import type { estimateSchema } from '../../shared/documents-saving.ts';
import type { MadePage } from '../../shared/documents-worker.ts';
import { fit } from './fit/fitting.ts';
import { candidateFor, type Wish } from './fit/put-together.ts';
import { shapedOf, wantedOf } from './fit/shaping.ts';
import { lossesOfPages } from './pictures.ts';
import type { PageToMake } from './session-pages.ts';
import { Cancelled } from './session-work.ts';

/** A document's pages, its size, and what to know before it is saved. */
export type Estimate = v.InferOutput<typeof estimateSchema>;

const MB = 1_000_000;
/**
 * The size of a document is estimated from this many pages, which are really made and kept for saving. A document of
 * fewer pages is made whole. Below a limit all pages have to be made: of more than this, nothing is said beforehand.
 */
const SAMPLES = 8;
/** A PDF without its pages. */
const FRAME_BYTES = 2000;

/**
 * Estimates a document. Its size is null when there is none, when somebody chose something else meanwhile and aborted
 * the wish's signal, or when a limit makes it too much work.
 */
export async function estimateOf(pages: readonly PageToMake[], wish: Wish): Promise<Estimate> {
  const isPicture = ({ picture }: PageToMake): boolean => picture.opened.picture.kind === 'picture';
  const pictures = pages.filter(isPicture);
  const known = {
    pages: pages.length,
    foreignPages: pictures.length < pages.length,
    losses: lossesOfPages(pages.map(({ picture }) => picture)),
  };
  const { bytes, shaped, overLimit } = await weighed(pages, pictures, wish).catch((error: unknown) => {
    // Somebody chose something else meanwhile: no size is shown of this any more.
    if (error instanceof Cancelled) return NOT_WEIGHED;
    throw error;
  });
  return { ...known, bytes, warning: bytes === null ? null : sizeWarning(bytes), shaped, overLimit };
}

type Weighed = Pick<Estimate, 'bytes' | 'shaped' | 'overLimit'>;
const NOT_WEIGHED: Weighed = { bytes: null, shaped: null, overLimit: null };

async function weighed(pages: readonly PageToMake[], pictures: readonly PageToMake[], wish: Wish): Promise<Weighed> {
  if (pages.length === 0) return NOT_WEIGHED;
  const { most, card } = wish.shape;
  if (most !== null) return pages.length > SAMPLES ? NOT_WEIGHED : withinLimit(pages, most, wish);
  // Spread over the document: the first pages are often the odd ones.
  const samples = pictures.filter(
    (_page, index) => pictures.length <= SAMPLES || index % Math.ceil(pictures.length / SAMPLES) === 0,
  );
  const foreign = pages.filter((page) => !pictures.includes(page));
  const measured = [...samples, ...foreign];
  const made = await Promise.all(
    measured.map(({ plan, picture }) =>
      wish.making.make(wantedOf(plan, picture, wish.shape), wish.preset, wish.signal, false),
    ),
  );
  const sizeOf = (some: readonly MadePage[]): number => some.reduce((sum, { bytes }) => sum + bytes, 0);
  const ofPictures = (sizeOf(made.slice(0, samples.length)) / Math.max(1, samples.length)) * pictures.length;
  const bytes = Math.round(ofPictures + sizeOf(made.slice(samples.length)) + 600 * pages.length + FRAME_BYTES);
  const whole = measured.length === pages.length ? inOrder(pages, measured, made) : made;
  const sources = whole === made ? measured : pages;
  return { bytes, shaped: shapedOf(whole, sources.map(sourceOf), { card }, null), overLimit: null };
}

/** The pages were made in another order than they are in. */
const inOrder = (
  pages: readonly PageToMake[],
  measured: readonly PageToMake[],
  made: readonly MadePage[],
): readonly MadePage[] => pages.flatMap((page) => made[measured.indexOf(page)] ?? []);

async function withinLimit(pages: readonly PageToMake[], most: number, wish: Wish): Promise<Weighed> {
  const { preset, making, signal } = wish;
  const candidates = await Promise.all(
    pages.map(({ plan, picture }) => candidateFor(wantedOf(plan, picture, wish.shape), wish, false)),
  );
  const found = await fit(candidates, { most, reserve: 0, preset, making, signal });
  if (found.state === 'over') {
    const { state: _state, ...overLimit } = found;
    return { ...NOT_WEIGHED, overLimit };
  }
  return {
    bytes: found.bytes,
    shaped: shapedOf(found.pages, pages.map(sourceOf), wish.shape, found.limit),
    overLimit: null,
  };
}

/** The file that a person knows, and where its copy is. */
export const sourceOf = ({ picture }: Pick<PageToMake, 'picture'>): { file: string; path: string } => ({
  file: picture.file,
  path: picture.opened.picture.path,
});

function sizeWarning(bytes: number): 'over-5-mb' | 'over-10-mb' | null {
  if (bytes < 5 * MB) return null;
  return bytes < 10 * MB ? 'over-5-mb' : 'over-10-mb';
}
