/** What the terminal asks to be packed, and what it is told of it. */
import type { Corners, CorrectionUsed, FileTrouble, ColourMode, PageWarning, Preset } from '../../shared/documents.ts';
import type { OverLimit, SaveTrouble, Shaped } from '../../shared/documents-saving.ts';
import type { TextLanguage } from '../../shared/text-languages.ts';
import type { Shape } from '../../shared/shape.ts';
import type { lossesOfPages } from './pictures.ts';

/** What is to be packed, as the command line asks for it. */
export interface Order {
  readonly files: readonly string[];
  /** A file; with `each`, the folder of several. */
  readonly target: string;
  readonly preset: Preset;
  /** Null: black and white stays so, the rest in colour. */
  readonly mode: ColourMode | null;
  readonly crop: boolean;
  readonly keepOrder: boolean;
  readonly title: string;
  readonly language: string;
  readonly password: string | null;
  /** In which the writing on the pages is read and laid under them, the likeliest first; none: it is not. */
  readonly languages: readonly TextLanguage[];
  readonly shape: Shape;
  /** Pictures that show several pages: papers beside each other, or an open booklet. Null: each shows one. */
  readonly apart: 'papers' | 'spread' | null;
  /** The pages to take, as a person names them (page-ranges.ts), counted through all files. Null: all. */
  readonly pages: string | null;
  /** All fronts came first, then all backs, in the same order or from the last to the first. */
  readonly interleave: 'same' | 'reversed' | null;
  /** A PDF for each file or for each page, and not one of all. */
  readonly each: 'file' | 'page' | null;
}

/**
 * One page of the PDF, as the summary lists it. `page` is its place in its file, from 0; null in a file of one page.
 * `bytes` is what it takes in the PDF.
 */
export interface PackedPage {
  readonly file: string;
  readonly page: number | null;
  readonly corners: Corners | null;
  readonly confidence: number | null;
  /** Applied: it was sure enough. */
  readonly cropped: boolean;
  readonly warnings: readonly PageWarning[];
  /** What was done to its colours. */
  readonly correction: CorrectionUsed;
  /** The words that were read, and in which languages; null when none were to be read, or could not be. */
  readonly text: { readonly words: number; readonly languages: readonly TextLanguage[] } | null;
  /** The words were to be read, and could not be. */
  readonly unread: boolean;
  readonly bytes: number;
}

/** One PDF that was saved. */
export interface PackedDocument {
  readonly target: string;
  readonly bytes: number;
  /** Pages of the PDF: two sides of a card are one. */
  readonly sheets: number;
  /** What the shape that was asked for took from the pages. */
  readonly shaped: Shaped;
  readonly pages: readonly PackedPage[];
  /** What of existing PDFs could not come along. */
  readonly losses: ReturnType<typeof lossesOfPages>;
}

/** The PDFs that were saved, and what could not be read or saved. */
export interface Packed {
  readonly documents: readonly PackedDocument[];
  /** Of several PDFs those that could not be saved: what each would have been called, and why. */
  readonly unsaved: readonly { readonly target: string; readonly why: NotPacked }[];
  readonly troubles: readonly { readonly file: string; readonly trouble: FileTrouble }[];
}

/** How many pages are made, and the file of the latest. */
export interface PackProgress {
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

/** Nothing was saved; `troubles` say what was wrong with which file. */
export class NotPacked extends Error {
  override name = 'NotPacked';
  readonly trouble: SaveTrouble;
  readonly troubles: Packed['troubles'];
  /** With the trouble `over-limit`: how far above it even the poorest quality is. */
  readonly overLimit: OverLimit | null;
  constructor(trouble: SaveTrouble, troubles: Packed['troubles'], overLimit: OverLimit | null = null) {
    super(trouble);
    this.trouble = trouble;
    this.troubles = troubles;
    this.overLimit = overLimit;
  }
}
