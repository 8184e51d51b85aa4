/**
 * The documents of the session, put together from their parts: everything that can be asked of them. One per program.
 */
import type { Edit } from '../../shared/document-edits.ts';
import type { CorrectionUsed, Documents, FileTrouble } from '../../shared/documents.ts';
import { JobFailed, type JobReply, type Treatment } from '../../shared/documents-worker.ts';
import type { WorkingFolder } from '../session/working-folder.ts';
import type { PagePlan } from './arrangement.ts';
import { createBringingIn, type BringingIn } from './bringing-in.ts';
import { appearanceOf, treatmentOf } from './pictures.ts';
import { createPublication } from './publication.ts';
import { createSessionPages, type PageToMake } from './session-pages.ts';
import { Cancelled, createSessionWork, type SavingShown } from './session-work.ts';
import { createSharedJobs } from './shared-jobs.ts';
import { areasOf } from './taking-apart.ts';
import type { Workers } from './workers.ts';

/** Everything that can be asked about the documents of the session. */
export interface DocumentsService extends Pick<BringingIn, 'beginFile' | 'sendPart' | 'endFile' | 'stops'> {
  state(): Documents;
  edit(change: Edit): boolean;
  /** Makes single pages of pictures that show several; how many pages came to them. */
  takeApart(pages: readonly string[], how: 'papers' | 'spread'): Promise<number>;
  undo(): void;
  redo(): void;
  /** The person has read the troubles. */
  dismiss(): void;
  /** Null when the page is gone, or cannot be shown. */
  preview(
    page: string,
    of: 'original' | 'result',
    longestSide: number,
  ): Promise<{ appearance: string; jpeg: Uint8Array<ArrayBuffer>; used: CorrectionUsed } | null>;
  /** Null when there is no such document. */
  pagesOf(document: string): { title: string; pages: PageToMake[] } | null;
  /** With these pages, as they were when it was begun, the document has been saved. */
  noteSaved(document: string, pages: readonly PageToMake[]): void;
  /** Shown as work while it lasts. */
  showSaving(pages: number): SavingShown;
  /** « Annuler »: stops saving, or else bringing in. */
  cancel(): void;
  /** « Fin de séance »: nothing of this visitor stays. */
  clear(): void;
}

/**
 * Makes the documents of a session, with nothing in them.
 * @param publish sends the state to every page that is open
 */
export function createDocuments(
  workers: Workers,
  folder: WorkingFolder,
  publish: (state: Documents) => void,
): DocumentsService {
  let numbers = 0;
  const newNumber = (): number => (numbers += 1);
  let troubles: Documents['troubles'] = [];
  const publication = createPublication(() => publish(state()));
  const pages = createSessionPages(newNumber);
  const work = createSessionWork(publication);
  const report = (file: string, trouble: FileTrouble, kept = 0): void => {
    troubles = [...troubles, { file, trouble, kept }];
  };
  const bringingIn = createBringingIn({ pages, work, workers, folder, publication, newNumber, report });
  const previews = createSharedJobs<JobReply<'preview'>>();
  const views = new Map<string, { appearance: string; stop: AbortController }>();
  const state = (): Documents => ({
    documents: pages.documents(),
    canUndo: pages.canUndo(),
    canRedo: pages.canRedo(),
    work: work.shown(),
    troubles,
  });

  /** Pages whose working copies somebody removed: named file by file, before more work is put into them. */
  const dropLost = (): void => {
    if (!folder.isLost()) return;
    const lost = pages.pictures();
    for (const { id } of lost) pages.remove(id);
    for (const file of new Set(lost.map((picture) => picture.file))) report(file, 'copy-gone');
    // From here on there is a folder again, and nothing is lost twice.
    folder.path();
    publication.now();
  };

  return {
    state,
    beginFile: (wanted) => {
      dropLost();
      return bringingIn.beginFile(wanted);
    },
    sendPart: bringingIn.sendPart,
    endFile: bringingIn.endFile,
    stops: bringingIn.stops,
    edit(change) {
      dropLost();
      const done = pages.edit(change);
      if (done) publication.now();
      return done;
    },
    async takeApart(ids, how) {
      dropLost();
      const more = pages.takeApart(await areasOf(ids, how, pages, workers));
      if (more > 0) publication.now();
      return more;
    },
    undo() {
      pages.undo();
      publication.now();
    },
    redo() {
      pages.redo();
      publication.now();
    },
    dismiss() {
      troubles = [];
      publication.now();
    },
    async preview(id, of, longestSide) {
      dropLost();
      const page = pages.page(id);
      if (page === null) return null;
      const { plan, picture } = page;
      const treatment = of === 'original' ? untouched(plan) : treatmentOf(plan, picture);
      const appearance = appearanceOf(plan, picture);
      // One that shows the page as it no longer is, nobody waits for.
      const view = `${id} ${of} ${longestSide}`;
      const before = views.get(view);
      if (before !== undefined && before.appearance !== appearance) before.stop.abort(new Cancelled());
      const stop = before?.appearance === appearance ? before.stop : new AbortController();
      views.set(view, { appearance, stop });
      try {
        const { jpeg, used } = await previews.get(
          `${view} ${appearance}`,
          (signal) =>
            workers.run(
              'preview',
              { picture: picture.opened.picture, treatment, longestSide },
              { urgent: true, signal },
            ),
          stop.signal,
        );
        return { appearance, jpeg, used };
      } catch (error) {
        // The screen shows a placeholder; the page's trouble is reported elsewhere, or the session is ending.
        if (error instanceof JobFailed || error instanceof Cancelled) return null;
        throw error;
      } finally {
        // The screen keeps what it shows: only what is under way is shared.
        if (views.get(view)?.stop === stop) views.delete(view);
        previews.forget(`${view} ${appearance}`);
      }
    },
    pagesOf: (document) => {
      dropLost();
      return pages.pagesOf(document);
    },
    noteSaved(document, saved) {
      pages.noteSaved(document, saved);
      publication.now();
    },
    showSaving: work.showSaving,
    cancel() {
      if (work.cancel() === 'bringing') bringingIn.stop();
      publication.now();
    },
    clear() {
      work.stopAll();
      bringingIn.clear();
      pages.clear();
      troubles = [];
      publication.soon();
    },
  };
}

/** The whole picture in its own colours, turned as the page is. */
const untouched = ({ rotation }: PagePlan): Treatment => ({
  corners: null,
  rotation,
  mode: 'photo',
  level: false,
  sheet: null,
});
