/**
 * Documents being prepared, as every process sees them: pages, what was found on them, how they may be changed and
 * saved. Ids and numbers, no words.
 */
import * as v from 'valibot';
import { printable } from './printable.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z]\d{1,9}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(255));
/** Bytes in one message while a file is brought in: small enough for any door. */
export const CHUNK_BYTES = 1024 * 1024;
/**
 * Bytes of the largest file that is brought in: far more than any photo, and less than would fill a small PC's disk.
 */
export const LARGEST_FILE_BYTES = 1024 ** 3;

/** A place in a picture: pixels from its upper left corner. */
export const pointSchema = v.object({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) });
/** In pixels of the upright picture; a corner may lie outside the picture. */
export const cornersSchema = v.object({ tl: pointSchema, tr: pointSchema, br: pointSchema, bl: pointSchema });
export type Point = v.InferOutput<typeof pointSchema>;
export type Corners = v.InferOutput<typeof cornersSchema>;

/** What a page’s colours are made into. `photo`: the page is straightened and its colours are left as they are. */
export const COLOUR_MODES = ['color', 'gray', 'bw', 'photo'] as const;
/** One colour mode. */
export const colourModeSchema = v.picklist(COLOUR_MODES);
/** `photo`: the page is straightened and its colours are left as they are. */
export type ColourMode = v.InferOutput<typeof colourModeSchema>;
/**
 * What was done to a page's colours. `asked`: what its colour mode says. `gentler`: less, because that would have lost
 * something on the page. `none`: the picture as it is, because anything else would have.
 */
export const CORRECTIONS_USED = ['asked', 'gentler', 'none'] as const;
/** One of these corrections. */
export const correctionUsedSchema = v.picklist(CORRECTIONS_USED);
export type CorrectionUsed = v.InferOutput<typeof correctionUsedSchema>;
/**
 * What a document is saved for. `mail` makes a small file, `archive` a PDF/A-2b of better quality; `original` keeps the
 * pictures as they are, without crop or correction.
 */
export const PRESETS = ['mail', 'archive', 'original'] as const;
/** One preset. */
export const presetSchema = v.picklist(PRESETS);
/**
 * `mail` makes a small file, `archive` a PDF/A-2b of better quality; `original` keeps the pictures as they are, without
 * crop or correction.
 */
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
  /** Whole, but of a kind that nothing here reads. */
  'unknown-kind',
  'too-many-pixels',
  'too-large',
  'locked-pdf',
  'broken-pdf',
  /** The disk or the stick stopped answering. */
  'unreadable',
  /** The disk has no room for a working copy. */
  'no-room',
  /** The worker that reads files ended unexpectedly on this one, twice. */
  'stopped',
  /** Somebody removed our working copy while the session goes on. */
  'copy-gone',
  /** A virus scanner or a policy keeps the part that reads pictures from being loaded: the file is in order. */
  'part-blocked',
] as const;
export type FileTrouble = (typeof FILE_TROUBLES)[number];
/** One trouble of a file. */
export const fileTroubleSchema = v.picklist(FILE_TROUBLES);

/**
 * What of a PDF's page or file cannot come along. `signature`: a digital signature holds for its own file only. `xfa`:
 * a form that only Adobe's programs show. `attachments`: files in it. `repaired`: it was damaged, something may be
 * missing. Not lost, but worth knowing: `author-kept`, notes and stamps that stay name who wrote them; `layer-kept`, a
 * layer that the file hides stays in it, and another program can show it.
 */
export const PDF_LOSSES = ['signature', 'xfa', 'attachments', 'repaired', 'author-kept', 'layer-kept'] as const;
export type PdfLoss = (typeof PDF_LOSSES)[number];
/** Whether something of the file is not in the new PDF; what stays in it is only to be known. */
export const isLost = (loss: PdfLoss): boolean => loss !== 'author-kept' && loss !== 'layer-kept';

/** One page of a document that is being prepared. */
export const documentPageSchema = v.object({
  id,
  /** The file that the page came from, and which of its pages it is, from 0; null when the file has but one. */
  source: v.object({ file: name, page: v.nullable(count) }),
  /** The picture that it shows: another one once the photo was taken again. */
  picture: id,
  /** `pdf`: a page of an existing PDF. It can be turned and moved, but not cropped or corrected. */
  kind: v.picklist(['picture', 'pdf']),
  /** `inspecting` until corners and warnings are known. */
  state: v.picklist(['inspecting', 'ready']),
  /** The size of the upright picture, in pixels; of a PDF's page, in points. */
  width: v.number(),
  height: v.number(),
  /**
   * The page that was found in the picture; null when none was found. `sure`: sure enough to crop to it without asking.
   */
  found: v.nullable(v.object({ corners: cornersSchema, confidence: v.number(), sure: v.boolean() })),
  /** The corners to which the picture is cropped; null for the whole picture. */
  corners: v.nullable(cornersSchema),
  /** A page was found, but not surely, and the person has not decided yet: a crop is offered. */
  offersCrop: v.boolean(),
  /** Degrees clockwise, after the crop. */
  rotation: v.picklist([0, 90, 180, 270]),
  /**
   * Whether the page's text stands upright. `proposed`: the program thinks that it takes a turn by `degrees` more,
   * clockwise, and nobody has decided yet; `turned`: it was sure, and has turned the page by itself. Null: nothing to
   * say.
   */
  upright: v.nullable(
    v.variant('state', [
      v.object({ state: v.literal('proposed'), degrees: v.picklist([90, 180, 270]) }),
      v.object({ state: v.literal('turned') }),
    ]),
  ),
  mode: colourModeSchema,
  warnings: v.array(v.picklist(PAGE_WARNINGS)),
  /** Changes whenever the page looks different: previews of another appearance are out of date. */
  appearance: v.string(),
});
export type DocumentPage = v.InferOutput<typeof documentPageSchema>;

/**
 * `saved`: the document was saved as it is now. A change makes it unsaved; undoing that change makes it saved again.
 */
export const documentSchema = v.object({
  id,
  title: v.string(),
  pages: v.array(documentPageSchema),
  saved: v.boolean(),
});
export type Document = v.InferOutput<typeof documentSchema>;

/** The work that goes on in the background. `secondsLeft` is null until it can be estimated honestly. */
export const workSchema = v.variant('kind', [
  v.object({ kind: v.literal('idle') }),
  v.object({ kind: v.picklist(['bringing', 'saving']), done: count, total: count, secondsLeft: v.nullable(count) }),
]);

/** All documents of the session, and what is going on with them. */
export const documentsSchema = v.object({
  documents: v.array(documentSchema),
  canUndo: v.boolean(),
  canRedo: v.boolean(),
  work: workSchema,
  /**
   * Files that could not be brought in, oldest first, until `documents.dismiss`. `kept`: pages read before the trouble.
   */
  troubles: v.array(v.object({ file: name, trouble: fileTroubleSchema, kept: count })),
});
export type Documents = v.InferOutput<typeof documentsSchema>;

/** Whether this document has pages that no file holds as they are now. */
export const isUnsaved = ({ pages, saved }: Document): boolean => pages.length > 0 && !saved;

/**
 * True when there are pages that ending the session would lose. « Fin de séance » and closing the window both ask the
 * person then.
 */
export const hasUnsavedPages = ({ documents }: Pick<Documents, 'documents'>): boolean => documents.some(isUnsaved);

/** Where the pages of files go that are brought in. */
export const destinationSchema = v.object({
  /** The document to add them to. Null: to the last one, or to a new one when there is none. */
  document: v.nullable(id),
  /** « Reprendre »: the file's first page replaces this page, and its other pages are not used. */
  replaces: v.nullable(id),
});
export type Destination = v.InferOutput<typeof destinationSchema>;

/** A file that is about to be sent, in parts of at most CHUNK_BYTES and in order, and where its pages go. */
export const fileSchema = v.object({
  /** As it is shown: a name may hold what would turn our own sentence round. */
  name: v.pipe(name, v.transform(printable)),
  bytes: count,
  ...destinationSchema.entries,
});
/** Whether a file may be sent now, and under which id its parts come. */
export const uploadSchema = v.variant('state', [
  v.object({ state: v.literal('open'), upload: id }),
  /** The file is listed under `troubles` as well. */
  v.object({ state: v.literal('refused'), trouble: fileTroubleSchema }),
]);

/** `original`: turned as the page is, otherwise unchanged. `result`: as the page will be saved. */
export const previewRequestSchema = v.object({
  page: id,
  of: v.picklist(['original', 'result']),
  longestSide: v.pipe(v.number(), v.integer(), v.minValue(32), v.maxValue(2400)),
});
/** A JPEG; null when the page is gone, or cannot be shown. */
export const previewSchema = v.nullable(
  v.object({ appearance: v.string(), jpeg: v.instance(Uint8Array), used: correctionUsedSchema }),
);

/** Files that wait on a stick that was plugged in, or in the scanner's folder, and can be brought in. */
export const placeOfferSchema = v.object({
  id,
  kind: v.picklist(['stick', 'scanner']),
  name,
  /** How many files; on a stick, those of the last day on which pictures were taken. */
  files: count,
  /** The day of the newest of these files. */
  day: v.pipe(v.string(), v.isoDate()),
});
export type PlaceOffer = v.InferOutput<typeof placeOfferSchema>;

/** The id of a document, page, file on its way, offer or saved file: a letter and a number, given by the program. */
export const idSchema = id;
