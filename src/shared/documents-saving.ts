/** Saving a document, as the page asks for it and is answered. Ids and numbers, no words. */
import * as v from 'valibot';
import { idSchema, presetSchema, PDF_LOSSES } from './documents.ts';
import { LIMIT_COSTS } from './quality-rungs.ts';
import { PLAIN_SHAPE, shapeSchema } from './shape.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(255));

/** What the shape that was asked for, or a small file, took from the pages. */
export const shapedSchema = v.object({
  /** Null where no limit was asked for. `dpi` and `jpeg`: how finely the least fine picture is kept. */
  limit: v.nullable(v.object({ most: count, cost: v.picklist(LIMIT_COSTS), dpi: count, jpeg: count })),
  /** Files that were to be the side of a card and are not at its true size: the card was not cut out. */
  uncut: v.array(name),
  /** PDFs whose pictures were made lighter. Their text is as it was. */
  lighter: v.array(name),
});
export type Shaped = v.InferOutput<typeof shapedSchema>;
/** The pages cannot be put below the limit: how many bytes the least is, and in how many documents they would fit. */
export const overLimitSchema = v.object({ most: count, least: count, documents: count });
export type OverLimit = v.InferOutput<typeof overLimitSchema>;

/** Asks to save one document. */
export const saveRequestSchema = v.object({
  document: idSchema,
  preset: presetSchema,
  /** A password that is lost cannot be recovered. `archive` allows none: PDF/A forbids encryption. */
  password: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  shape: v.optional(shapeSchema, PLAIN_SHAPE),
  /** The writing on the pages is read, and laid under them to be searched and copied. Not for `original`. */
  text: v.exactOptional(v.boolean()),
});
/** What saving would give, said before it is done. */
export const estimateSchema = v.object({
  pages: count,
  /**
   * Estimated from pages that were really made, within a third of what is saved. Null when there is no page to measure.
   */
  bytes: v.nullable(count),
  warning: v.nullable(v.picklist(['over-5-mb', 'over-10-mb'])),
  /**
   * There are pages of an existing PDF. They are kept as they are, so the program cannot vouch that they fit an
   * archive.
   */
  foreignPages: v.boolean(),
  /** What of existing PDFs cannot come along, file by file. */
  losses: v.array(v.object({ file: name, loss: v.picklist(PDF_LOSSES) })),
  /** Null where it was not worked out. */
  shaped: v.nullable(shapedSchema),
  overLimit: v.nullable(overLimitSchema),
});

/** Why nothing was saved. Whichever it was, the pages are intact. */
export const SAVE_TROUBLES = [
  'no-room',
  /** Not where the person wants the file: the PC's own disk, where pages are made. */
  'pc-full',
  'read-only',
  'no-permission',
  /** Windows lets only programs that it knows write there (« Dispositif d'accès contrôlé aux dossiers »). */
  'protected',
  'place-gone',
  'in-use',
  /** A device, a pipe, a folder or a link to nothing stands under that name. */
  'not-a-file',
  /** In a kiosk without dialogs: there is neither a stick nor a folder of the policy's to save to. */
  'no-stick',
  'name-too-long',
  'no-pages',
  'password-in-archive',
  'page-unreadable',
  /** In the terminal alone: a page was asked for by its number that is not there. */
  'no-such-page',
  /** Even the poorest quality that can be read takes more than was asked for. */
  'over-limit',
  /** The worker that writes the file ended unexpectedly. */
  'stopped',
] as const;
export type SaveTrouble = (typeof SAVE_TROUBLES)[number];
/** Pages whose writing was to be read and could not be: they are saved without. */
const unread = v.exactOptional(count);
/** How saving went. */
export const savedSchema = v.variant('state', [
  /** Written where the person chose. `wiped`: inside the user's profile, which a shared PC may empty. */
  v.object({
    state: v.literal('saved'),
    saved: idSchema,
    name,
    bytes: count,
    pages: count,
    wiped: v.boolean(),
    shaped: shapedSchema,
    unread,
  }),
  /**
   * Made, and handed to the browser, which asks where to put it. `address` is on this origin and good for this session.
   */
  v.object({
    state: v.literal('made'),
    address: v.string(),
    name,
    bytes: count,
    pages: count,
    shaped: shapedSchema,
    unread,
  }),
  v.object({ state: v.literal('cancelled') }),
  v.object({ state: v.literal('over-limit'), ...overLimitSchema.entries }),
  v.object({ state: v.literal('trouble'), trouble: v.picklist(SAVE_TROUBLES), file: v.nullable(name) }),
]);
export type Saved = v.InferOutput<typeof savedSchema>;

/** Asks to open, or to show in its folder, the document that was saved under this id. */
export const openSavedSchema = v.object({ saved: idSchema, how: v.picklist(['open', 'show-folder']) });
/** Whether the saved file was opened; `gone`: it is no longer where it was saved. */
export const openedSchema = v.picklist(['opened', 'gone', 'failed', 'closed-here']);
