/**
 * What nobody needs for helping, taken out of a text that came from the system: names of the account and of the PC,
 * paths, addresses, numbers of persons, cards and devices, long rows of bytes. The report goes to people who were not
 * there (docs/architecture.md#the-check).
 */

/** The names of this account and of this PC, wherever the system says them. */
export type Identity = readonly string[];

/** Stands where something was taken out. */
const TAKEN_OUT = '…';
/** A shorter name would be found in ordinary words. */
const SHORTEST_NAME = 3;

/** Each kind of thing that says who or where, the longer ones first. */
const TELLING: readonly RegExp[] = [
  // E-mail.
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // Paths: of Windows, of a server, of Linux and macOS; a folder may have spaces in its name, a file's end is a space.
  /\b[A-Za-z]:[\\/](?:[^\\/:*?"<>|\r\n]+[\\/])*[^\\/:*?"<>|\r\n\s,;)]*/g,
  /\\\\[^\\\s]+(?:\\[^\\:*?"<>|\r\n]+)*/g,
  /(?<![\w/.])~?\/(?:[^/\r\n"'<>|:]+\/)+[^\s/"'<>|:,;)]*/g,
  /(?<![\w/.])\/(?:home|root|Users)\/[^\s/"'<>|:,;)]+/g,
  // Addresses of the network: MAC, IPv6, IPv4.
  /\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b/g,
  /(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4})?(?:%\w+)?(?![\w:])/g,
  /\bfe80::[0-9A-Fa-f:]+/gi,
  /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.])/g,
  // A national number, and the number of a card.
  /(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[-. ]?\d{3}[-. ]?\d{2}(?!\d)/g,
  /(?<!\d)\d{3}-\d{7}-\d{2}(?!\d)/g,
  // An ATR, the number of a chip: six bytes in a row and more.
  /(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[ :-]){5,}[0-9A-Fa-f]{2}(?![0-9A-Za-z])/g,
  /(?<![0-9A-Za-z_])(?=[0-9A-Fa-f]*\d)[0-9A-Fa-f]{12,}(?![0-9A-Za-z_])/g,
  // Serial numbers: a long number, or letters and digits mixed after the word.
  /(?<![\w-])\d{7,}(?![\w-])/g,
  /\b(?:S\/?N|serial(?: number)?|serienummer|num[ée]ro de s[ée]rie)\b[ :=#.]*[\w-]+/gi,
];

/** A text without what says who or where; `…` stands in its place. */
export function scrubbed(text: string, identity: Identity = []): string {
  let clean = text;
  for (const pattern of TELLING) clean = clean.replace(pattern, TAKEN_OUT);
  for (const name of identity) {
    if (name.length < SHORTEST_NAME) continue;
    clean = clean.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d])`, 'giu'), TAKEN_OUT);
  }
  return clean;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Instants say when, and have more digits than a number of a person. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/;

/** The same value, every text in it scrubbed; instants and days stay. */
export function scrubbedDeeply<T>(value: T, identity?: Identity): T;
/** The same, for a value of any shape. */
export function scrubbedDeeply(value: unknown, identity: Identity = []): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? value : scrubbed(value, identity);
  if (Array.isArray(value)) return value.map((item: unknown) => scrubbedDeeply(item, identity));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubbedDeeply(item, identity)]));
}
