/** Pages below a limit of bytes, in the best quality with which they fit. */
import type { Preset } from '../../../shared/documents.ts';
import type { OverLimit, Shaped } from '../../../shared/documents-saving.ts';
import type { JobReply, MadePage } from '../../../shared/documents-worker.ts';
import { costOf, RUNGS } from '../../../shared/quality-rungs.ts';
import { chooseRungs, leastBytes, type Lightened } from './choose-rungs.ts';
import type { Making, PageWanted } from './making.ts';

/** A page of which it is known how light it can be; `rungs` of a page of a PDF are empty. */
export interface Candidate {
  readonly wanted: PageWanted;
  readonly rungs: readonly MadePage[];
}

/** How pages were made to fit, or that they cannot. */
export type Fit =
  | {
      readonly state: 'fits';
      readonly pages: readonly MadePage[];
      readonly limit: NonNullable<Shaped['limit']>;
      /** Bytes of all pages and of what a PDF is besides. */
      readonly bytes: number;
    }
  | ({ readonly state: 'over' } & OverLimit);

/** What a page takes besides its picture, and a PDF besides its pages, in bytes; those of an archive take more. */
const PAGE_BYTES = 700;
const FRAME_BYTES = 4500;
/**
 * The rungs on which the pictures of PDFs are tried: each costs decoding the whole file. Between them, the one above
 * counts.
 */
const PDF_RUNGS = [3, 6, 9];

/** What is left for pictures of `pages` pages in a PDF of `most` bytes. */
export const roomFor = (most: number, pages: number): number => most - PAGE_BYTES * pages - FRAME_BYTES;

/**
 * From how many bytes on a page need not be made lighter still: half of its part of the limit, so that pages of
 * unequal weight can share.
 */
export const enoughFor = (most: number, pages: number): number =>
  Math.max(0, Math.floor(roomFor(most, pages) / Math.max(1, pages) / 2));

/**
 * Chooses how finely each page is kept, so that all of them together take no more than `most` bytes.
 * @param reserve bytes that are to stay free besides: more, after a try that came out too large
 */
export async function fit(
  candidates: readonly Candidate[],
  {
    most,
    reserve,
    preset,
    making,
    signal,
  }: {
    most: number;
    reserve: number;
    preset: Preset;
    making: Making;
    signal: AbortSignal;
  },
): Promise<Fit> {
  const room = roomFor(most, candidates.length) - reserve;
  const pictures = candidates.filter(({ rungs }) => rungs.length > 0);
  const files = filesOf(candidates);
  const copies = await copiesOf(files, making, [], preset, signal);
  const parts = (ladders: readonly (readonly MadePage[])[]): Lightened[] => [
    ...ladders.map((rungs) => ({ sizes: rungs.map(({ bytes }) => bytes) })),
    ...copies.map(({ sizes }) => ({ sizes })),
  ];
  let ladders = pictures.map(({ rungs }) => rungs);
  let choice = chooseRungs(parts(ladders), room);
  const asTheyAre = choice !== null && choice.every((rung) => rung === 0);
  if (!asTheyAre && files.size > 0) {
    copies.splice(0, copies.length, ...(await copiesOf(files, making, PDF_RUNGS, preset, signal)));
    choice = chooseRungs(parts(ladders), room);
  }
  if (choice === null && pictures.length > 0) {
    // Some pages stopped going down when they had done their part: now all of them have to go to the end.
    ladders = await Promise.all(pictures.map(({ wanted }) => making.rungs(wanted, preset, 0, signal)));
    choice = chooseRungs(parts(ladders), room);
  }
  const all = parts(ladders);
  if (choice === null) {
    const least = leastBytes(all) + (most - roomFor(most, candidates.length));
    return { state: 'over', most, least, documents: Math.ceil(least / Math.max(1, most - FRAME_BYTES)) };
  }
  const chosen = choice;
  const made = new Map(pictures.map((candidate, at) => [candidate, ladders[at]?.[chosen[at] ?? 0]]));
  const paths = new Map(
    [...files.keys()].map((path, at) => [path, copies[at]?.paths[chosen[pictures.length + at] ?? 0] ?? path]),
  );
  return {
    state: 'fits',
    pages: candidates.map((candidate) => made.get(candidate) ?? ofPdf(candidate.wanted, paths)),
    limit: limitOf(most, Math.max(0, ...chosen), preset),
    bytes: all.reduce(
      (sum, { sizes }, at) => sum + (sizes[chosen[at] ?? 0] ?? 0),
      most - roomFor(most, candidates.length),
    ),
  };
}

/** By path: which share of a PDF its pages in this document are. */
function filesOf(candidates: readonly Candidate[]): Map<string, number> {
  const files = new Map<string, number>();
  for (const { wanted, rungs } of candidates) {
    if (rungs.length > 0) continue;
    files.set(wanted.picture.path, (files.get(wanted.picture.path) ?? 0) + 1 / wanted.pagesOfFile);
  }
  return files;
}

/** Of each PDF its copies: what they take on each rung, as far as this document uses them, and where they are. */
async function copiesOf(
  files: ReadonlyMap<string, number>,
  making: Making,
  rungs: readonly number[],
  preset: Preset,
  signal: AbortSignal,
): Promise<{ sizes: number[]; paths: string[] }[]> {
  const first = firstRung(preset);
  return Promise.all(
    [...files].map(async ([path, share]) => {
      let now: JobReply<'lighten'> = await making.lighter(path, null, signal);
      const copies = [now];
      for (let rung = first + 1; rung < RUNGS.length; rung += 1) {
        if (rungs.includes(rung)) {
          const next = await making.lighter(path, rung, signal);
          if (next.bytes < now.bytes) now = next;
        }
        copies.push(now);
      }
      return { sizes: copies.map(({ bytes }) => Math.round(bytes * share)), paths: copies.map((copy) => copy.path) };
    }),
  );
}

/** Before the first rung stands the untouched picture, where that was asked for. */
const firstRung = (preset: Preset): number => (preset === 'original' ? -1 : 0);

function ofPdf({ picture, treatment: { rotation } }: PageWanted, paths: ReadonlyMap<string, string>): MadePage {
  return { kind: 'pdf', file: paths.get(picture.path) ?? picture.path, page: picture.page, bytes: 0, rotation };
}

function limitOf(most: number, choice: number, preset: Preset): NonNullable<Shaped['limit']> {
  const rung = choice + firstRung(preset);
  const { dpi, jpeg } = RUNGS[Math.max(0, rung)] ?? { dpi: 0, jpeg: 0 };
  // Where the untouched picture was asked for, even the best of the others costs something.
  const cost = preset === 'original' && rung === 0 ? 'slight' : costOf(Math.max(0, rung));
  return { most, cost, dpi, jpeg };
}
