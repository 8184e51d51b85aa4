/** A policy's text: what it says, and each mistake in it with its line. Pure: the file is read by policy.ts. */
import * as v from 'valibot';
import { policySchema, type Policy, type PolicyReason } from '../../shared/policy.ts';
import { printable } from '../../shared/printable.ts';
import { POLICY_WORDS, policyReason } from './policy-words.ts';
import { repeatedKeys, type RepeatedKey } from './repeated-keys.ts';
import { strictestReading } from './strictest-reading.ts';

/**
 * `line`: from 1; null where no line is to blame. `reason`: a sentence, without a piece of the file but the field's
 * name. `saysLine`: whether the sentence names the line itself.
 */
export interface PolicyMistake {
  readonly line: number | null;
  readonly reason: string;
  readonly saysLine?: boolean;
}

/** Asks valibot for the messages below instead of its own English ones. */
const REASONS = 'policy-reasons';

/** A policy as it was understood. */
export interface PolicyText {
  readonly policy: Policy;
  /** None: the policy applies as it is written. */
  readonly mistakes: readonly PolicyMistake[];
}

/**
 * The text of a policy's file. Without a byte order mark a file is UTF-8; with one it is what the mark says, since
 * Notepad and PowerShell 5 write UTF-16. A file whose bytes are wrong in that encoding comes with that as its mistake,
 * and its text is read as Latin-1.
 */
export function decodePolicy(bytes: Uint8Array): { text: string; mistakes: readonly PolicyMistake[] } {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), mistakes: [] };
  } catch {
    const reason = POLICY_WORDS.file['not-utf-8'];
    return { text: new TextDecoder('latin1').decode(bytes), mistakes: [{ line: null, reason }] };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * Reads a policy out of the text of its file, with each mistake in it. With a mistake, the policy is the strictest
 * reading of the text.
 * @param before mistakes that were found on the way to the text
 */
export async function readPolicyText(text: string, before: readonly PolicyMistake[] = []): Promise<PolicyText> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const mistakes = [...before, placeOf(error, text)];
    return { policy: strictestReading(text, await readGenerously(text), { trusted: true }), mistakes };
  }
  const parsed = v.safeParse(policySchema, value, { lang: REASONS });
  const repeated = repeatedKeys(text);
  if (parsed.success && before.length === 0 && repeated.length === 0 && !Array.isArray(value))
    return { policy: parsed.output, mistakes: [] };
  const issues = parsed.success ? [] : parsed.issues;
  const lines = await linesOf(text);
  const mistakes = issues.map((issue) => ({
    line: lines(issue.path?.map(({ key }) => key) ?? []),
    reason: about(v.getDotPath(issue), policyReason(issue.message, issue.requirement)),
  }));
  if (Array.isArray(value)) mistakes.unshift({ line: 1, reason: about(null, POLICY_WORDS.file.list) });
  for (const { key, line } of repeated) mistakes.push({ line, reason: about(key, policyReason('twice', null)) });
  return {
    policy: strictestReading(text, unlessTwice(value, repeated), { trusted: true }),
    mistakes: [...before, ...mistakes],
  };
}

/** Without the fields of which nobody knows which of the two was meant. */
function unlessTwice(value: unknown, repeated: readonly RepeatedKey[]): unknown {
  if (repeated.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const unsure = new Set(repeated.map(({ field }) => field));
  return Object.fromEntries(Object.entries(value).filter(([key]) => !unsure.has(key)));
}

const about = (field: string | null, reason: string): string =>
  POLICY_WORDS.field
    .replace('{field}', () => (field === null ? POLICY_WORDS.root : printable(field, 80)))
    .replace('{reason}', () => reason);

/** Deeper than any policy nests. */
const DEEPEST = 32;

/**
 * Whether a parser that calls itself for each level may be given this text: measured, 32,000 open brackets end the
 * process inside the yaml package, where nothing can be caught.
 */
function nestsDeeply(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1;
    if (sign === ']' || sign === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return /(?:[-?:]\s){32}/.test(text);
}

/** What a person meant by a file with a comma too many or a comment in it; null where even that cannot be told. */
async function readGenerously(text: string): Promise<unknown> {
  if (nestsDeeply(text)) return null;
  const { parseDocument } = await import('yaml');
  try {
    const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0 || document.warnings.length > 0) return null;
    // No alias: a few bytes of them can stand for gigabytes.
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    // A key that we do not know may be the rest of one that we do: then nothing of the file is sure.
    const isKnown = (key: string): boolean => Object.hasOwn(policySchema.entries, key);
    return typeof value === 'object' && value !== null && Object.keys(value).every(isKnown) ? value : null;
  } catch {
    return null;
  }
}

/** JSON is YAML, whose parser tells where each value stands. */
async function linesOf(text: string): Promise<(path: readonly unknown[]) => number | null> {
  if (nestsDeeply(text)) return () => null;
  const { LineCounter, isNode, isPair, isMap, parseDocument } = await import('yaml');
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false });
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      const key = path[length - 1];
      const pair = isMap(parent) ? parent.items.find((each) => isPair(each) && String(each.key) === String(key)) : null;
      const node = pair?.key ?? document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return path.length === 0 ? 1 : null;
  };
}

/** Without the engine's own words, which are English and repeat a piece of the file. */
function placeOf(error: unknown, json: string): PolicyMistake {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    const line = json.slice(0, Number(position)).split('\n').length;
    return { line, reason: POLICY_WORDS.file['json-fault'].replace('{line}', String(line)), saysLine: true };
  }
  if (/end of JSON/.test(message)) {
    return { line: json.split('\n').length, reason: POLICY_WORDS.file['json-ends'] };
  }
  return { line: null, reason: POLICY_WORDS.file['not-json'] };
}

/** For what the schema gives no reason of its own. */
v.setGlobalMessage(({ type, expected }): PolicyReason => {
  if (expected === 'never') return 'unknown-field';
  if (type.endsWith('object') && expected?.startsWith('"') === true) return 'missing';
  switch (expected) {
    case 'string':
      return 'not-text';
    case 'Array':
      return 'not-a-list';
    case 'Object':
      return 'not-an-object';
    default:
      return 'not-allowed';
  }
}, REASONS);
