/**
 * Files to PDFs in one go, for the terminal: the same workers and stages as the window's, without a person to ask.
 */
import { mkdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { hasCode } from '../../shared/error-code.ts';
import { fileNameOf } from '../../shared/file-name.ts';
import type { FileTrouble } from '../../shared/documents.ts';
import type { PageText } from '../../shared/page-text.ts';
import { JobFailed, type Failure } from '../../shared/documents-worker.ts';
import { unfinishedBeside, type WorkingFolder } from '../session/working-folder.ts';
import { createMaking } from './fit/making.ts';
import { candidateFor, putTogether, type Wish } from './fit/put-together.ts';
import { shapedOf, wantedOf } from './fit/shaping.ts';
import type { Candidate } from './fit/fitting.ts';
import {
  NotPacked,
  type Order,
  type Packed,
  type PackedDocument,
  type PackedPage,
  type PackProgress,
} from './pack-order.ts';
import { inSheetOrder, openedPages, plannedPages, type OrReport, type PlannedPage } from './pack-pages.ts';
import { withText } from './fit/with-text.ts';
import { createReading, type Reading } from './reading.ts';
import { lossesOfPages, warningsOf } from './pictures.ts';
import { isThere, noteUnfinished, savePlaceOf } from './save-place.ts';
import type { Workers } from './workers.ts';

/** A page that was made, with what is said of it. */
interface MadeOne {
  readonly candidate: Candidate;
  readonly planned: PlannedPage;
  readonly report: Omit<PackedPage, 'bytes'>;
}

/** A PDF that is to be written. */
interface Group {
  readonly target: string;
  readonly title: string;
  readonly pages: readonly PlannedPage[];
}

/**
 * Makes a PDF of files, or several, as the terminal asks for it: opens each, crops and corrects its pages, and writes
 * the target over a file that is there. Of several PDFs none takes the place of a file. What cannot be read or made, a
 * whole file or one page, is left out and reported in the result; of a file that breaks off, the pages that were read
 * are kept.
 * @throws NotPacked when nothing was saved and the files or the target are to blame; the signal's reason when it is
 * aborted; any other failure of a worker as it is
 */
export async function pack(
  order: Order,
  workers: Workers,
  folder: WorkingFolder,
  onStep: (step: PackProgress) => void,
  signal: AbortSignal,
): Promise<Packed> {
  const reported: { file: string; trouble: FileTrouble }[] = [];
  /** The troubles in the order in which the files were given, whichever worker was first. */
  const troubles = (): Packed['troubles'] =>
    reported.toSorted((one, other) => order.files.indexOf(one.file) - order.files.indexOf(other.file));
  const report = (file: string, trouble: FileTrouble): void => {
    reported.push({ file, trouble });
  };
  /**
   * A file that cannot be read, or over which workers die, is reported and left out; any other failure ends the whole.
   */
  const orReport: OrReport = async (file, work) =>
    work.catch((error: unknown) => {
      const failure = error instanceof JobFailed ? error.failure : null;
      const trouble = failure === null ? null : fileTroubleOf(failure);
      if (trouble === null) throw failure?.kind === 'save' ? new NotPacked(failure.trouble, troubles()) : error;
      report(file, trouble);
      return null;
    });

  const opened = await openedPages(order, workers, folder, orReport, report, signal);
  const planned = await Promise.all(
    opened.map(async (page) => (await orReport(page.file, plannedPages(page, order, workers, signal))) ?? []),
  );
  const pages = inSheetOrder(planned.flat(), order.interleave);
  if (pages.length === 0) throw new NotPacked('no-pages', troubles());
  const groups = await groupsOf(pages, order, troubles());
  const making = createMaking(workers, folder);
  const reading = createReading(workers);
  let done = 0;
  const step = ({ known: { file } }: PlannedPage): void => onStep({ done: (done += 1), total: pages.length, file });
  const documents: PackedDocument[] = [];
  const unsaved: { target: string; why: NotPacked }[] = [];
  for (const group of groups) {
    const wish: Wish = { preset: order.preset, shape: order.shape, pages: group.pages.length, making, signal };
    try {
      const made = await Promise.all(
        group.pages.map(async (page) => {
          const one = await orReport(page.known.file, makeOne(page, order, wish, reading));
          step(page);
          return one === null ? [] : [one];
        }),
      );
      documents.push(await writeGroup(group, made.flat(), order, wish, { workers, folder, troubles }));
    } catch (error) {
      // Of several PDFs one that cannot be saved does not cost the others.
      if (!(error instanceof NotPacked) || order.each === null) throw error;
      unsaved.push({ target: group.target, why: error });
    }
  }
  const [first] = unsaved;
  if (documents.length === 0 && first !== undefined) throw first.why;
  return { documents, unsaved, troubles: troubles() };
}

/** One PDF of all pages, or one for each file or page, each with a free name in the folder. */
async function groupsOf(
  pages: readonly PlannedPage[],
  { each, target, title }: Order,
  troubles: Packed['troubles'],
): Promise<readonly Group[]> {
  if (each === null) return [{ target, title, pages }];
  await mkdir(target).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw new NotPacked('place-gone', troubles);
  });
  if (!(await stat(target)).isDirectory()) throw new NotPacked('not-a-file', troubles);
  const keyed = new Map<string, PlannedPage[]>();
  for (const [at, page] of pages.entries()) {
    const key = each === 'file' ? page.known.file : String(at);
    keyed.set(key, [...(keyed.get(key) ?? []), page]);
  }
  const taken = new Set<string>();
  const groups: Group[] = [];
  for (const [at, group] of [...keyed.values()].entries()) {
    const file = group[0]?.known.file ?? '';
    const stem = fileNameOf(basename(file, extname(file)));
    const name = each === 'file' ? stem : `${stem} ${at + 1}`;
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()) || (await isThere(join(target, `${free}.pdf`))); number += 1)
      free = `${name} (${number})`;
    taken.add(free.toLowerCase());
    groups.push({ target: join(target, `${free}.pdf`), title: name, pages: group });
  }
  return groups;
}

async function makeOne(
  planned: PlannedPage,
  { preset, languages }: Order,
  wish: Wish,
  reading: Reading,
): Promise<MadeOne> {
  const { known, plan } = planned;
  const wanted = wantedOf(plan, known, wish.shape);
  const made = await candidateFor(wanted, wish, false);
  // Of what is kept as it is, nothing is read and nothing added.
  const asked = preset === 'original' ? [] : languages;
  const appearance = JSON.stringify([wanted.picture, wanted.treatment]);
  const { candidate, failed } = await withText(made, appearance, asked, reading, wish.signal);
  const [stored] = candidate.rungs;
  const seen = known.seen === 'not-yet' ? null : known.seen;
  const isIncomplete = seen?.incomplete === true || (stored?.kind === 'image' && stored.incomplete);
  return {
    candidate,
    planned,
    report: {
      file: known.file,
      page: known.pageOfFile,
      corners: typeof plan.crop === 'string' ? (seen?.found?.corners ?? null) : plan.crop,
      confidence: seen?.found?.confidence ?? null,
      cropped: wanted.treatment.corners !== null,
      warnings: warningsOf(seen === null ? known : { ...known, seen: { ...seen, incomplete: isIncomplete } }),
      correction: stored?.kind === 'image' ? stored.used : 'none',
      text: stored?.kind === 'image' && stored.text !== undefined ? wordsIn(stored.text) : null,
      unread: failed,
    },
  };
}

const wordsIn = ({ lines, languages }: PageText): PackedPage['text'] => ({
  words: lines.reduce((sum, { words }) => sum + words.length, 0),
  languages,
});

async function writeGroup(
  { target, title }: Group,
  made: readonly MadeOne[],
  order: Order,
  wish: Wish,
  { workers, folder, troubles }: { workers: Workers; folder: WorkingFolder; troubles: () => Packed['troubles'] },
): Promise<PackedDocument> {
  if (made.length === 0) throw new NotPacked('no-pages', troubles());
  const place = await savePlaceOf(target);
  if (place.state === 'not-a-file') throw new NotPacked('not-a-file', troubles());
  const unfinished = unfinishedBeside(place.path);
  if (!(await noteUnfinished(folder, unfinished))) throw new NotPacked('pc-full', troubles());
  try {
    const put = await putTogether(
      made.map(({ candidate }) => candidate),
      wish,
      (stored) =>
        workers.run(
          'assemble',
          {
            pages: [...stored],
            layout: order.shape,
            most: order.shape.most,
            preset: order.preset,
            target: place.path,
            unfinished,
            clear: folder.fresh('pdf'),
            title,
            language: order.language,
            at: new Date().toISOString(),
            password: order.password,
          },
          { signal: wish.signal },
        ),
    );
    if (put.state === 'over') {
      const { state: _state, ...overLimit } = put;
      throw new NotPacked('over-limit', troubles(), overLimit);
    }
    const sources = made.map(({ planned: { known } }) => ({ file: known.file, path: known.opened.picture.path }));
    return {
      target,
      bytes: put.bytes,
      sheets: put.sheets,
      shaped: shapedOf(put.made, sources, order.shape, put.limit),
      pages: made.map(({ report }, at) => ({ ...report, bytes: put.made[at]?.bytes ?? 0 })),
      losses: lossesOfPages(made.map(({ planned: { known } }) => known)),
    };
  } catch (error) {
    await workers.gone();
    await folder.forget(unfinished);
    if (error instanceof JobFailed && error.failure.kind === 'save') {
      const { trouble, page } = error.failure;
      const file = page === undefined ? undefined : made[page]?.report.file;
      throw new NotPacked(trouble, [
        ...troubles(),
        ...(file === undefined ? [] : [{ file, trouble: 'broken-pdf' as const }]),
      ]);
    }
    throw error;
  }
}

/** What a failed job says of its file; null where it says nothing of it. */
function fileTroubleOf(failure: Failure): FileTrouble | null {
  if (failure.kind === 'file') return failure.trouble;
  return failure.kind === 'save' && failure.trouble === 'stopped' ? 'stopped' : null;
}
