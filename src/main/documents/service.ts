/** The documents of the session: what is in them, and everything that can be asked of them. One per program. */
import {
  CHUNK_BYTES,
  LARGEST_FILE_BYTES,
  type Documents,
  type Edit,
  type FileTrouble,
} from '../../shared/documents.ts';
import type { WorkingFolder } from '../session/working-folder.ts';
import {
  allPages,
  append,
  edit,
  pageOf as planOf,
  replacePicture,
  sortWithin,
  without,
  type NewId,
  type PagePlan,
} from './arrangement.ts';
import { EMPTY, changed, everywhere, redone, undone, type History } from './history.ts';
import { JobFailed, type OpenedPage, type Treatment } from '../../shared/documents-worker.ts';
import { comparerFor } from './order.ts';
import { pageOf, treatmentOf, lookOf, type KnownPicture } from './pictures.ts';
import { progress } from './progress.ts';
import { hasRoomFor, openUpload, type Upload } from './uploads.ts';
import type { Workers } from './workers.ts';

export interface Wanted {
  readonly name: string;
  readonly bytes: number;
  readonly document: string | null;
  readonly replaces: string | null;
}

/** A page with all that is needed to make it. */
export interface PageToMake {
  readonly plan: PagePlan;
  readonly picture: KnownPicture;
}

export interface DocumentsService {
  state(): Documents;
  beginFile(wanted: Wanted): Promise<{ upload: string } | { trouble: FileTrouble }>;
  sendPart(upload: string, bytes: Uint8Array): Promise<boolean>;
  endFile(upload: string, how: 'whole' | 'unreadable' | 'cancelled'): Promise<void>;
  edit(change: Edit): boolean;
  undo(): void;
  redo(): void;
  dismiss(): void;
  preview(
    page: string,
    of: 'original' | 'result',
    longestSide: number,
  ): Promise<{ look: string; jpeg: Uint8Array<ArrayBuffer> } | null>;
  /** Null when there is no such document. */
  pagesOf(document: string): { title: string; pages: PageToMake[] } | null;
  /** With these pages, as they were when it was begun, the document has been saved. */
  noteSaved(document: string, pages: readonly PageToMake[]): void;
  /** Shown as work while it lasts; the returned function ends it. */
  showSaving(total: number): { step(): void; end(): void; signal: AbortSignal };
  cancel(): void;
  clear(): void;
  /** How many times bringing in was stopped, by « Annuler » or the session's end. Who brings several files gives up the rest when it changes. */
  stops(): number;
}

interface Incoming {
  readonly wanted: Wanted;
  readonly upload: Upload;
  readonly batch: number;
}

export function createDocuments(
  workers: Workers,
  folder: WorkingFolder,
  publish: (state: Documents) => void,
): DocumentsService {
  let history: History = EMPTY;
  const pictures = new Map<string, KnownPicture>();
  const incoming = new Map<string, Incoming>();
  const movedBatches = new Set<number>();
  /** `signature` of every document as it was when it was saved. */
  const saved = new Set<string>();
  let troubles: Documents['troubles'] = [];
  let batch = 0;
  let numbers = 0;
  let stops = 0;
  let bringing: { done: number; total: number; since: number; stop: AbortController } | null = null;
  /** For pages that were still to be looked at when the person said stop. */
  let quiet = new AbortController();
  let saving: { done: number; total: number; since: number; stop: AbortController } | null = null;

  const newId: NewId = (kind) => `${kind}${(numbers += 1)}`;
  const shown = (plan: PagePlan): PageToMake[] => {
    const picture = pictures.get(plan.picture);
    return picture === undefined ? [] : [{ plan, picture }];
  };
  const work = (): Documents['work'] => {
    const now = saving ?? bringing;
    if (now === null) return { kind: 'idle' };
    return { kind: saving === null ? 'bringing' : 'saving', ...progress(now.done, now.total, Date.now() - now.since) };
  };
  const state = (): Documents => ({
    documents: history.now.documents.map(({ id, title, pages }) => {
      const known = pages.flatMap(shown);
      return {
        id,
        title,
        pages: known.map(({ plan, picture }) => pageOf(plan, picture)),
        saved: saved.has(signature(id, known)),
      };
    }),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    work: work(),
    troubles,
  });

  /** A hundred small changes a second are told as ten. */
  let telling: NodeJS.Timeout | null = null;
  const tell = (): void => {
    telling ??= setTimeout(() => {
      telling = null;
      publish(state());
    }, 100);
  };
  /** What the person did is seen at once. */
  const tellNow = (): void => {
    if (telling !== null) clearTimeout(telling);
    telling = null;
    publish(state());
  };
  const settle = (next: History): void => {
    history = next;
    tell();
  };
  const settleNow = (next: History): void => {
    history = next;
    tellNow();
  };
  const trouble = (file: string, what: FileTrouble, kept = 0): void => {
    troubles = [...troubles, { file, trouble: what, kept }];
  };

  const begin = (steps: number): AbortSignal => {
    if (bringing === null) {
      batch += 1;
      bringing = { done: 0, total: 0, since: Date.now(), stop: new AbortController() };
    }
    bringing.total += steps;
    tell();
    return bringing.stop.signal;
  };
  const step = (signal: AbortSignal): void => {
    if (bringing?.stop.signal !== signal) return;
    bringing.done += 1;
    if (bringing.done >= bringing.total) bringing = null;
    tell();
  };

  const sortBatch = (number: number): void => {
    if (movedBatches.has(number)) return;
    const inBatch = (plan: PagePlan): KnownPicture | undefined => {
      const picture = pictures.get(plan.picture);
      return picture?.batch === number ? picture : undefined;
    };
    const originOf = (picture: KnownPicture | undefined) => ({
      file: picture?.file ?? '',
      page: picture?.pageOfFile ?? 0,
      takenAt: picture?.opened.takenAt ?? null,
    });
    const compare = comparerFor(
      allPages(history.now)
        .flatMap((plan) => inBatch(plan) ?? [])
        .map(originOf),
    );
    history = everywhere(history, (one) =>
      sortWithin(
        one,
        (plan) => inBatch(plan) !== undefined,
        (a, b) => compare(originOf(inBatch(a)), originOf(inBatch(b))),
      ),
    );
  };

  const add = (
    opened: OpenedPage,
    { wanted, batch: number }: Incoming,
    index: number,
    pagesOfFile: number,
  ): KnownPicture => {
    const picture: KnownPicture = {
      id: `i${(numbers += 1)}`,
      file: wanted.name,
      pageOfFile: pagesOfFile > 1 ? index : null,
      pagesOfFile,
      opened,
      batch: number,
      seen: opened.picture.kind === 'pdf' ? { found: null, findings: [], incomplete: false } : 'not-yet',
    };
    pictures.set(picture.id, picture);
    const replaced = wanted.replaces === null ? null : replacePicture(history.now, wanted.replaces, picture.id);
    if (replaced !== null) {
      settle(changed(history, replaced));
      return picture;
    }
    const plan: PagePlan = {
      id: newId('p'),
      picture: picture.id,
      crop: 'found',
      rotation: 0,
      mode: opened.bilevel ? 'bw' : 'color',
    };
    const document = wanted.document ?? history.now.documents.at(-1)?.id ?? newId('d');
    settle(everywhere(history, (one) => append(one, document, plan)));
    return picture;
  };

  const lookAt = async (picture: KnownPicture, signal: AbortSignal): Promise<void> => {
    const see = (seen: Exclude<KnownPicture['seen'], 'not-yet'>): void => {
      if (pictures.has(picture.id)) pictures.set(picture.id, { ...picture, seen });
    };
    try {
      const { found, findings, incomplete } = await workers.run(
        'look',
        { picture: picture.opened.picture },
        { signal },
      );
      see({ found, findings, incomplete });
    } catch (error) {
      if (signal.aborted) {
        // Stopped, but the page is there: it is looked at as any other, without holding anything up.
        if (pictures.has(picture.id) && signal !== quiet.signal) void lookAt(picture, quiet.signal);
        return;
      }
      // Its header was good and nothing else: there is no page to keep.
      trouble(picture.file, fileTroubleOf(error));
      const gone = allPages(history.now)
        .filter((plan) => plan.picture === picture.id)
        .map(({ id }) => id);
      history = everywhere(history, (one) => without(one, gone));
    } finally {
      if (signal === quiet.signal) tell();
      step(signal);
    }
  };

  const read = async (file: Incoming, signal: AbortSignal): Promise<void> => {
    try {
      const { pages, trouble: partly } = await workers.run(
        'open',
        { path: file.upload.path, copies: folder.path() },
        { signal },
      );
      const wantedPages = file.wanted.replaces === null ? pages : pages.slice(0, 1);
      const known = wantedPages.map((opened, index) => add(opened, file, index, pages.length));
      if (partly !== null) trouble(file.wanted.name, partly, pages.length);
      sortBatch(file.batch);
      const toSee = known.filter(({ seen }) => seen === 'not-yet');
      // A file counted as one page until now. Each page is done when it has been looked at.
      if (bringing?.stop.signal === signal) bringing.total += Math.max(0, toSee.length - 1);
      if (toSee.length === 0) step(signal);
      for (const picture of toSee) void lookAt(picture, signal);
    } catch (error) {
      if (!signal.aborted) trouble(file.wanted.name, fileTroubleOf(error));
      step(signal);
    }
  };

  return {
    state,
    async beginFile(wanted) {
      const refuse = (what: FileTrouble): { trouble: FileTrouble } => {
        trouble(wanted.name, what);
        tell();
        return { trouble: what };
      };
      if (wanted.bytes === 0) return refuse('empty');
      if (wanted.bytes > LARGEST_FILE_BYTES) return refuse('too-large');
      if (!(await hasRoomFor(wanted.bytes, folder.path()))) return refuse('no-room');
      begin(1);
      const id = `u${(numbers += 1)}`;
      incoming.set(id, { wanted, upload: openUpload(folder.fresh('in'), wanted.bytes), batch });
      return { upload: id };
    },
    async sendPart(id, bytes) {
      const file = incoming.get(id);
      if (file === undefined || bytes.length > CHUNK_BYTES) return false;
      const failed = await file.upload.take(bytes);
      if (failed === null) return true;
      if (incoming.delete(id)) {
        file.upload.drop();
        trouble(file.wanted.name, failed);
        if (bringing !== null) step(bringing.stop.signal);
      }
      return false;
    },
    async endFile(id, how) {
      const file = incoming.get(id);
      if (file === undefined || !incoming.delete(id)) return;
      const signal = bringing?.stop.signal ?? begin(1);
      const cutShort = how === 'unreadable' ? how : null;
      const failed = how === 'whole' ? await file.upload.close() : cutShort;
      if (how !== 'whole' || failed !== null) {
        file.upload.drop();
        if (failed !== null && !signal.aborted) trouble(file.wanted.name, failed);
        step(signal);
        return;
      }
      void read(file, signal);
    },
    edit(change) {
      const next = edit(history.now, change, newId);
      if (next === null) return false;
      if (change.do === 'move')
        for (const id of change.pages)
          movedBatches.add(pictures.get(planOf(history.now, id)?.picture ?? '')?.batch ?? 0);
      settleNow(changed(history, next));
      return true;
    },
    undo: () => settleNow(undone(history)),
    redo: () => settleNow(redone(history)),
    dismiss: () => {
      troubles = [];
      tellNow();
    },
    async preview(page, of, longestSide) {
      const plan = planOf(history.now, page);
      const picture = plan && pictures.get(plan.picture);
      if (plan === undefined || picture === undefined) return null;
      const look = lookOf(plan, picture);
      try {
        const { jpeg } = await workers.run(
          'preview',
          {
            picture: picture.opened.picture,
            treatment: of === 'original' ? untouched(plan) : treatmentOf(plan, picture),
            longestSide,
          },
          { urgent: true },
        );
        return { look, jpeg };
      } catch (error) {
        // The screen shows a placeholder; the page is told of elsewhere, or the session is ending.
        if (error instanceof JobFailed) return null;
        throw error;
      }
    },
    pagesOf(id) {
      const document = history.now.documents.find((one) => one.id === id);
      return document === undefined ? null : { title: document.title, pages: document.pages.flatMap(shown) };
    },
    noteSaved(id, pages) {
      saved.add(signature(id, pages));
      tellNow();
    },
    showSaving(total) {
      const stop = new AbortController();
      const mine = { done: 0, total, since: Date.now(), stop };
      saving = mine;
      tell();
      return {
        signal: stop.signal,
        step: () => {
          mine.done += 1;
          tell();
        },
        end: () => {
          if (saving === mine) saving = null;
          tell();
        },
      };
    },
    cancel() {
      const stopped = saving ?? bringing;
      if (stopped === bringing) {
        stops += 1;
        for (const { upload } of incoming.values()) upload.drop();
        incoming.clear();
        bringing = null;
      }
      stopped?.stop.abort(new Cancelled());
      tellNow();
    },
    clear() {
      stops += 1;
      bringing?.stop.abort(new Cancelled());
      saving?.stop.abort(new Cancelled());
      quiet.abort(new Cancelled());
      quiet = new AbortController();
      for (const { upload } of incoming.values()) upload.drop();
      incoming.clear();
      pictures.clear();
      movedBatches.clear();
      saved.clear();
      bringing = null;
      saving = null;
      troubles = [];
      settle(EMPTY);
    },
    stops: () => stops,
  };
}

/** The whole picture in its own colours, turned as the page is. */
const untouched = ({ rotation }: PagePlan): Treatment => ({ corners: null, rotation, mode: 'photo', level: false });

/** What a saved file depends on: the pages, their order, their looks. */
function signature(document: string, pages: readonly PageToMake[]): string {
  return `${document} ${pages.map(({ plan, picture }) => `${plan.id}/${lookOf(plan, picture)}`).join(' ')}`;
}

/** The person said stop. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

function fileTroubleOf(error: unknown): FileTrouble {
  if (error instanceof JobFailed && error.failure.kind === 'file') return error.failure.trouble;
  // A defect of ours while reading: to the person the file is what could not be read.
  console.error(error);
  return 'broken';
}
