/**
 * What code, tests, configuration and docs point at: headings and table rows of docs, numbered faults, rules and items,
 * paths. Whoever has nothing but a clone must be able to follow each of them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface Broken {
  readonly where: string;
  readonly what: string;
}

const DOCS = 'docs/facts/';
/** Numbered rows: `| 18 | …` or `| S18 | …`. */
const FAULTS = `${DOCS}faults.md`;
const RULES = `${DOCS}pcsc.md`;
const ITEMS = `${DOCS}guides-source.md`;

/** Text files of the clone but for data, licences, and this search itself, which has to name what it looks for. */
export const textFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(ts|tsx|mts|mjs|cjs|c|json|yaml|yml|css|html|md|sh)$|^\.[a-z]|^bin\//.test(path))
    .filter((path) => existsSync(path) && !/^(package-lock\.json$|tests\/unit\/house\/references)/.test(path));

/** As GitHub makes them: lower case, no punctuation, hyphens for spaces. */
export const slug = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const headings = new Map<string, ReadonlySet<string>>();
function headingsOf(path: string): ReadonlySet<string> {
  const known = headings.get(path);
  if (known !== undefined) return known;
  const found = new Set(
    [...readFileSync(path, 'utf8').matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => slug(heading)),
  );
  headings.set(path, found);
  return found;
}

const rows = new Map<string, ReadonlySet<string>>();
/** The numbers that rows of a page's tables begin with. */
export function rowsOf(path: string): ReadonlySet<string> {
  const known = rows.get(path);
  if (known !== undefined) return known;
  const found = new Set([...readFileSync(path, 'utf8').matchAll(/^\| (S?\d+) \|/gm)].map(([, row = '']) => row));
  rows.set(path, found);
  return found;
}

/** All that is wrong in one file. `exists` answers for paths; `clone` is the folder in which the clone lies. */
export function brokenReferences(
  path: string,
  text: string,
  exists: (path: string) => boolean = existsSync,
  clone = process.cwd(),
): Broken[] {
  const isDoc = path.endsWith('.md');
  return text.split('\n').flatMap((line, at) => {
    const where = `${path}:${at + 1}`;
    const broken = (what: string): Broken => ({ where, what });
    return [
      ...outside(line, isDoc, clone).map((match) => broken(`${match}: leads outside the clone`)),
      ...docLinks(path, line, isDoc)
        .filter(([file, anchor]) => !exists(file) || (anchor !== '' && !headingsOf(file).has(anchor)))
        .map(([file, anchor]) => broken(`${file}${anchor === '' ? '' : `#${anchor}`}: no such heading`)),
      ...numbered(path, line, isDoc)
        .filter(([file, row]) => !rowsOf(file).has(row))
        .map(([file, row]) => broken(`${row}: no such row in ${file}`)),
      ...(isDoc ? pathsIn(line) : []).filter((each) => !exists(each)).map((each) => broken(`${each}: no such file`)),
      ...unnamed(path, line, text, isDoc).map((what) => broken(what)),
    ];
  });
}

/** Folders beside the clone, and the numbers of things that are not in it. */
const outside = (line: string, isDoc: boolean, clone: string): string[] => [
  ...matches(line, /(?<!src)\/shared\/(?:facts|findings|prototypes|photographs|source|hooks)(?![\w-]*\.tsx?\b)/g),
  ...matches(line, /\bdesign\.md\b/g),
  // The machine on which somebody works. A clone right below the root may have a name that means something else.
  ...(clone.split(/[\\/]/).length > 2 && line.includes(clone) ? [clone] : []),
  // In docs the links are followed one by one.
  ...(isDoc ? [] : matches(line, /(?<!docs\/)\bfacts\/[a-z-]+\.md/g)),
  ...matches(line, /\bissues? \d+\b(?!\/)|\bfindings? \d+\b|\bbars? \d+(?![\d.]*\s?(?:%|px))/gi),
  // A paragraph sign belongs to a standard or a manual that is named before it.
  ...(line.includes('§') && !/(RFC|TIFF|ISO|manuals?|content|applet)[^§]*§/.test(line) ? ['§'] : []),
];
const matches = (line: string, pattern: RegExp): string[] => [...line.matchAll(pattern)].map(([match]) => match);

/** `docs/…md#heading` anywhere; in docs relative links as well. */
function docLinks(path: string, line: string, isDoc: boolean): [file: string, anchor: string][] {
  const absolute = isDoc ? [] : [...line.matchAll(/\b(docs\/[\w/-]+\.md|CONTRIBUTING\.md)(?:#([\w-]+))?/g)];
  const relative = isDoc ? [...line.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)] : [];
  return [
    ...absolute.map(([, file = '', anchor = '']): [string, string] => [file, anchor]),
    ...relative.map(([, file = '', anchor = '']): [string, string] => [
      file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file)),
      anchor,
    ]),
  ];
}

const numbers = (text: string): string[] => text.match(/\d+/g) ?? [];

function numbered(path: string, line: string, isDoc: boolean): [file: string, row: string][] {
  const faults = [...line.matchAll(/\b[Ff]aults? (\d+(?:(?:, | and | to |–)\d+)*)/g)].flatMap(([, list = '']) =>
    numbers(list),
  );
  const bracketed = path.startsWith('src/main/diagnosis/rules/')
    ? [...line.matchAll(/\/\/ ?\[(\d+(?:, \d+)*)\]/g)].flatMap(([, list = '']) => numbers(list))
    : [];
  const rules = isDoc
    ? []
    : [...line.matchAll(/\b[Rr]ules? (\d+(?:(?:, | and | to |–)\d+)*)/g)].flatMap(([, list = '']) => numbers(list));
  const items = [...line.matchAll(/\bS([1-9]\d{0,2})\b/g)].map(([item]) => item);
  return [
    ...[...faults, ...bracketed].map((row): [string, string] => [FAULTS, row]),
    ...rules.map((row): [string, string] => [RULES, row]),
    ...(speaksOfItems(path) ? items : []).map((row): [string, string] => [ITEMS, row]),
  ];
}

/** Elsewhere S1 may be a slot or a sample. */
const speaksOfItems = (path: string): boolean =>
  /^(assets\/(guides|services|locales)|src\/shared\/(services|guides|digital-keys|key-vocabulary|key-routes)|tests\/unit\/assets|docs\/facts)/.test(
    path,
  ) && !path.endsWith('mistakes.test.ts');

/** A path in docs, as `src/…`; `{a,b}` is not looked into, and a `*` or `<lang>` is anything. */
const pathsIn = (line: string): string[] =>
  [...line.matchAll(/`((?:src|native|tests|assets|scripts|docs|bin)\/[\w./<>*{},-]+)`/g)]
    .map(([, each = '']) => each)
    .filter((each) => !/[<>*{}]/.test(each));

/** A number is of no use where nothing in the file says which list it belongs to. */
function unnamed(path: string, line: string, text: string, isDoc: boolean): string[] {
  if (isDoc) return [];
  return [
    ...(/\b[Ff]aults? \d|\/\/ ?\[\d/.test(line) && path.startsWith('src/main/diagnosis') && !text.includes(FAULTS)
      ? [`the file does not say that faults are those of ${FAULTS}`]
      : []),
    ...(/\b[Ff]aults? \d/.test(line) && !text.includes(FAULTS) ? [`the file does not name ${FAULTS}`] : []),
    ...(/\b[Rr]ules? \d/.test(line) && !text.includes(RULES) ? [`the file does not name ${RULES}`] : []),
  ];
}
