/** What a command line of `pdf` asks for: each word is read once, here. */
import { realpath, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { COLOUR_MODES, PRESETS } from '../../../shared/documents.ts';
import { printable } from '../../../shared/printable.ts';
import { readPages } from '../../../shared/page-ranges.ts';
import { readSize } from '../../../shared/read-size.ts';
import { LEAST_LIMIT, MARGINS, SHEETS, type Shape } from '../../../shared/shape.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { TEXT_LANGUAGES, type TextLanguage } from '../../../shared/text-languages.ts';
import type { Order } from '../../documents/pack-order.ts';
import { UsageError } from './command.ts';
import { expandPatterns } from './expand-patterns.ts';
import { PDF, TERMINAL_LANGUAGE, documentWords } from './terminal-words.ts';

/** What is to be packed, and how the result is printed. */
export interface Options extends Omit<Order, 'password'> {
  readonly json: boolean;
  readonly asksPassword: boolean;
}

/** Every word that `pdf` understands. The test of its help asks for a line on each. */
export const PDF_OPTIONS = {
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
  most: { type: 'string' },
  card: { type: 'boolean', default: false },
  paper: { type: 'string', default: 'a4' },
  margin: { type: 'string', default: '0' },
  numbers: { type: 'boolean', default: false },
  apart: { type: 'string' },
  pages: { type: 'string' },
  interleave: { type: 'string' },
  each: { type: 'string' },
} as const;

/** Reads the command line. @throws UsageError for what cannot be meant, and what `util.parseArgs` throws */
export async function readOptions(argv: readonly string[]): Promise<Options> {
  const { values, positionals: words } = parseArgs({ args: [...argv], allowPositionals: true, options: PDF_OPTIONS });
  const positionals = process.platform === 'win32' ? await expandPatterns(words) : words;
  if (positionals.length === 0) throw new UsageError(PDF.noFiles);
  if (values.output === undefined || values.output === '') throw new UsageError(PDF.noOutput);
  const preset = oneOf('preset', PRESETS, values.preset);
  const mode = values.mode === undefined ? null : oneOf('mode', COLOUR_MODES, values.mode);
  if (preset === 'archive' && values.password) throw new UsageError(documentWords.save['password-in-archive']);
  const target = resolve(values.output);
  const each = values.each === undefined ? null : oneOf('each', ['file', 'page'], values.each);
  if (each === null) await assertNoInput(target, positionals);
  if (values.pages !== undefined && readPages(values.pages, 99_999) === null)
    throw new UsageError(`${PDF.noPages} ${printable(values.pages)}`);
  const shape: Shape = {
    most: values.most === undefined ? null : limitOf(values.most),
    card: values.card,
    sheet: oneOf('paper', SHEETS, values.paper),
    margin: marginOf(values.margin),
    numbers: values.numbers,
  };
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
    shape,
    apart: values.apart === undefined ? null : oneOf('apart', ['papers', 'spread'], values.apart),
    pages: values.pages ?? null,
    interleave: values.interleave === undefined ? null : oneOf('interleave', ['same', 'reversed'], values.interleave),
    each,
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

function oneOf<const T extends string>(name: string, all: readonly T[], given: string): T {
  const found = all.find((one) => one === given);
  if (found === undefined) throw new UsageError(`--${name} ${all.join(' | ')}`);
  return found;
}

function marginOf(given: string): Shape['margin'] {
  const found = MARGINS.find((one) => String(one) === given.trim());
  if (found === undefined) throw new UsageError(`--margin ${MARGINS.join(' | ')}`);
  return found;
}

function limitOf(given: string): number {
  const bytes = readSize(given);
  if (bytes === null) throw new UsageError(`${PDF.noSize} ${printable(given)}`);
  if (bytes < LEAST_LIMIT)
    throw new UsageError(PDF.tooSmall.replace('{size}', sizeText(LEAST_LIMIT, TERMINAL_LANGUAGE)));
  return Math.min(bytes, 1_000_000_000);
}

/** Characters of a whole path that are printed at most. */
const PATH = 4096;

/** Refuses a target that is one of the input files: a slip such as `pdf *.jpg -o first.jpg` must not cost a photo. */
async function assertNoInput(target: string, files: readonly string[]): Promise<void> {
  const found = await realpath(target).catch(() => null);
  if (found === null) return;
  if ((await stat(found)).isDirectory()) throw new UsageError(PDF.isFolder);
  for (const file of files)
    if ((await realpath(file).catch(() => null)) === found)
      throw new UsageError(`${PDF.overInput} ${printable(file, PATH)}`);
}
