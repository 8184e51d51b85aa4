/** JSON that can also carry bytes, for the loopback door; Electron's own messages carry bytes without help. */

/**
 * Writes a value as JSON in which each Uint8Array stands as base64, for the loopback door. Electron's own messages
 * carry bytes without help.
 */
export function encode(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    // Taken before JSON.stringify calls toJSON: Node's Buffer has one that writes each byte as a number.
    const raw = this[key];
    return raw instanceof Uint8Array ? { [TAG]: toBase64(raw) } : plain;
  });
}

/**
 * Reads what `encode` wrote.
 * @throws SyntaxError on text that is not JSON, DOMException on broken base64; the door then answers « malformed »
 */
export function decode(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => (isTagged(value) ? fromBase64(value[TAG]) : value));
}

const TAG = '$bytes';

function isTagged(value: unknown): value is Record<typeof TAG, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    TAG in value &&
    typeof value[TAG] === 'string'
  );
}

function toBase64(bytes: Uint8Array): string {
  // In parts, because fromCharCode takes the bytes as arguments and the stack holds only so many.
  const part = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += part) text += String.fromCharCode(...bytes.subarray(at, at + part));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
