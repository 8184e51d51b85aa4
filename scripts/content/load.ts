/** Reads content as a trainer edits it, and tells a mistake with the file and the line it stands on. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { lineOfError } from '../yaml-plugin.mjs';

/** One mistake in a file of content. `line` counts from 1. */
export interface Mistake {
  file: string;
  line: number;
  message: string;
}
/** The way to a place in a parsed file: keys of objects and indexes of lists, from the outside in. */
export type ContentPath = readonly (string | number)[];

/** A file read and parsed by its schema: its value, or its mistakes. */
export interface Loaded<T> {
  file: string;
  value: T | null;
  mistakes: Mistake[];
  /** A mistake at a place in the value, for what a schema cannot know (dead references, long sentences). */
  mistake(path: ContentPath, message: string): Mistake;
}

/**
 * Parses a YAML text by its schema, and gives its value or its mistakes.
 * @param file the name under which the mistakes are reported
 */
export function loadText<const S extends v.GenericSchema>(
  schema: S,
  file: string,
  text: string,
): Loaded<v.InferOutput<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const mistake = (path: ContentPath, message: string): Mistake => {
    // What is missing has no line of its own: the line of what should hold it.
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range)
        return { file, line: counter.linePos(node.range[0]).line, message: `${path.join('.')}: ${message}` };
    }
    return { file, line: 1, message: `${path.join('.')}: ${message}` };
  };
  if (document.errors.length > 0) {
    return {
      file,
      value: null,
      mistake,
      mistakes: document.errors.map((error) => ({
        file,
        line: lineOfError(document, error, counter),
        message: error.message,
      })),
    };
  }
  const parsed = v.safeParse(schema, document.toJS());
  if (parsed.success) return { file, value: parsed.output, mistake, mistakes: [] };
  return { file, value: null, mistake, mistakes: parsed.issues.map((issue) => mistake(pathOf(issue), issue.message)) };
}

function pathOf(issue: v.BaseIssue<unknown>): ContentPath {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** Reads and parses one YAML file by its schema. @throws when the file cannot be read */
export function load<const S extends v.GenericSchema>(schema: S, file: string): Loaded<v.InferOutput<S>> {
  return loadText(schema, file, readFileSync(file, 'utf8'));
}

/**
 * Reads every `.yaml` file directly in a folder and parses each by the same schema, in the order of their names.
 * @throws when the folder or one of them cannot be read
 */
export function loadFolder<const S extends v.GenericSchema>(schema: S, folder: string): Loaded<v.InferOutput<S>>[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => load(schema, `${folder}/${name}`));
}

/** The id under which a file of content is known: `pin-oublie` for `assets/guides/fr/pin-oublie.yaml`. */
export function nameWithoutEnding(file: string): string {
  return basename(file, '.yaml');
}

/** One line per mistake, `file:line: what`, so that an editor can jump there. */
export function describeMistakes(mistakes: readonly Mistake[]): string[] {
  return mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}
