/**
 * Files to one PDF in one go, for the terminal: the same workers and stages as the window's, without a person to ask.
 */
import { basename } from 'node:path';
import type {
  Corners,
  CorrectionUsed,
  FileTrouble,
  ColourMode,
  PageWarning,
  Preset,
  SaveTrouble,
} from '../../shared/documents.ts';
import { unfinishedBeside, type WorkingFolder } from '../session/working-folder.ts';
import { JobFailed, type Failure, type JobReply, type OpenedPage } from '../../shared/documents-worker.ts';
import type { PageText } from '../../shared/page-text.ts';
import type { TextLanguage } from '../../shared/text-languages.ts';
import { comparerFor } from './order.ts';
import { isSure, lossesOfPages, sureTurnOf, treatmentOf, warningsOf, type KnownPicture } from './pictures.ts';
import { createReading, type Reading } from './reading.ts';
import { noteUnfinished, savePlaceOf } from './save-place.ts';
import type { Workers } from './workers.ts';

/** What is to be packed, as the command line asks for it. */
export interface Order {
  readonly files: readonly string[];
  readonly target: string;
  readonly preset: Preset;
  /** Null: black and white stays so, the rest in colour. */
  readonly mode: ColourMode | null;
  readonly crop: boolean;
  readonly keepOrder: boolean;
  readonly title: string;
  readonly language: string;
  readonly password: string | null;
  /** In which the writing on the pages is read and laid under them, the likeliest first; none: it is not. */
  readonly languages: readonly TextLanguage[];
}

/**
 * One page of the PDF, as the summary lists it. `page` is its place in its file, from 0; null in a file of one page.
 * `bytes` is what it takes in the PDF.
 */
export interface PackedPage {
  readonly file: string;
  readonly page: number | null;
  readonly corners: Corners | null;
  readonly confidence: number | null;
  /** Applied: it was sure enough. */
  readonly cropped: boolean;
  readonly warnings: readonly PageWarning[];
  /** What was done to its colours. */
  readonly correction: CorrectionUsed;
  /** The words that were read, and in which languages; null when none were to be read, or could not be. */
  readonly text: { readonly words: number; readonly languages: readonly TextLanguage[] } | null;
  /** The words were to be read, and could not be. */
  readonly unread: boolean;
  readonly bytes: number;
}

/** The PDF that was saved, and what could not be read. */
export interface Packed {
  readonly bytes: number;
  readonly pages: readonly PackedPage[];
  readonly troubles: readonly { readonly file: string; readonly trouble: FileTrouble }[];
  /** What of existing PDFs could not come along. */
  readonly losses: ReturnType<typeof lossesOfPages>;
}

/** How many pages are made, and the file of the latest. */
export interface PackProgress {
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

/** Nothing was saved; `troubles` say what was wrong with which file. */
export class NotPacked extends Error {
  override name = 'NotPacked';
  readonly trouble: SaveTrouble;
  readonly troubles: Packed['troubles'];
  constructor(trouble: SaveTrouble, troubles: Packed['troubles']) {
    super(trouble);
    this.trouble = trouble;
    this.troubles = troubles;
  }
}

interface OpenedFilePage {
  readonly file: string;
  readonly page: number | null;
  readonly opened: OpenedPage;
}

/**
 * Makes one PDF of files, as the terminal asks for it: opens each, crops and corrects its pages, and writes the target
 * over a file that is there. What cannot be read or made, a whole file or one page, is left out and reported in the
 * result; of a file that breaks off, the pages that were read are kept.
 * @throws NotPacked when nothing was saved and the files or the target are to blame; the signal's reason when it is
 * aborted; any other failure of a worker as it is
 */
export async function pack(
  order: Order,
  workers: Workers,
  folder: WorkingFolder,
  onStep: (step: PackProgress) => void,
  signal: AbortSignal,
): Promise<Packed> {
  const reported: { file: string; trouble: FileTrouble }[] = [];
  /** The troubles in the order in which the files were given, whichever worker was first. */
  const troubles = (): Packed['troubles'] =>
    reported.toSorted((one, other) => order.files.indexOf(one.file) - order.files.indexOf(other.file));
  /**
   * A file that cannot be read, or over which workers die, is reported and left out; any other failure ends the whole.
   */
  const orReport = async <T>(file: string, work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      const failure = error instanceof JobFailed ? error.failure : null;
      const trouble = failure === null ? null : fileTroubleOf(failure);
      if (trouble === null) throw failure?.kind === 'save' ? new NotPacked(failure.trouble, troubles()) : error;
      reported.push({ file, trouble });
      return null;
    });

  const opened = await Promise.all(
    order.files.map(async (file) => {
      const found = await orReport(file, workers.run('open', { path: file, copies: folder.path() }, { signal }));
      if (found?.trouble != null) reported.push({ file, trouble: found.trouble });
      return (found?.pages ?? []).map((page, index, all): OpenedFilePage => ({
        file,
        page: all.length > 1 ? index : null,
        opened: page,
      }));
    }),
  );
  const pages = sorted(opened.flat(), order.keepOrder);

  let done = 0;
  const reading = createReading(workers);
  const made = (
    await Promise.all(
      pages.map(async (page) => {
        const one = await orReport(page.file, makeOne(page, order, workers, reading, folder, signal));
        onStep({ done: (done += 1), total: pages.length, file: page.file });
        return one === null ? [] : [{ ...one, opened: page.opened }];
      }),
    )
  ).flat();
  if (made.length === 0) throw new NotPacked('no-pages', troubles());

  const place = await savePlaceOf(order.target);
  if (place.state === 'not-a-file') throw new NotPacked('not-a-file', troubles());
  const unfinished = unfinishedBeside(place.path);
  if (!(await noteUnfinished(folder, unfinished))) throw new NotPacked('pc-full', troubles());
  try {
    const { bytes } = await workers.run(
      'assemble',
      {
        pages: made.map(({ stored }) => stored),
        preset: order.preset,
        target: place.path,
        unfinished,
        clear: folder.fresh('pdf'),
        title: order.title,
        language: order.language,
        at: new Date().toISOString(),
        password: order.password,
      },
      { signal },
    );
    return {
      bytes,
      pages: made.map(({ report }) => report),
      troubles: troubles(),
      losses: lossesOfPages(made.map(({ report, opened }) => ({ file: report.file, opened }))),
    };
  } catch (error) {
    await workers.gone();
    await folder.forget(unfinished);
    if (error instanceof JobFailed && error.failure.kind === 'save') {
      const { trouble, page } = error.failure;
      const file = page === undefined ? undefined : made[page]?.report.file;
      throw new NotPacked(trouble, [
        ...troubles(),
        ...(file === undefined ? [] : [{ file, trouble: 'broken-pdf' as const }]),
      ]);
    }
    throw error;
  }
}

async function makeOne(
  { file, page, opened }: OpenedFilePage,
  { preset, mode, crop, languages }: Order,
  workers: Workers,
  reading: Reading,
  folder: WorkingFolder,
  signal: AbortSignal,
): Promise<{ stored: JobReply<'make'>; report: PackedPage }> {
  const { picture, bilevel } = opened;
  // « Original » changes nothing, so nothing has to be known.
  const inspects = preset !== 'original' && picture.kind === 'picture' && crop;
  const seen = inspects
    ? await workers.run('inspect', { picture }, { signal })
    : { found: null, warnings: [], upright: null, incomplete: false };
  const known: KnownPicture = { id: '', file, pageOfFile: page, pagesOfFile: 1, opened, batch: 0, seen };
  const plan = {
    id: '',
    picture: '',
    crop: 'found',
    rotation: sureTurnOf(seen),
    turn: 'itself',
    mode: mode ?? (bilevel ? 'bw' : 'color'),
  } as const;
  const made = await workers.run(
    'make',
    { picture, treatment: treatmentOf(plan, known), preset, file: folder.fresh('page') },
    { signal },
  );
  // Of what is kept as it is, nothing is read and nothing added.
  const { page: stored, failed } =
    languages.length === 0 || preset === 'original'
      ? { page: made, failed: false }
      : await reading.withText(made, made.kind === 'image' ? made.file : '', languages, signal);
  const warnings = warningsOf({
    ...known,
    seen: { ...seen, incomplete: seen.incomplete || (stored.kind === 'image' && stored.incomplete) },
  });
  return {
    stored,
    report: {
      file,
      page,
      corners: seen.found?.corners ?? null,
      confidence: seen.found?.confidence ?? null,
      cropped: isSure(seen.found),
      warnings,
      correction: stored.kind === 'image' ? stored.used : 'none',
      text: stored.kind === 'image' && stored.text !== undefined ? said(stored.text) : null,
      unread: failed,
      bytes: stored.bytes,
    },
  };
}

const said = ({ lines, languages }: PageText): PackedPage['text'] => ({
  words: lines.reduce((sum, { words }) => sum + words.length, 0),
  languages,
});

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

/** What a failed job says of its file; null where it says nothing of it. */
function fileTroubleOf(failure: Failure): FileTrouble | null {
  if (failure.kind === 'file') return failure.trouble;
  return failure.kind === 'save' && failure.trouble === 'stopped' ? 'stopped' : null;
}
