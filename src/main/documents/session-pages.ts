/**
 * The pages of the session: how they are arranged, the pictures they show, what can be undone, and which documents are
 * saved.
 */
import { isRearranging, type Edit } from '../../shared/document-edits.ts';
import type { Corners, Document } from '../../shared/documents.ts';
import type { OpenedPage } from '../../shared/documents-worker.ts';
import {
  allPages,
  append,
  changePages,
  edit,
  planOf,
  replacePicture,
  sortWithin,
  turnedBy,
  without,
  type Arrangement,
  type NewId,
  type PagePlan,
  type Proposals,
} from './arrangement.ts';
import { rearranged, takenApart } from './rearranging.ts';
import { EMPTY, changed, everywhere, redone, undone, type History } from './history.ts';
import { comparerFor } from './order.ts';
import {
  appearanceOf,
  offeredCropOf,
  pageOf,
  sureTurnOf,
  uprightOf,
  type Inspected,
  type KnownPicture,
} from './pictures.ts';

/** A page with all that is needed to make it. */
export interface PageToMake {
  readonly plan: PagePlan;
  readonly picture: KnownPicture;
}

/** Where a picture that was just read has to be put. */
export interface Arrival {
  readonly file: string;
  readonly batch: number;
  /** Into this document; null: the last one, or a first one. */
  readonly document: string | null;
  /** The page whose picture it replaces; null for a new page. */
  readonly replaces: string | null;
  readonly index: number;
  readonly pagesOfFile: number;
}

/** The one place that changes pages, so that every change can be undone. */
export interface SessionPages {
  documents(): Document[];
  canUndo(): boolean;
  canRedo(): boolean;
  add(opened: OpenedPage, arrival: Arrival): KnownPicture;
  /**
   * Turns the picture's pages upright where that is sure and nobody has decided; what came together takes one step of
   * undoing. Nothing happens when the picture is gone meanwhile.
   */
  noteInspected(picture: string, inspected: Inspected): void;
  has(picture: string): boolean;
  /** Every picture of the session, those that undoing would bring back included. */
  pictures(): readonly KnownPicture[];
  /**
   * There is nothing to show of this picture: its pages go from every step, so that undoing does not bring them back.
   * A page whose earlier picture it had replaced shows that one again.
   */
  remove(picture: string): void;
  /** Puts what came together in order, unless the person has moved some of it. */
  sortBatch(batch: number): void;
  /** False when what the edit speaks of is not there. */
  edit(change: Edit): boolean;
  /** Makes pages of the parts of pictures, by the page that showed all of it; how many pages came to them. */
  takeApart(parts: ReadonlyMap<string, readonly Corners[]>): number;
  undo(): void;
  redo(): void;
  page(id: string): PageToMake | null;
  /** Null when there is no such document. */
  pagesOf(document: string): { title: string; pages: PageToMake[] } | null;
  noteSaved(document: string, pages: readonly PageToMake[]): void;
  clear(): void;
}

/**
 * Makes the pages of a session, with none at first.
 * @param newNumber gives a number that was never given in this program
 */
export function createSessionPages(newNumber: () => number): SessionPages {
  let history: History = EMPTY;
  const pictures = new Map<string, KnownPicture>();
  const movedBatches = new Set<number>();
  /** `signature` of every document as it was when it was saved. */
  const saved = new Set<string>();
  /** The batch whose pages were turned by themselves in the latest step of the history; null after any other step. */
  let turning: number | null = null;

  const newId: NewId = (kind) => `${kind}${newNumber()}`;
  const known = (plan: PagePlan): PageToMake[] => {
    const picture = pictures.get(plan.picture);
    return picture === undefined ? [] : [{ plan, picture }];
  };

  const proposals: Proposals = {
    crop: (plan) => known(plan).map(({ picture }) => offeredCropOf(plan, picture))[0] ?? null,
    turn: (plan) => {
      const upright = known(plan).map(({ picture }) => uprightOf(plan, picture))[0] ?? null;
      return upright?.state === 'proposed' ? upright.degrees : null;
    },
  };
  const turnByItself = (picture: KnownPicture, degrees: 90 | 180 | 270): void => {
    const open = (one: Arrangement): string[] =>
      allPages(one).flatMap(({ id, picture: shown, turn }) => (shown === picture.id && turn === 'open' ? [id] : []));
    const turnIn = (one: Arrangement): Arrangement =>
      changePages(one, open(one), (page) => turnedBy(page, degrees, 'itself')) ?? one;
    if (open(history.now).length === 0) return;
    // What was undone can still be redone: then the turn belongs to every step, as the page itself does.
    if (history.future.length > 0) history = everywhere(history, turnIn);
    else if (turning === picture.batch) history = { ...history, now: turnIn(history.now) };
    else {
      history = changed(history, turnIn(history.now));
      turning = picture.batch;
    }
  };

  return {
    documents: () =>
      history.now.documents.map(({ id, title, pages }) => {
        const shown = pages.flatMap(known);
        return {
          id,
          title,
          pages: shown.map(({ plan, picture }) => pageOf(plan, picture)),
          saved: saved.has(signature(id, shown)),
        };
      }),
    canUndo: () => history.past.length > 0,
    canRedo: () => history.future.length > 0,

    add(opened, { file, batch, document, replaces, index, pagesOfFile }) {
      const picture: KnownPicture = {
        id: `i${newNumber()}`,
        file,
        pageOfFile: pagesOfFile > 1 ? index : null,
        pagesOfFile,
        opened,
        batch,
        seen: opened.picture.kind === 'pdf' ? NOTHING_SEEN : 'not-yet',
      };
      pictures.set(picture.id, picture);
      const replaced = replaces === null ? null : replacePicture(history.now, replaces, picture.id);
      if (replaced !== null) {
        history = changed(history, replaced);
        return picture;
      }
      const plan: PagePlan = {
        id: newId('p'),
        picture: picture.id,
        crop: 'found',
        rotation: 0,
        turn: 'open',
        mode: opened.bilevel ? 'bw' : 'color',
      };
      const into = document ?? history.now.documents.at(-1)?.id ?? newId('d');
      history = everywhere(history, (one) => append(one, into, plan));
      return picture;
    },
    noteInspected(id, inspected) {
      const picture = pictures.get(id);
      if (picture === undefined) return;
      const seen = { ...picture, seen: inspected };
      pictures.set(id, seen);
      const degrees = sureTurnOf(inspected);
      if (degrees !== 0) turnByItself(seen, degrees);
    },
    has: (picture) => pictures.has(picture),
    pictures: () => [...pictures.values()],
    remove(picture) {
      pictures.delete(picture);
      /** Where it had taken another picture's place, that one comes back as it was. */
      const before = new Map<string, PagePlan>();
      for (const plan of history.past.flatMap(allPages)) if (pictures.has(plan.picture)) before.set(plan.id, plan);
      history = everywhere(history, (one) => {
        const lost = allPages(one).flatMap((plan) => (plan.picture === picture ? [plan.id] : []));
        const restored = changePages(one, lost, (plan) => before.get(plan.id) ?? plan) ?? one;
        return without(
          restored,
          lost.filter((id) => !before.has(id)),
        );
      });
    },
    sortBatch(batch) {
      if (movedBatches.has(batch)) return;
      const inBatch = (plan: PagePlan): KnownPicture | undefined => {
        const picture = pictures.get(plan.picture);
        return picture?.batch === batch ? picture : undefined;
      };
      const originOf = (picture: KnownPicture | undefined) => ({
        file: picture?.file ?? '',
        page: picture?.pageOfFile ?? 0,
        takenAt: picture?.opened.takenAt ?? null,
      });
      const origins = allPages(history.now).flatMap((plan) => inBatch(plan) ?? []);
      const compare = comparerFor(origins.map(originOf));
      history = everywhere(history, (one) =>
        sortWithin(
          one,
          (plan) => inBatch(plan) !== undefined,
          (a, b) => compare(originOf(inBatch(a)), originOf(inBatch(b))),
        ),
      );
    },

    edit(change) {
      const next = isRearranging(change)
        ? rearranged(history.now, change, newId, (plan) => pictures.get(plan.picture)?.file ?? '')
        : edit(history.now, change, newId, proposals);
      if (next === null) return false;
      // What a person has put in order is not sorted any more by when or under which name it came.
      if (change.do === 'interleave')
        for (const plan of allPages(next)) movedBatches.add(pictures.get(plan.picture)?.batch ?? 0);
      if (change.do === 'move')
        for (const id of change.pages)
          movedBatches.add(pictures.get(planOf(history.now, id)?.picture ?? '')?.batch ?? 0);
      history = changed(history, next);
      turning = null;
      return true;
    },
    takeApart(parts) {
      const next = takenApart(history.now, parts, newId);
      if (next === null) return 0;
      const more = allPages(next).length - allPages(history.now).length;
      history = changed(history, next);
      turning = null;
      return more;
    },
    undo() {
      history = undone(history);
      turning = null;
    },
    redo() {
      history = redone(history);
      turning = null;
    },

    page(id) {
      const plan = planOf(history.now, id);
      return plan === undefined ? null : (known(plan)[0] ?? null);
    },
    pagesOf(id) {
      const document = history.now.documents.find((one) => one.id === id);
      return document === undefined ? null : { title: document.title, pages: document.pages.flatMap(known) };
    },
    noteSaved(document, pages) {
      saved.add(signature(document, pages));
    },
    clear() {
      pictures.clear();
      movedBatches.clear();
      saved.clear();
      history = EMPTY;
      turning = null;
    },
  };
}

/** A page of an existing PDF is not inspected. */
const NOTHING_SEEN: Inspected = { found: null, warnings: [], upright: null, incomplete: false };

/** What a saved file depends on: the pages, their order, their appearance. */
function signature(document: string, pages: readonly PageToMake[]): string {
  return `${document} ${pages.map(({ plan, picture }) => `${plan.id}/${appearanceOf(plan, picture)}`).join(' ')}`;
}
