/** `pdf`: files to one PDF, for trainers and scripts. Progress on stderr, the result on stdout. */
import { basename } from 'node:path';
import { isLost } from '../../../shared/documents.ts';
import type { OverLimit } from '../../../shared/documents-saving.ts';
import { jsonLine, printable } from '../../../shared/printable.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { logError } from '../../../process/explain-failure.ts';
import { pack } from '../../documents/pack.ts';
import { NotPacked, type Packed, type PackedDocument, type PackProgress } from '../../documents/pack-order.ts';
import { createWorkers } from '../../documents/workers.ts';
import { removeLeftovers, workingFolder } from '../../session/working-folder.ts';
import { noPdf } from './failed-json.ts';
import { firstLine } from './first-line.ts';
import { readOptions, type Options } from './pdf-options.ts';
import { UsageError, type Command } from './command.ts';
import { PDF, TERMINAL_LANGUAGE, documentWords } from './terminal-words.ts';

/**
 * The command `pdf`: makes one PDF of files. Exit code 0: every page is in it, though perhaps with a warning (that a
 * photo is cut off, say); 1: it was made, but a file, a page or a part of an existing PDF is missing, which is
 * reported; 2: no PDF was made, because no file could be read, the target could not be written, somebody stopped the
 * command, or the program itself failed. Throws UsageError as every command does.
 */
export const pdf: Command = async (argv, { startDocumentsWorker }) => {
  const options = await readOptions(argv);
  const folder = workingFolder();
  const workers = createWorkers(startDocumentsWorker, options.preset === 'original' ? 1 : undefined);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort(new Stopped()));
  const show = shower(process.stderr.isTTY);
  try {
    await removeLeftovers();
    const password = options.asksPassword ? await firstLine(PDF.passwordPrompt, stop.signal) : null;
    if (password === '') throw new UsageError(PDF.noPassword);
    const packed = await pack({ ...options, password }, workers, folder, show.step, stop.signal);
    show.end();
    printResult(packed, options);
    const isAllThere = packed.troubles.length === 0 && packed.unsaved.length === 0;
    const isWhole = !packed.documents.some(
      ({ losses, pages }) => losses.some(({ loss }) => isLost(loss)) || pages.some(({ unread }) => unread),
    );
    return isAllThere && isWhole ? 0 : 1;
  } catch (error) {
    show.end();
    if (error instanceof UsageError) throw error;
    if (error instanceof Stopped) {
      console.error(PDF.stopped);
      return 2;
    }
    if (!(error instanceof NotPacked)) {
      // A defect of ours: said as such, with the exit code of "no PDF" and whole JSON for whoever reads that.
      console.error(PDF.defect);
      await logError(error);
      if (options.json) print(noPdf('defect'));
      return 2;
    }
    printTroubles(error.troubles);
    console.error(whyText(error));
    if (options.json) print({ ...noPdf(error.trouble, error.troubles), limit: error.overLimit });
    return 2;
  } finally {
    workers.stop();
    await workers.gone();
    await folder.clear();
  }
};

class Stopped extends Error {
  override name = 'Stopped';
}

/** Shows the progress: on a terminal as one line that is rewritten, in a log as one line for each page. */
function shower(isTerminal: boolean): { step(step: PackProgress): void; end(): void } {
  const begun = Date.now();
  return {
    step({ done, total, file }) {
      const left =
        done >= 3 && done < total
          ? ` · ${PDF.left.replace('{time}', seconds((((Date.now() - begun) / done) * (total - done)) / 1000))}`
          : '';
      const line = `${PDF.page.replace('{done}', String(done)).replace('{total}', String(total))}${left}`;
      process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line} ${printable(basename(file))}\n`);
    },
    end() {
      if (isTerminal) process.stderr.write('\r\u001b[K');
    },
  };
}

/** Characters of a whole path that are printed at most. */
const PATH = 4096;

function printResult({ documents, unsaved, troubles }: Packed, options: Options): void {
  printTroubles(troubles);
  for (const { target, why } of unsaved) console.error(remark(target, whyText(why)));
  for (const document of documents) printRemarks(document);
  if (options.shape.card) console.error(PDF.cardCare);
  if (options.json) print(summaryOf({ documents, unsaved, troubles }, options));
  else for (const document of documents) console.log(doneText(document));
}

function printRemarks({ pages, losses, shaped }: PackedDocument): void {
  for (const { file, page, warnings, unread } of pages) {
    for (const warning of warnings) console.error(remark(file, documentWords.warning[warning], page));
    if (unread) console.error(remark(file, PDF.unread, page));
  }
  for (const { file, loss } of losses) console.error(remark(file, documentWords.loss[loss]));
  for (const line of shapeLines(shaped)) console.error(line);
}

/** What `--json` prints: the first PDF as `output`, as when there is but one, and all of them as `outputs`. */
function summaryOf({ documents, unsaved, troubles }: Packed, { preset, mode, shape }: Options): object {
  const outputs = documents.map(({ target, bytes, sheets, shaped }) => ({
    file: target,
    bytes,
    pages: sheets,
    preset,
    mode,
    shape: { ...shape, ...shaped },
  }));
  const { shape: shaped, ...output } = outputs[0] ?? { shape: null };
  return {
    schema: 1,
    output: documents.length === 0 ? null : output,
    outputs,
    shape: shaped,
    trouble: null,
    pages: documents.flatMap(({ pages }) => pages),
    troubles,
    losses: documents.flatMap(({ losses }) => losses),
    unsaved: unsaved.map(({ target, why }) => ({ file: target, trouble: why.trouble, limit: why.overLimit })),
  };
}

const doneText = ({ target, bytes, sheets }: PackedDocument): string =>
  (PDF.done[new Intl.PluralRules(TERMINAL_LANGUAGE).select(sheets)] ?? PDF.done.other)
    .replace('{file}', () => printable(target, PATH))
    .replace('{pages}', new Intl.NumberFormat(TERMINAL_LANGUAGE).format(sheets))
    .replace('{size}', sizeText(bytes, TERMINAL_LANGUAGE));

/** Why a PDF was not saved, and what to do. */
const whyText = ({ trouble, overLimit }: NotPacked): string =>
  `${documentWords.save[trouble]}${overLimit === null ? '' : ` ${overLimitText(overLimit)}`}`;

/** What the shape that was asked for took from the pages: a line for each thing. */
function shapeLines({ limit, uncut, lighter }: PackedDocument['shaped']): string[] {
  const quality = limit === null ? [] : [PDF.cost[limit.cost].replace('{dpi}', String(limit.dpi))];
  return [
    ...quality,
    ...uncut.map((file) => remark(file, PDF.uncut)),
    ...lighter.map((file) => remark(file, PDF.lighter)),
  ];
}

/** How far above the limit the document stays, and what to do. */
const overLimitText = ({ least, documents }: OverLimit): string =>
  PDF.overLimit
    .replace('{size}', sizeText(least, TERMINAL_LANGUAGE))
    .replace('{documents}', new Intl.NumberFormat(TERMINAL_LANGUAGE).format(Math.max(2, documents)));

function printTroubles(troubles: Packed['troubles']): void {
  for (const { file, trouble } of troubles) console.error(remark(file, documentWords.file[trouble]));
}

/** Whole seconds, as the language writes them: « 12 s ». */
const seconds = (count: number): string =>
  new Intl.NumberFormat(TERMINAL_LANGUAGE, { style: 'unit', unit: 'second', unitDisplay: 'narrow' }).format(
    Math.ceil(count),
  );

/** What there is to say of a file, or of one of its pages (from 0). */
const remark = (file: string, sentence: string, page: number | null = null): string =>
  (page === null ? PDF.ofFile : PDF.ofPage.replace('{page}', String(page + 1)))
    .replace('{text}', sentence)
    .replace('{file}', () => printable(file, PATH));

const print = (result: object): void => {
  process.stdout.write(`${jsonLine(result)}\n`);
};
