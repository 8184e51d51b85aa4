/** The changes that a person can make to the documents of the session, each of which can be undone. */
import * as v from 'valibot';
import { colourModeSchema, cornersSchema, idSchema as id } from './documents.ts';
import { printable } from './printable.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** At most as many as no document ever has. */
const ids = v.pipe(v.array(id), v.maxLength(10_000));

/** A change that can be undone. */
export const editSchema = v.variant('do', [
  v.object({ do: v.literal('turn'), pages: ids, degrees: v.picklist([90, 180, 270]) }),
  /** Null: the whole picture. This also answers the offer of a crop, with yes or no. */
  v.object({ do: v.literal('crop'), page: id, corners: v.nullable(cornersSchema) }),
  /** Says yes to every crop that is offered among these pages; the others stay as they are. */
  v.object({ do: v.literal('crop-offered'), pages: ids }),
  /** The whole picture for each of these pages: says no to every crop that is offered among them. */
  v.object({ do: v.literal('whole'), pages: ids }),
  /** Says yes to every turn that is proposed among these pages; the others stay as they are. */
  v.object({ do: v.literal('turn-proposed'), pages: ids }),
  /** These pages stand as they should: no turn is proposed any more, and one that was made by itself is kept. */
  v.object({ do: v.literal('keep-turn'), pages: ids }),
  v.object({ do: v.literal('mode'), pages: ids, mode: colourModeSchema }),
  /** Moves pages to a place in a document; `at` does not count the pages that move. */
  v.object({ do: v.literal('move'), pages: ids, document: id, at: count }),
  v.object({ do: v.literal('duplicate'), page: id }),
  v.object({ do: v.literal('delete'), pages: ids }),
  /** This page and those after it become a document of their own. */
  v.object({ do: v.literal('split'), page: id }),
  v.object({ do: v.literal('merge'), document: id, into: id }),
  /** Pages that came as all fronts and then all backs, sheet by sheet. `reversed`: the last back came first. */
  v.object({ do: v.literal('interleave'), document: id, backs: v.picklist(['same', 'reversed']) }),
  /** A document of its own for each file that the pages came from, or for each page. */
  v.object({ do: v.literal('one-each'), document: id, by: v.picklist(['file', 'page']) }),
  /** These pages, in this order, become a document of their own. */
  v.object({ do: v.literal('extract'), pages: ids }),
  v.object({
    do: v.literal('rename'),
    document: id,
    title: v.pipe(v.string(), v.maxLength(200), v.transform(printable), v.minLength(1)),
  }),
]);
export type Edit = v.InferOutput<typeof editSchema>;
/** A change of a whole document's order, or of which pages are in it. */
export type Rearranging = Extract<Edit, { do: 'interleave' | 'one-each' | 'extract' }>;
/** Every other change. */
export type PageEdit = Exclude<Edit, Rearranging>;
/** Whether a change is one of a whole document. */
export const isRearranging = (change: Edit): change is Rearranging =>
  change.do === 'interleave' || change.do === 'one-each' || change.do === 'extract';

/** Several pages on one picture, each to become a page of its own: papers beside each other, or an open booklet. */
export const takeApartSchema = v.object({ pages: ids, how: v.picklist(['papers', 'spread']) });
