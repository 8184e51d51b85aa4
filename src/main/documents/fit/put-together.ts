/** From pages that are wanted to one PDF in the shape that was asked for, below its limit if it has one. */
import type { Preset } from '../../../shared/documents.ts';
import type { OverLimit, Shaped } from '../../../shared/documents-saving.ts';
import { JobFailed, type JobReply, type MadePage } from '../../../shared/documents-worker.ts';
import type { Shape } from '../../../shared/shape.ts';
import { enoughFor, fit, type Candidate } from './fitting.ts';
import type { Making, PageWanted } from './making.ts';

/** What is asked of all pages of a document, and by whom they are made. */
export interface Wish {
  readonly preset: Preset;
  readonly shape: Shape;
  /** How many pages the document has. */
  readonly pages: number;
  readonly making: Making;
  readonly signal: AbortSignal;
}

/** Makes one page as far as the wish needs it: once, or on the rungs that a limit chooses from. */
export async function candidateFor(
  wanted: PageWanted,
  { preset, shape: { most }, pages, making, signal }: Wish,
  urgent: boolean,
): Promise<Candidate> {
  if (most === null) return { wanted, rungs: [await making.make(wanted, preset, signal, urgent)] };
  if (wanted.picture.kind === 'pdf') return { wanted, rungs: [] };
  return { wanted, rungs: await making.rungs(wanted, preset, enoughFor(most, pages), signal) };
}

/** A PDF that was put together: its pages as they were made, and what its limit cost. */
export type PutTogether =
  | ({
      readonly state: 'done';
      readonly made: readonly MadePage[];
      readonly limit: Shaped['limit'];
    } & JobReply<'assemble'>)
  | ({ readonly state: 'over' } & OverLimit);

/** Tries of a PDF that came out larger than its pages promised (a text layer, a form, what others put in theirs). */
const TRIES = 5;

/**
 * Puts pages together. Below a limit a PDF that came out too large is tried again with less for its pictures.
 * @param assemble writes a PDF of these pages, or fails with `over-limit` when it is too large
 */
export async function putTogether(
  candidates: readonly Candidate[],
  { preset, shape: { most }, making, signal }: Wish,
  assemble: (pages: readonly MadePage[]) => Promise<JobReply<'assemble'>>,
): Promise<PutTogether> {
  if (most === null) {
    const made = candidates.flatMap(({ rungs }) => rungs.slice(0, 1));
    return { state: 'done', made, limit: null, ...(await assemble(made)) };
  }
  for (let tries = 1, reserve = 0; ; tries += 1) {
    const found = await fit(candidates, { most, reserve, preset, making, signal });
    if (found.state === 'over') return found;
    try {
      return { state: 'done', made: found.pages, limit: found.limit, ...(await assemble(found.pages)) };
    } catch (error) {
      const isTooLarge =
        error instanceof JobFailed && error.failure.kind === 'save' && error.failure.trouble === 'over-limit';
      if (!isTooLarge) throw error;
      if (tries === TRIES) return { state: 'over', most, least: most + 1, documents: 2 };
      reserve = Math.max(1000, reserve * 2, Math.round(most * 0.02));
    }
  }
}
