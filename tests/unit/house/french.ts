/**
 * French that stands in code instead of assets/locales: in strings, templates and the text of JSX. Comments and regular
 * expressions say nothing to a person, and the syntax tree itself leaves them out.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import * as v from 'valibot';

export interface FrenchText {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Letters and marks that English does without. */
const MARKS = /[àâçéèêëîïôùûœÀÂÇÉÈÊËÎÏÔÙÛŒ«»’]/;
/** Words that a French sentence hardly does without, and that English and code hardly use. */
const FUNCTION_WORDS = new Set(
  (
    'le la les un une des du de en et ou est sont pas ne pour dans sur sous avec sans vous votre vos il elle ce ' +
    'cette ces qui que par au aux si plus tout rien se sa son ses leur'
  ).split(' '),
);
/** Units that have other names in English. */
const UNITS = /(?:^|[\s\u00A0\u202F])(?:ko|Mo|Go|octets)(?:$|[\s.,)])/;
/** French puts a space before these marks; English and code do not. */
const SPACED_MARK = /(?:^|[\p{L}\p{N})»])[ \u00A0\u202F][:;!?](?:$|\s)|\u202F/u;
/** A name, the same in every language. */
const NAME = /Clé en main(?! :)/g;

/** Every word of French that people read in the program, and every word of English that stands in its comments. */
export interface Vocabulary {
  readonly french: ReadonlySet<string>;
  readonly english: ReadonlySet<string>;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

export function vocabulary(sources: readonly string[]): Vocabulary {
  const locale = 'assets/locales/fr';
  const french = readdirSync(locale).flatMap((name) => wordsOf(readFileSync(join(locale, name), 'utf8')));
  const comments = sources.flatMap((source) => source.match(/\/\*[\s\S]*?\*\/|\/\/.*/g) ?? []);
  // What a comment quotes is French.
  const english = comments.flatMap((comment) => wordsOf(comment.replaceAll(/«[^»]*»/g, '')));
  return { french: new Set(french), english: new Set(english) };
}

/** Whether a text is French for certain, or more likely than not. */
export function isFrench(text: string, { french, english }: Vocabulary): boolean {
  const said = text.replaceAll(NAME, '');
  if (MARKS.test(said) || UNITS.test(said) || SPACED_MARK.test(said)) return true;
  // One word alone is a name, a key or a path.
  if (!/\S\s+\S/.test(said)) return false;
  const words = wordsOf(said);
  if (new Set(words.filter((word) => FUNCTION_WORDS.has(word))).size >= 2) return true;
  const onlyFrench = words.filter((word) => french.has(word) && !english.has(word));
  return onlyFrench.length * 2 > words.length;
}

/**
 * Above or beside what is not ours to translate: `not our words: `, and whose they are. Such are names that a system, a
 * file or a website gives, and the rules of printing themselves.
 */
const EXCUSED = /not our words: \S/;

const node = v.looseObject({ type: v.string(), start: v.number(), end: v.number() });
const literal = v.looseObject({ type: v.literal('Literal'), value: v.string() });
const part = v.looseObject({ type: v.literal('TemplateElement'), value: v.object({ cooked: v.nullish(v.string()) }) });
const jsxText = v.looseObject({ type: v.literal('JSXText'), value: v.string() });
/** Of these a comment excuses the whole: a table of names is one thing. */
const DECLARED = ['VariableDeclaration', 'ExportNamedDeclaration'];

/** Each French text in a file of TypeScript or JavaScript. */
export function frenchIn(path: string, source: string, known: Vocabulary): FrenchText[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lines = source.split('\n');
  const found: FrenchText[] = [];
  const lineAt = (offset: number): number => source.slice(0, offset).split('\n').length;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!v.is(node, value)) return;
    if (DECLARED.includes(value.type) && EXCUSED.test(commentAbove(lines, lineAt(value.start)))) return;
    const text = textOf(value);
    if (text !== null && isFrench(text, known)) {
      const line = lineAt(value.start);
      if (!lines.slice(Math.max(0, line - 2), line).some((each) => EXCUSED.test(each)))
        found.push({ line, text: text.trim() });
    }
    for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) visit(child);
  };
  visit(program);
  return found;
}

/** The comment that ends right above a line. */
function commentAbove(lines: readonly string[], line: number): string {
  let first = line - 1;
  while (first > 0 && /^\s*(?:\/\*|\*|\/\/)/.test(lines[first - 1] ?? '')) first -= 1;
  return lines.slice(first, line - 1).join('\n');
}

function textOf(value: unknown): string | null {
  if (v.is(literal, value) || v.is(jsxText, value)) return value.value;
  return v.is(part, value) ? (value.value.cooked ?? null) : null;
}
