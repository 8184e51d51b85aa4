/**
 * Estimating and saving a document: its pages made by the workers, kept while they look the same, put together beside
 * the target.
 */
import { homedir } from 'node:os';
import { basename, relative, isAbsolute } from 'node:path';
import { fileNameOf } from '../../shared/file-name.ts';
import type { Preset } from '../../shared/documents.ts';
import type { SaveTrouble, Saved } from '../../shared/documents-saving.ts';
import { unfinishedBeside, type WorkingFolder } from '../session/working-folder.ts';
import { JobFailed } from '../../shared/documents-worker.ts';
import { PLAIN_SHAPE, type Shape } from '../../shared/shape.ts';
import type { TextLanguage } from '../../shared/text-languages.ts';
import { appearanceOf } from './pictures.ts';
import { estimateOf, sourceOf, type Estimate } from './estimating.ts';
import type { Candidate } from './fit/fitting.ts';
import { createMaking } from './fit/making.ts';
import { candidateFor, putTogether } from './fit/put-together.ts';
import { shapedOf, wantedOf } from './fit/shaping.ts';
import { withText } from './fit/with-text.ts';
import { noteUnfinished, savePlaceOf } from './save-place.ts';
import type { DocumentsService } from './documents-service.ts';
import type { PageToMake } from './session-pages.ts';
import { createReading } from './reading.ts';
import { Cancelled } from './session-work.ts';
import type { Workers } from './workers.ts';

/** Where the person wants the file, as the door found out. */
export type SaveTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** A kiosk without dialogs, and no place that is known without one. */
  | { readonly kind: 'no-stick' }
  /** The browser asks, when the page hands it the file. `offer` gives the address. */
  | { readonly kind: 'browser'; readonly offer: (file: string, name: string) => string };

/** What a person may ask of a PDF besides what it is for. */
export interface SaveOptions {
  readonly shape?: Shape;
  /** In which the writing on the pages is read and laid under them, the likeliest first; none: it is not. */
  readonly languages?: readonly TextLanguage[];
}

/**
 * Estimates, saves and remembers where each document went. A target that cannot be written is an answer, not an error.
 */
export interface Saving {
  estimate(document: string, preset: Preset, shape?: Shape): Promise<Estimate>;
  save(
    document: string,
    preset: Preset,
    password: string | null,
    choose: (suggested: string) => Promise<SaveTarget>,
    options?: SaveOptions,
  ): Promise<Saved>;
  /** The path of the document that was saved under this id; null when there is none. */
  placeOf(saved: string): string | null;
  clear(): void;
}

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
  const making = createMaking(workers, folder);
  const reading = createReading(workers);
  const saved = new Map<string, string>();
  /** Of the estimate that is shown: another one, or saving, takes its place. */
  let estimating = new AbortController();

  return {
    async estimate(document, preset, shape = PLAIN_SHAPE) {
      const pages = documents.pagesOf(document)?.pages ?? [];
      estimating.abort(new Cancelled());
      const { signal } = (estimating = new AbortController());
      return estimateOf(pages, { preset, shape, pages: pages.length, making, signal });
    },

    async save(document, preset, password, choose, { languages = [], shape = PLAIN_SHAPE } = {}) {
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
        const wish = { preset, shape, pages: found.pages.length, making, signal: work.signal };
        const candidateOf = ({ plan, picture }: PageToMake): Promise<Candidate> =>
          candidateFor(wantedOf(plan, picture, shape), wish, true);
        // What is under way for an estimate and wanted here goes on; the rest of it gives way.
        const underWay = found.pages.map(candidateOf);
        estimating.abort(new Cancelled());
        const candidates = await Promise.all(
          found.pages.map(async (page, index) => {
            const one = await (underWay[index] ?? candidateOf(page)).catch((error: unknown) => {
              at ??= page;
              throw error;
            });
            // What is kept as it is stays without: nobody reads it, and nothing is added.
            const languagesHere = preset === 'original' ? [] : languages;
            const appearance = appearanceOf(page.plan, page.picture);
            const read = await withText(one, appearance, languagesHere, reading, work.signal);
            if (read.failed) unread += 1;
            work.step();
            return read.candidate;
          }),
        );
        const put = await putTogether(candidates, wish, (pages) =>
          workers.run(
            'assemble',
            {
              pages: [...pages],
              layout: shape,
              most: shape.most,
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
          ),
        );
        if (put.state === 'over') {
          await folder.forget(unfinished);
          return { ...put, state: 'over-limit' };
        }
        const { bytes, sheets } = put;
        const shaped = shapedOf(put.made, found.pages.map(sourceOf), shape, put.limit);
        documents.noteSaved(document, found.pages);
        const done = {
          name: target.kind === 'file' ? basename(path) : suggested,
          bytes,
          pages: sheets,
          shaped,
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
      making.clear();
      reading.clear();
      // The next visitor must not be able to open from here what this one saved.
      saved.clear();
    },
  };
}

const trouble = (why: SaveTrouble, file: string | null = null): Saved => ({ state: 'trouble', trouble: why, file });

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
