/** The pages of the files that are packed: opened, in order, inspected, and parted where a picture shows several. */
import { basename } from 'node:path';
import type { Corners, FileTrouble } from '../../shared/documents.ts';
import type { OpenedPage } from '../../shared/documents-worker.ts';
import { readPages } from '../../shared/page-ranges.ts';
import { comparerFor } from './order.ts';
import { NotPacked, type Order } from './pack-order.ts';
import { sureTurnOf, treatmentOf, type KnownPicture } from './pictures.ts';
import type { PagePlan } from './arrangement.ts';
import { frontsOf, interleaved } from './rearranging.ts';
import type { WorkingFolder } from '../session/working-folder.ts';
import type { Workers } from './workers.ts';

/** A page of a file, as it was opened. */
export interface OpenedFilePage {
  readonly file: string;
  readonly page: number | null;
  readonly pagesOfFile: number;
  readonly opened: OpenedPage;
}

/** A page that is ready to be made: what is known of its picture, and what is done to it. */
export interface PlannedPage {
  readonly known: KnownPicture;
  readonly plan: PagePlan;
}

/** Reports a file that cannot be read, and gives null for it; every other failure goes on. */
export type OrReport = <T>(file: string, work: Promise<T>) => Promise<T | null>;

/**
 * The pages in the order in which they will be, of those that are asked for.
 * @throws NotPacked `no-pages` for a page that is not there
 */
export async function openedPages(
  order: Order,
  workers: Workers,
  folder: WorkingFolder,
  orReport: OrReport,
  report: (file: string, trouble: FileTrouble) => void,
  signal: AbortSignal,
): Promise<readonly OpenedFilePage[]> {
  const opened = await Promise.all(
    order.files.map(async (file) => {
      const found = await orReport(file, workers.run('open', { path: file, copies: folder.path() }, { signal }));
      if (found?.trouble != null) report(file, found.trouble);
      return (found?.pages ?? []).map((page, index, all): OpenedFilePage => ({
        file,
        page: all.length > 1 ? index : null,
        pagesOfFile: all.length,
        opened: page,
      }));
    }),
  );
  const pages = sorted(opened.flat(), order.keepOrder);
  if (order.pages === null) return pages;
  const places = readPages(order.pages, pages.length);
  if (places === null) throw new NotPacked('no-such-page', []);
  return places.flatMap((at) => pages[at] ?? []);
}

/**
 * The page, inspected; several where its picture shows several and that was asked for. Its crop is one of them then.
 */
export async function plannedPages(
  { file, page, pagesOfFile, opened }: OpenedFilePage,
  { preset, mode, crop, apart }: Order,
  workers: Workers,
  signal: AbortSignal,
): Promise<readonly PlannedPage[]> {
  const { picture, bilevel } = opened;
  // « Original » changes nothing, so nothing has to be known.
  const inspects = preset !== 'original' && picture.kind === 'picture' && crop;
  const seen = inspects
    ? await workers.run('inspect', { picture }, { signal })
    : { found: null, warnings: [], upright: null, incomplete: false };
  const known: KnownPicture = { id: '', file, pageOfFile: page, pagesOfFile, opened, batch: 0, seen };
  const plan: PagePlan = {
    id: '',
    picture: '',
    crop: 'found',
    rotation: sureTurnOf(seen),
    turn: 'itself',
    mode: mode ?? (bilevel ? 'bw' : 'color'),
  };
  const one = { known, plan };
  if (apart === null || picture.kind === 'pdf' || preset === 'original') return [one];
  const { areas } = await workers.run(
    'areas',
    { picture, treatment: treatmentOf(plan, known), how: apart },
    { signal },
  );
  return areas.length < 2 ? [one] : areas.map((area: Corners) => ({ known, plan: { ...plan, crop: area } }));
}

/** Fronts and backs sheet by sheet, where that was asked for. */
export function inSheetOrder(pages: readonly PlannedPage[], backs: Order['interleave']): readonly PlannedPage[] {
  if (backs === null) return pages;
  const files = pages.map(({ known }) => known.file);
  return interleaved(pages.length, frontsOf(files), backs).flatMap((at) => pages[at] ?? []);
}

function sorted(pages: readonly OpenedFilePage[], keepOrder: boolean): readonly OpenedFilePage[] {
  if (keepOrder) return pages;
  const originOf = ({ file, page, opened: { takenAt } }: OpenedFilePage) => ({
    file: basename(file),
    page: page ?? 0,
    takenAt,
  });
  const compare = comparerFor(pages.map(originOf));
  return pages.toSorted((one, other) => compare(originOf(one), originOf(other)));
}
