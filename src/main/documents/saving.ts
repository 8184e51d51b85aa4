/**
 * Estimating and saving a document: its pages made by the workers, kept while they look the same, put together beside
 * the target.
 */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, relative, isAbsolute } from 'node:path';
import { fileNameOf } from '../../shared/file-name.ts';
import type { Preset, SaveTrouble, Saved } from '../../shared/documents.ts';
import { unfinishedBeside, type WorkingFolder } from '../session/working-folder.ts';
import { JobFailed, type MadePage } from '../../shared/documents-worker.ts';
import type { TextLanguage } from '../../shared/text-languages.ts';
import { appearanceOf, lossesOfPages, treatmentOf } from './pictures.ts';
import { noteUnfinished, savePlaceOf } from './save-place.ts';
import type { DocumentsService } from './documents-service.ts';
import type { PageToMake } from './session-pages.ts';
import { createReading } from './reading.ts';
import { Cancelled } from './session-work.ts';
import { createSharedJobs } from './shared-jobs.ts';
import type { Workers } from './workers.ts';

/** Where the person wants the file, as the door found out. */
export type SaveTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** A kiosk without dialogs, and no place that is known without one. */
  | { readonly kind: 'no-stick' }
  /** The browser asks, when the page hands it the file. `offer` gives the address. */
  | { readonly kind: 'browser'; readonly offer: (file: string, name: string) => string };

/**
 * Estimates, saves and remembers where each document went. A target that cannot be written is an answer, not an error.
 */
export interface Saving {
  estimate(
    document: string,
    preset: Preset,
  ): Promise<{
    pages: number;
    bytes: number | null;
    warning: 'over-5-mb' | 'over-10-mb' | null;
    foreignPages: boolean;
    losses: ReturnType<typeof lossesOfPages>;
  }>;
  /**
   * `languages`: in which the writing on the pages is read and laid under them, the likeliest first; none: it is not.
   */
  save(
    document: string,
    preset: Preset,
    password: string | null,
    choose: (suggested: string) => Promise<SaveTarget>,
    languages?: readonly TextLanguage[],
  ): Promise<Saved>;
  /** The path of the document that was saved under this id; null when there is none. */
  placeOf(saved: string): string | null;
  clear(): void;
}

const MB = 1_000_000;
/**
 * The size of a document is estimated from this many pages, which are really made and kept for saving. A document of
 * fewer pages is made whole.
 */
const SAMPLES = 8;
/** A PDF without its pages. */
const FRAME_BYTES = 2000;

/**
 * Makes what estimates how large a document becomes, and saves it.
 * @param language the one that a PDF says its text is in
 */
export function createSaving(
  documents: DocumentsService,
  workers: Workers,
  folder: WorkingFolder,
  language: string,
): Saving {
  const made = createSharedJobs<MadePage>();
  const reading = createReading(workers);
  const saved = new Map<string, string>();
  /** Of the estimate that is shown: another one, or saving, takes its place. */
  let estimating = new AbortController();

  const make = (
    { plan, picture }: PageToMake,
    preset: Preset,
    asked: AbortSignal,
    urgent: boolean,
  ): Promise<MadePage> =>
    made.get(
      `${preset} ${appearanceOf(plan, picture)}`,
      (signal) =>
        workers.run(
          'make',
          {
            picture: picture.opened.picture,
            treatment: treatmentOf(plan, picture),
            preset,
            file: folder.fresh('page'),
          },
          { signal, urgent },
        ),
      asked,
    );

  return {
    async estimate(document, preset) {
      const pages = documents.pagesOf(document)?.pages ?? [];
      const isPicture = ({ picture }: PageToMake): boolean => picture.opened.picture.kind === 'picture';
      const pictures = pages.filter(isPicture);
      // Spread over the document: the first pages are often the odd ones.
      const samples = pictures.filter(
        (_page, index) => pictures.length <= SAMPLES || index % Math.ceil(pictures.length / SAMPLES) === 0,
      );
      estimating.abort(new Cancelled());
      const mine = (estimating = new AbortController());
      const sizes = await Promise.all(
        samples.map(async (page) => (await make(page, preset, mine.signal, false)).bytes),
      ).catch((error: unknown) => {
        // Somebody chose something else meanwhile: no size is shown of this any more.
        if (error instanceof Cancelled) return null;
        throw error;
      });
      const foreign = await Promise.all(
        pages.filter((page) => !isPicture(page)).map(({ picture }) => shareOfFile(picture)),
      );
      const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
      const bytes =
        pages.length === 0 || sizes === null
          ? null
          : Math.round(
              (sum(sizes) / Math.max(1, sizes.length)) * pictures.length +
                sum(foreign) +
                600 * pages.length +
                FRAME_BYTES,
            );
      return {
        pages: pages.length,
        bytes,
        warning: bytes === null ? null : sizeWarning(bytes),
        foreignPages: pictures.length < pages.length,
        losses: lossesOfPages(pages.map(({ picture }) => picture)),
      };
    },

    async save(document, preset, password, choose, languages = []) {
      const found = documents.pagesOf(document);
      if (found === null || found.pages.length === 0) return trouble('no-pages');
      if (preset === 'archive' && password !== null) return trouble('password-in-archive');
      const suggested = `${fileNameOf(found.title)}.pdf`;
      const target = await choose(suggested);
      // The session may have ended while the save dialog was open: those pages belong to nobody any more.
      if (target.kind === 'cancelled' || documents.pagesOf(document) === null) return { state: 'cancelled' };
      if (target.kind === 'no-stick') return trouble('no-stick');
      const place = target.kind === 'file' ? await savePlaceOf(target.path) : null;
      if (place?.state === 'not-a-file') return trouble('not-a-file');
      const path = place === null ? folder.fresh('pdf') : place.path;
      const unfinished = unfinishedBeside(path);
      if (target.kind === 'file' && !(await noteUnfinished(folder, unfinished))) return trouble('pc-full');
      const work = documents.showSaving(found.pages.length);
      let at: PageToMake | undefined;
      let unread = 0;
      try {
        // What is under way for an estimate and wanted here goes on; the rest of it gives way.
        const making = found.pages.map((page) => make(page, preset, work.signal, true));
        estimating.abort(new Cancelled());
        const pages = await Promise.all(
          found.pages.map(async (page, index) => {
            const one = await (making[index] ?? make(page, preset, work.signal, true)).catch((error: unknown) => {
              at ??= page;
              throw error;
            });
            // What is kept as it is stays without: nobody reads it, and nothing is added.
            const read =
              languages.length === 0 || preset === 'original'
                ? { page: one, failed: false }
                : await reading.withText(one, appearanceOf(page.plan, page.picture), languages, work.signal);
            if (read.failed) unread += 1;
            work.step();
            return read.page;
          }),
        );
        const { bytes } = await workers.run(
          'assemble',
          {
            pages,
            preset,
            target: path,
            unfinished,
            clear: folder.fresh('pdf'),
            title: found.title,
            language,
            at: new Date().toISOString(),
            password,
          },
          { signal: work.signal, urgent: true },
        );
        documents.noteSaved(document, found.pages);
        const done = {
          name: target.kind === 'file' ? basename(path) : suggested,
          bytes,
          pages: pages.length,
          ...(unread > 0 && { unread }),
        };
        if (target.kind === 'browser') return { state: 'made', address: target.offer(path, suggested), ...done };
        const id = `s${saved.size + 1}`;
        saved.set(id, path);
        return { state: 'saved', saved: id, ...done, wiped: isInside(path, homedir()) };
      } catch (error) {
        await workers.gone();
        // A stick that was pulled out keeps it; whoever brings it back while the session lasts has it removed at its
        // end.
        await folder.forget(unfinished);
        if (error instanceof Cancelled) return { state: 'cancelled' };
        const why = error instanceof JobFailed ? error.failure : null;
        if (why?.kind === 'save') {
          const page = why.page === undefined ? at : found.pages[why.page];
          // What the browser will ask for is put together on this PC's own disk, as the pages are.
          const isOwnDisk = why.trouble === 'pc-full' || (why.trouble === 'no-room' && place === null);
          if (isOwnDisk) return trouble('pc-full');
          return trouble(why.trouble, page?.picture.file ?? null);
        }
        if (why?.kind === 'file') return trouble('page-unreadable', at?.picture.file ?? null);
        throw error;
      } finally {
        work.end();
      }
    },

    placeOf: (id) => saved.get(id) ?? null,
    clear() {
      made.clear();
      reading.clear();
      // The next visitor must not be able to open from here what this one saved.
      saved.clear();
    },
  };
}

/** A page of a PDF is copied as it is: its part of the file's size. */
async function shareOfFile({ opened, pagesOfFile }: PageToMake['picture']): Promise<number> {
  return (await stat(opened.picture.path)).size / pagesOfFile;
}

function sizeWarning(bytes: number): 'over-5-mb' | 'over-10-mb' | null {
  if (bytes < 5 * MB) return null;
  return bytes < 10 * MB ? 'over-5-mb' : 'over-10-mb';
}

const trouble = (why: SaveTrouble, file: string | null = null): Saved => ({ state: 'trouble', trouble: why, file });

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
