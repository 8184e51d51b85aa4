/** Documents being prepared, as every process sees them: pages, what was found on them, how they may be changed and saved. Ids and numbers, no words. */
import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(/^[a-z]\d{1,9}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(255));
/** Bytes of one message of a file being brought in: small enough for any door to hold. */
export const CHUNK_BYTES = 1024 * 1024;
/** The largest file that is taken in: far above any photo, and below what would fill a small PC's disk. */
export const LARGEST_FILE_BYTES = 1024 ** 3;

export const pointSchema = v.object({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) });
/** In pixels of the upright picture; may lie outside it. */
export const cornersSchema = v.object({ tl: pointSchema, tr: pointSchema, br: pointSchema, bl: pointSchema });
export type Point = v.InferOutput<typeof pointSchema>;
export type Corners = v.InferOutput<typeof cornersSchema>;

export const COLOUR_MODES = ['color', 'gray', 'bw', 'photo'] as const;
export const colourModeSchema = v.picklist(COLOUR_MODES);
/** `photo`: straightened, its colours untouched. */
export type ColourMode = v.InferOutput<typeof colourModeSchema>;
export const PRESETS = ['mail', 'archive', 'original'] as const;
export const presetSchema = v.picklist(PRESETS);
/** `mail`: small. `archive`: PDF/A-2b, better quality. `original`: the pictures as they are, no crop, no correction. */
export type Preset = v.InferOutput<typeof presetSchema>;

/**
 * `blurred`, `glare`, `shadow`: measured on the page, a reason to take the picture again. `blank`: nothing on it.
 * `small`: too few pixels to be read when printed. `incomplete`: the file was cut off, the rest of it is shown.
 */
export const PAGE_WARNINGS = ['blurred', 'glare', 'shadow', 'blank', 'small', 'incomplete'] as const;
export type PageWarning = (typeof PAGE_WARNINGS)[number];

/** Why a file, or the rest of it, could not be brought in. All others are kept. */
export const FILE_TROUBLES = [
  'empty',
  'unknown-format',
  'broken',
  'too-many-pixels',
  'too-large',
  'locked-pdf',
  'broken-pdf',
  /** The disk or the stick stopped answering. */
  'unreadable',
  /** No room for a working copy. */
  'no-room',
  /** What reads files ended unexpectedly on this one, twice. */
  'stopped',
] as const;
export type FileTrouble = (typeof FILE_TROUBLES)[number];
export const fileTroubleSchema = v.picklist(FILE_TROUBLES);

export const documentPageSchema = v.object({
  id,
  /** The file it came from, and which of its pages (from 0; null when it has but one). */
  source: v.object({ file: name, page: v.nullable(count) }),
  /** `pdf`: kept as it is; it can be turned and moved, not cropped or corrected. */
  kind: v.picklist(['picture', 'pdf']),
  /** `inspecting` until corners and warnings are known. */
  state: v.picklist(['inspecting', 'ready']),
  /** Of the upright picture, pixels; of a PDF's page, points. */
  width: v.number(),
  height: v.number(),
  /** The page found in the picture; null when there is none in sight. `sure` when it is applied unasked. */
  found: v.nullable(v.object({ corners: cornersSchema, confidence: v.number(), sure: v.boolean() })),
  /** The crop in force; null: the whole picture. */
  corners: v.nullable(cornersSchema),
  /** A crop worth offering: found, not sure, and the person has not decided yet. */
  offersCrop: v.boolean(),
  /** Degrees clockwise, after the crop. */
  rotation: v.picklist([0, 90, 180, 270]),
  mode: colourModeSchema,
  warnings: v.array(v.picklist(PAGE_WARNINGS)),
  /** Changes whenever the page looks different: previews of another appearance are out of date. */
  appearance: v.string(),
});
export type DocumentPage = v.InferOutput<typeof documentPageSchema>;

/** `saved`: as it is now; a change makes it unsaved, taking that change back makes it saved again. */
export const documentSchema = v.object({
  id,
  title: v.string(),
  pages: v.array(documentPageSchema),
  saved: v.boolean(),
});
export type Document = v.InferOutput<typeof documentSchema>;

/** What goes on in the background. `secondsLeft` is null until it can be told honestly. */
export const workSchema = v.variant('kind', [
  v.object({ kind: v.literal('idle') }),
  v.object({ kind: v.picklist(['bringing', 'saving']), done: count, total: count, secondsLeft: v.nullable(count) }),
]);

export const documentsSchema = v.object({
  documents: v.array(documentSchema),
  canUndo: v.boolean(),
  canRedo: v.boolean(),
  work: workSchema,
  /** Files that could not be brought in, oldest first, until `documents.dismiss`. `kept`: pages read before the trouble. */
  troubles: v.array(v.object({ file: name, trouble: fileTroubleSchema, kept: count })),
});
export type Documents = v.InferOutput<typeof documentsSchema>;

export const isUnsaved = ({ pages, saved }: Document): boolean => pages.length > 0 && !saved;

/** There are pages that ending the session would lose. « Fin de séance » and closing the window both ask by this. */
export const hasUnsavedPages = ({ documents }: Pick<Documents, 'documents'>): boolean => documents.some(isUnsaved);

/** More pages than any document has. */
const ids = v.pipe(v.array(id), v.maxLength(10_000));

/** A change that can be undone. */
export const editSchema = v.variant('do', [
  v.object({ do: v.literal('turn'), pages: ids, degrees: v.picklist([90, 180, 270]) }),
  /** Null: the whole picture. Also answers the offer of a crop, with yes or no. */
  v.object({ do: v.literal('crop'), page: id, corners: v.nullable(cornersSchema) }),
  v.object({ do: v.literal('mode'), pages: ids, mode: colourModeSchema }),
  /** To a place in a document, counted without the pages that move. */
  v.object({ do: v.literal('move'), pages: ids, document: id, at: count }),
  v.object({ do: v.literal('duplicate'), page: id }),
  v.object({ do: v.literal('delete'), pages: ids }),
  /** This page and those after it become a document of their own. */
  v.object({ do: v.literal('split'), page: id }),
  v.object({ do: v.literal('merge'), document: id, into: id }),
  v.object({
    do: v.literal('rename'),
    document: id,
    title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  }),
]);
export type Edit = v.InferOutput<typeof editSchema>;

/** A file about to be brought in, in parts of at most CHUNK_BYTES, in order. */
export const fileSchema = v.object({
  name,
  bytes: count,
  /** Into this document; null: the last one, or a first one. */
  document: v.nullable(id),
  /** « Reprendre »: its first page takes this page's place, and nothing else of it is used. */
  replaces: v.nullable(id),
});
export const uploadSchema = v.variant('state', [
  v.object({ state: v.literal('open'), upload: id }),
  /** The file is told under `troubles` as well. */
  v.object({ state: v.literal('refused'), trouble: fileTroubleSchema }),
]);

/** `original`: turned as the page is, otherwise untouched. `result`: as it will be saved. */
export const previewRequestSchema = v.object({
  page: id,
  of: v.picklist(['original', 'result']),
  longestSide: v.pipe(v.number(), v.integer(), v.minValue(32), v.maxValue(2400)),
});
/** A JPEG; null when the page is gone, or cannot be shown. */
export const previewSchema = v.nullable(v.object({ appearance: v.string(), jpeg: v.instance(Uint8Array) }));

export const saveRequestSchema = v.object({
  document: id,
  preset: presetSchema,
  /** Lost, it cannot be recovered. Not with `archive`, which forbids it. */
  password: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
});
export const estimateSchema = v.object({
  pages: count,
  /** From pages that were really made; within a third of what is saved. Null when there is nothing to measure. */
  bytes: v.nullable(count),
  warning: v.nullable(v.picklist(['over-5-mb', 'over-10-mb'])),
  /** `original` keeps the pictures' files as they are, and with them the place where some were taken. */
  keepsPlace: v.boolean(),
  /** Pages of an existing PDF are kept as they are: `archive` cannot vouch for them. */
  foreignPages: v.boolean(),
});

/** Files that wait on a stick that was plugged in, or in the scanner's folder. */
export const placeOfferSchema = v.object({
  id,
  kind: v.picklist(['stick', 'scanner']),
  name,
  /** How many; on a stick those of the last day somebody took pictures. */
  files: count,
  /** That day. */
  day: v.pipe(v.string(), v.isoDate()),
});
export type PlaceOffer = v.InferOutput<typeof placeOfferSchema>;

/** Why nothing was saved. The work is intact after each of them. */
export const SAVE_TROUBLES = [
  'no-room',
  'read-only',
  'no-permission',
  'place-gone',
  'in-use',
  'name-too-long',
  'no-pages',
  'password-in-archive',
  'page-unreadable',
  /** What writes the file ended unexpectedly. */
  'stopped',
] as const;
export type SaveTrouble = (typeof SAVE_TROUBLES)[number];
export const savedSchema = v.variant('state', [
  /** Written where the person chose. `wiped`: inside the profile, which a shared PC may empty. */
  v.object({ state: v.literal('saved'), saved: id, name, bytes: count, pages: count, wiped: v.boolean() }),
  /** Made; the page hands it to the browser, which asks where: an address of this origin, good for this session. */
  v.object({ state: v.literal('made'), address: v.string(), name, bytes: count, pages: count }),
  v.object({ state: v.literal('cancelled') }),
  v.object({ state: v.literal('trouble'), trouble: v.picklist(SAVE_TROUBLES), file: v.nullable(name) }),
]);
export type Saved = v.InferOutput<typeof savedSchema>;

/** Asked of the document last saved under this id. */
export const openSavedSchema = v.object({ saved: id, how: v.picklist(['open', 'show-folder']) });
export const openedSchema = v.picklist(['opened', 'gone', 'failed']);

export const idSchema = id;
