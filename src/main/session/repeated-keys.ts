/**
 * Keys that stand twice in one object of a JSON text. `JSON.parse` takes the last one without a word, so a second
 * « kiosk » further down would open the place.
 */

/** A key that stood before in the same object. */
export interface RepeatedKey {
  readonly key: string;
  /** The field of the outermost object in which it lies; the key itself where it lies there. */
  readonly field: string;
  /** From 1. */
  readonly line: number;
}

/** A string, with its colon where it is a key, or a bracket. */
const TOKEN = /"((?:[^"\\]|\\.)*)"(\s*:)?|[[\]{}]/g;

/**
 * Every repetition of a key within one object, in the order of the text; its first occurrence does not count. Spelt
 * with an escape it is the same key.
 * @param json a text that `JSON.parse` has taken
 */
export function repeatedKeys(json: string): RepeatedKey[] {
  const found: RepeatedKey[] = [];
  const open: { seen: Set<string>; last: string }[] = [];
  let line = 1;
  let counted = 0;
  for (const { 0: token, 1: text = '', 2: colon, index } of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push({ seen: new Set(), last: '' });
    else if (token === '}' || token === ']') open.pop();
    const object = open.at(-1);
    if (colon === undefined || object === undefined) continue;
    // An escape may spell the same key in another way.
    const key = String(JSON.parse(`"${text}"`));
    object.last = key;
    if (object.seen.has(key)) {
      line += json.slice(counted, index).split('\n').length - 1;
      counted = index;
      found.push({ key, field: open[0]?.last ?? key, line });
    }
    object.seen.add(key);
  }
  return found;
}
