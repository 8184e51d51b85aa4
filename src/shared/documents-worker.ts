/**
 * What the program asks of a documents worker, and the worker's answers. Each side parses what it receives. Files are
 * named by path, because both processes are on this PC and in this session.
 */
import * as v from 'valibot';
import {
  cornersSchema,
  correctionUsedSchema,
  fileTroubleSchema,
  colourModeSchema,
  presetSchema,
  PDF_LOSSES,
} from './documents.ts';
import { pageTextSchema } from './page-text.ts';
import { TEXT_LANGUAGES } from './text-languages.ts';
import { SAVE_TROUBLES } from './documents-saving.ts';
import { layoutSchema } from './shape.ts';

const job = <const A extends v.GenericSchema, const R extends v.GenericSchema>(argument: A, reply: R) => ({
  argument,
  reply,
});
const nullable = v.nullable;

/**
 * One page's picture, by its place on the disk. `page`: which page of a TIFF, GIF or PDF, from 0. The size is that of
 * the upright picture, in pixels; for a PDF's page, in points.
 */
export const pictureSchema = v.object({
  path: v.string(),
  page: v.number(),
  kind: v.picklist(['picture', 'pdf']),
  width: v.number(),
  height: v.number(),
});
export type Picture = v.InferOutput<typeof pictureSchema>;

/**
 * `takenAt`: when the photo was taken, ms since the epoch, from EXIF. `bilevel`: the picture is black and white
 * already, as a fax or a scan is.
 */
export const openedPageSchema = v.object({
  picture: pictureSchema,
  takenAt: nullable(v.number()),
  bilevel: v.boolean(),
  /** A part of the picture is missing; the rest is there. */
  damaged: v.exactOptional(v.boolean()),
  /** Of a page of a PDF: what of its file cannot come along. */
  losses: v.exactOptional(v.array(v.picklist(PDF_LOSSES))),
});
export type OpenedPage = v.InferOutput<typeof openedPageSchema>;

/**
 * What inspecting a picture's pixels found: the sheet in the picture, if there is one, and what is wrong with the page.
 * `evidence`: the measures behind `confidence`, by name.
 */
export const inspectionSchema = v.object({
  found: nullable(
    v.object({ corners: cornersSchema, confidence: v.number(), evidence: v.record(v.string(), v.number()) }),
  ),
  warnings: v.array(v.picklist(['blurred', 'glare', 'shadow', 'blank'])),
  incomplete: v.boolean(),
  /** The turn, in degrees clockwise, by which the page's text would stand upright; null when nothing tells. */
  upright: nullable(v.object({ degrees: v.picklist([0, 90, 180, 270]), sure: v.boolean() })),
});

/** What is done to a picture to make a page of it. */
export const treatmentSchema = v.object({
  corners: nullable(cornersSchema),
  rotation: v.picklist([0, 90, 180, 270]),
  mode: colourModeSchema,
  level: v.boolean(),
  /** Where the sheet lies in a picture that is kept whole: what its light is taken from. */
  sheet: nullable(cornersSchema),
});
export type Treatment = v.InferOutput<typeof treatmentSchema>;

/** A page ready to be put in a PDF. */
export const madePageSchema = v.variant('kind', [
  v.object({
    kind: v.literal('image'),
    /** The stored image: a whole JPEG file, or the bare G4 or deflated rows. */
    file: v.string(),
    bytes: v.number(),
    filter: v.picklist(['jpeg', 'g4', 'deflate']),
    width: v.number(),
    height: v.number(),
    components: v.picklist([1, 3, 4]),
    /** Of deflated rows that hold numbers of colours: bits of each, and the colours, six hexadecimal digits each. */
    palette: v.exactOptional(v.object({ bits: v.picklist([1, 2, 4, 8]), colours: v.string() })),
    /** CMYK as Adobe writes it: 255 is no ink. */
    inverted: v.boolean(),
    /** The paper's size, in points. */
    paper: v.object({ width: v.number(), height: v.number() }),
    /** The six numbers of a PDF matrix that take the unit square to the paper, turned upright. */
    matrix: v.tuple([v.number(), v.number(), v.number(), v.number(), v.number(), v.number()]),
    /**
     * The part of the paper that is shown: x, y, width, height, in points. A fax image is stored with a margin around
     * it.
     */
    clip: v.tuple([v.number(), v.number(), v.number(), v.number()]),
    /** The file was cut off; the page shows as much as there is of it. */
    incomplete: v.boolean(),
    used: correctionUsedSchema,
    /** The writing on it, to be laid under the image. */
    text: v.exactOptional(pageTextSchema),
    /** A page was cut out of the picture. */
    cut: v.boolean(),
    /** What its proportions say it is. */
    recognised: v.picklist(['a4', 'id-card', 'other']),
  }),
  v.object({
    kind: v.literal('pdf'),
    file: v.string(),
    page: v.number(),
    bytes: v.number(),
    rotation: v.picklist([0, 90, 180, 270]),
  }),
]);
export type MadePage = v.InferOutput<typeof madePageSchema>;
export type MadeImage = Extract<MadePage, { kind: 'image' }>;

/** Everything a worker does: each job with its argument and its reply. */
export const JOBS = {
  /**
   * Finds out what is in a file. `copies` is a folder for what has to be converted before it can be read (HEIC, BMP).
   */
  open: job(
    v.object({ path: v.string(), copies: v.string() }),
    v.object({ pages: v.array(openedPageSchema), trouble: nullable(fileTroubleSchema) }),
  ),
  inspect: job(v.object({ picture: pictureSchema }), inspectionSchema),
  preview: job(
    v.object({ picture: pictureSchema, treatment: nullable(treatmentSchema), longestSide: v.number() }),
    v.object({ jpeg: v.instance(Uint8Array), used: correctionUsedSchema }),
  ),
  make: job(
    v.object({ picture: pictureSchema, treatment: treatmentSchema, preset: presetSchema, file: v.string() }),
    madePageSchema,
  ),
  /** Reads the writing on a page that is made. `languages`: the most likely first. */
  read: job(
    v.object({
      page: v.object({
        file: v.string(),
        filter: v.picklist(['jpeg', 'g4', 'deflate']),
        width: v.number(),
        height: v.number(),
      }),
      languages: v.pipe(v.array(v.picklist(TEXT_LANGUAGES)), v.minLength(1)),
    }),
    pageTextSchema,
  ),
  /** Where single pages are in a picture that shows several, in its pixels; none where it shows one. */
  areas: job(
    v.object({ picture: pictureSchema, treatment: treatmentSchema, how: v.picklist(['papers', 'spread']) }),
    v.object({ areas: v.array(cornersSchema) }),
  ),
  /** The same page on every rung of quality, from the best down, until it takes no more than `until` bytes. */
  rungs: job(
    v.object({
      picture: pictureSchema,
      treatment: treatmentSchema,
      preset: presetSchema,
      file: v.string(),
      until: v.number(),
    }),
    v.object({ rungs: v.array(madePageSchema) }),
  ),
  /** A copy of a PDF whose pictures take less; `bytes`: of the copy, or of the PDF itself when that is no larger. */
  lighten: job(
    v.object({ path: v.string(), rung: v.pipe(v.number(), v.integer(), v.minValue(0)), file: v.string() }),
    v.object({ path: v.string(), bytes: v.number() }),
  ),
  assemble: job(
    v.object({
      pages: v.array(madePageSchema),
      layout: layoutSchema,
      /** The file may take no more bytes than this; null for any size. */
      most: nullable(v.number()),
      preset: presetSchema,
      target: v.string(),
      unfinished: v.string(),
      /**
       * A name in the session's folder: what a password will protect is put together there, never beside the target.
       */
      clear: v.string(),
      title: v.string(),
      language: v.string(),
      at: v.string(),
      password: nullable(v.string()),
    }),
    /** `sheets`: pages of the PDF. */
    v.object({ bytes: v.number(), sheets: v.number() }),
  ),
} as const;
export type JobName = keyof typeof JOBS;
export type JobArgument<K extends JobName> = v.InferOutput<(typeof JOBS)[K]['argument']>;
export type JobReply<K extends JobName> = v.InferOutput<(typeof JOBS)[K]['reply']>;
/** The functions of the worker that do the jobs, one for each. */
export type JobHandlers = { [K in JobName]: (argument: JobArgument<K>) => Promise<JobReply<K>> };

/** A job as it is sent to a worker; its answer carries the same `id`. */
export const jobMessageSchema = v.object({
  id: v.number(),
  name: v.picklist(['open', 'inspect', 'preview', 'make', 'read', 'areas', 'rungs', 'lighten', 'assemble']),
  argument: v.unknown(),
});

/** Why a job was not done. */
export const failureSchema = v.variant('kind', [
  v.object({ kind: v.literal('file'), trouble: fileTroubleSchema }),
  /** `page`: which of the pages that were to be saved, from 0, where it is one page's doing. */
  v.object({ kind: v.literal('save'), trouble: v.picklist(SAVE_TROUBLES), page: v.optional(v.number()) }),
  /** A defect of ours: for the terminal and the trainer's details. */
  v.object({ kind: v.literal('defect'), text: v.string() }),
]);
export type Failure = v.InferOutput<typeof failureSchema>;
/** The answer to one job. */
export const jobAnswerSchema = v.object({
  id: v.number(),
  outcome: v.variant('state', [
    v.object({ state: v.literal('done'), reply: v.unknown() }),
    v.object({ state: v.literal('failed'), failure: failureSchema }),
  ]),
});
export type JobAnswer = v.InferOutput<typeof jobAnswerSchema>;

/** A job that could not be done; thrown by the worker and by the program. */
export class JobFailed extends Error {
  override name = 'JobFailed';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind === 'defect' ? failure.text : failure.trouble);
    this.failure = failure;
  }
}
