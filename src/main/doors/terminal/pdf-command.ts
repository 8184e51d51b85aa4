/** `pdf`: files to one PDF, for trainers and scripts. Progress on stderr, the result on stdout. */
import { realpath, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { COLOUR_MODES, PRESETS, isLost } from '../../../shared/documents.ts';
import { jsonLine, printable } from '../../../shared/printable.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { logError } from '../../../process/explain-failure.ts';
import { NotPacked, pack, type Order, type Packed, type PackProgress } from '../../documents/pack.ts';
import { TEXT_LANGUAGES, type TextLanguage } from '../../../shared/text-languages.ts';
import { createWorkers } from '../../documents/workers.ts';
import { removeLeftovers, workingFolder } from '../../session/working-folder.ts';
import { noPdf } from './failed-json.ts';
import { expandPatterns } from './expand-patterns.ts';
import { firstLine } from './first-line.ts';
import { UsageError, type Command } from './command.ts';
import { PDF, TERMINAL_LANGUAGE, documentWords } from './terminal-words.ts';

interface Options extends Omit<Order, 'password'> {
  readonly json: boolean;
  readonly asksPassword: boolean;
}

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
    const isWhole = packed.troubles.length === 0 && !packed.pages.some(({ unread }) => unread);
    return isWhole && !packed.losses.some(({ loss }) => isLost(loss)) ? 0 : 1;
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
    console.error(documentWords.save[error.trouble]);
    if (options.json) print(noPdf(error.trouble, error.troubles));
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

async function readOptions(argv: readonly string[]): Promise<Options> {
  const { values, positionals: words } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      preset: { type: 'string', default: 'mail' },
      mode: { type: 'string' },
      'no-crop': { type: 'boolean', default: false },
      // The order given is kept unasked; the word is still understood.
      'keep-order': { type: 'boolean', default: false },
      sort: { type: 'boolean', default: false },
      title: { type: 'string' },
      password: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      text: { type: 'string' },
    },
  });
  const positionals = process.platform === 'win32' ? await expandPatterns(words) : words;
  if (positionals.length === 0) throw new UsageError(PDF.noFiles);
  if (values.output === undefined || values.output === '') throw new UsageError(PDF.noOutput);
  const preset = PRESETS.find((one) => one === values.preset);
  if (preset === undefined) throw new UsageError(`--preset ${PRESETS.join(' | ')}`);
  const mode = values.mode === undefined ? null : COLOUR_MODES.find((one) => one === values.mode);
  if (mode === undefined) throw new UsageError(`--mode ${COLOUR_MODES.join(' | ')}`);
  if (preset === 'archive' && values.password) throw new UsageError(documentWords.save['password-in-archive']);
  const target = resolve(values.output);
  await assertNoInput(target, positionals);
  return {
    files: positionals,
    target,
    preset,
    mode,
    crop: !values['no-crop'],
    keepOrder: !values.sort,
    title: values.title ?? basename(target, extname(target)),
    language: TERMINAL_LANGUAGE,
    languages: values.text === undefined ? [] : languagesOf(values.text),
    json: values.json,
    asksPassword: values.password,
  };
}

/** « fra+nld » as Tesseract writes it; « all » for all that there are. */
function languagesOf(wanted: string): readonly TextLanguage[] {
  if (wanted === 'all') return TEXT_LANGUAGES;
  const languages = wanted.split('+').map((name) => TEXT_LANGUAGES.find((one) => one === name));
  const known = languages.filter((one) => one !== undefined);
  if (known.length < languages.length) throw new UsageError(`--text ${['all', ...TEXT_LANGUAGES].join(' | ')}`);
  return known;
}

/** Refuses a target that is one of the input files: a slip such as `pdf *.jpg -o first.jpg` must not cost a photo. */
async function assertNoInput(target: string, files: readonly string[]): Promise<void> {
  const found = await realpath(target).catch(() => null);
  if (found === null) return;
  if ((await stat(found)).isDirectory()) throw new UsageError(PDF.isFolder);
  for (const file of files)
    if ((await realpath(file).catch(() => null)) === found)
      throw new UsageError(`${PDF.overInput} ${printable(file, PATH)}`);
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

function printResult(packed: Packed, { json, target, preset, mode }: Options): void {
  printTroubles(packed.troubles);
  for (const { file, page, warnings, unread } of packed.pages) {
    for (const warning of warnings) console.error(remark(file, documentWords.warning[warning], page));
    if (unread) console.error(remark(file, PDF.unread, page));
  }
  for (const { file, loss } of packed.losses) console.error(remark(file, documentWords.loss[loss]));
  if (json)
    print({
      schema: 1,
      output: { file: target, bytes: packed.bytes, pages: packed.pages.length, preset, mode },
      trouble: null,
      pages: packed.pages,
      troubles: packed.troubles,
      losses: packed.losses,
    });
  else
    console.log(
      (PDF.done[new Intl.PluralRules(TERMINAL_LANGUAGE).select(packed.pages.length)] ?? PDF.done.other)
        .replace('{file}', () => printable(target, PATH))
        .replace('{pages}', new Intl.NumberFormat(TERMINAL_LANGUAGE).format(packed.pages.length))
        .replace('{size}', sizeText(packed.bytes, TERMINAL_LANGUAGE)),
    );
}

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
