/**
 * What the stages of a document hand to one another: decode → inspect → correct → encode → assemble. Every stage is a
 * function of what it is given; only decode and assemble touch files. All of them run in the documents worker.
 */
import type { Corners, ColourMode, CorrectionUsed } from '../../shared/documents.ts';

/**
 * 8-bit sRGB samples, row by row without padding, channels interleaved; 1 channel is gray (0 black). Never an alpha
 * channel.
 */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/**
 * Points are in pixels from the top left of the upright image (EXIF orientation applied); (0, 0) is the outer corner of
 * the first pixel. Corners are named as the page lies in the image, and may lie outside it.
 */
export type { Corners, ColourMode, CorrectionUsed, Point } from '../../shared/documents.ts';

/** The detector's answer. `corners` are its best guess even when nothing is sure. */
export interface Detection {
  readonly corners: Corners;
  /** 0 to 1: how sure it is that these are the four corners of one whole page. */
  readonly confidence: number;
  /** Named measurements behind the confidence, for tests, the terminal's JSON and a trainer. */
  readonly evidence: Readonly<Record<string, number>>;
}

/**
 * Finds the page in an image (decoded at 1,200 pixels or less); null when there is nothing like a page.
 * src/worker/detect
 */
export type Detect = (image: Raster) => Promise<Detection | null>;

/** The page warnings that are measured on the picture's samples; the others follow from the file. */
export const MEASURED_WARNINGS = ['blurred', 'glare', 'shadow', 'blank'] as const;

/** A page warning of that list. */
export type MeasuredWarning = (typeof MEASURED_WARNINGS)[number];

/** How readable the page is. Scores run from 0 (fine) to 1 (bad); `warnings` are the ones worth showing. */
export interface Inspection {
  readonly warnings: readonly MeasuredWarning[];
  readonly scores: Readonly<Record<MeasuredWarning, number>>;
}

/** Says what to warn of on a page, for an image and where the page is in it (null: all of it). src/worker/warnings */
export type Inspect = (image: Raster, corners: Corners | null) => Promise<Inspection>;

/** What is to be done to a picture so that it becomes a page. */
export interface Correction {
  /**
   * Where the sheet lies in a picture that is kept whole: its light is evened, not the table's. Null: unknown, or all
   * of it.
   */
  readonly sheet?: Corners | null;
  /** Null: the whole image, no perspective. */
  readonly corners: Corners | null;
  /** `photo`: straightened, its colours untouched. */
  readonly mode: ColourMode;
  /**
   * Turned until its lines lie level. Not for a picture with a page somewhere on a table: turning all of it helps
   * nobody.
   */
  readonly level: boolean;
  /**
   * Longest side of the result, pixels: never enlarged beyond what the image holds, except `bw`, which has finer dots
   * in place of shades.
   */
  readonly longestSide: number;
}

/** The kinds of sheet that are recognised. */
export const PAPERS = ['a4', 'id-card', 'other'] as const;
/** Recognised by the page's true proportions; `id-card` is ISO/IEC 7810 ID-1. */
export type Paper = (typeof PAPERS)[number];

/** The corrected page, and the sheet it was taken for. */
export interface Corrected {
  /** 1 channel for `gray` and `bw`. */
  readonly image: Raster;
  /** Every sample is 0 or 255. */
  readonly bilevel: boolean;
  /**
   * What was done to the colours: a correction that would have lost something on the page gives way to a gentler one.
   */
  readonly used: CorrectionUsed;
  readonly paper: Paper;
}

/** Makes the page of an image (as decoded, full size or near) straight, even and clean. src/worker/correct */
export type Correct = (image: Raster, correction: Correction) => Promise<Corrected>;
