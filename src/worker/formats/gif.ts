/**
 * GIF: the first picture of what may be a moving one. libnsgif, which sharp reads it with, gives nothing of a file that
 * was cut, and draws damaged codes without a word: the file is walked here before (GIF89a specification, 1990).
 */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWhole, refusal, type Opened } from './limits.ts';
import { openPicture } from './picture.ts';

/**
 * Opens the first picture of a GIF. A file that was cut off is closed after its last whole block, in a copy; its page
 * is marked as damaged, and so is one whose data make up fewer pixels than it has.
 * @throws JobFailed when nothing of it can be read
 */
export async function openGif(path: string, copies: string): Promise<Opened> {
  const bytes = await readWhole(path);
  const first = firstPictureOf(bytes);
  if (first === null) throw refusal('broken');
  if (first.isCut) {
    const copy = join(copies, `${randomUUID()}.gif`);
    await writeFile(copy, Buffer.concat([bytes.subarray(0, first.end), Buffer.from([0, 0x3b])]), { mode: 0o600 });
    return damaged(await openPicture(copy, 'gif'));
  }
  const opened = await openPicture(path, 'gif');
  return holdsAllPixels(first) ? opened : damaged(opened);
}

const damaged = (opened: Opened): Opened => ({
  ...opened,
  pages: opened.pages.map((page) => ({ ...page, damaged: true })),
});

interface FirstPicture {
  readonly pixels: number;
  /** Bits of the first codes, less one. */
  readonly codeSize: number;
  readonly data: readonly Uint8Array[];
  /** Where its last whole block ends. */
  readonly end: number;
  readonly isCut: boolean;
}

const [EXTENSION, PICTURE] = [0x21, 0x2c];
/** Bytes of a table of colours whose size stands in the lowest three bits. */
const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Null when the file ends, or is something else, before a picture begins. */
function firstPictureOf(bytes: Buffer): FirstPicture | null {
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (bytes[at] === EXTENSION) {
    const blocks = blocksAt(bytes, at + 2);
    if (blocks.isCut) return null;
    at = blocks.end + 1;
  }
  if (bytes[at] !== PICTURE || at + 10 > bytes.length) return null;
  const pixels = bytes.readUInt16LE(at + 5) * bytes.readUInt16LE(at + 7);
  const from = at + 10 + tableBytes(bytes[at + 9] ?? 0);
  const codeSize = bytes[from];
  if (codeSize === undefined || codeSize < 1 || codeSize > 8) return null;
  return { pixels, codeSize, ...blocksAt(bytes, from + 1) };
}

/** Blocks of at most 255 bytes up to an empty one. */
function blocksAt(bytes: Buffer, from: number): Pick<FirstPicture, 'data' | 'end' | 'isCut'> {
  const data: Uint8Array[] = [];
  for (let at = from; ;) {
    const length = bytes[at];
    if (length === undefined || at + 1 + length > bytes.length) return { data, end: at, isCut: true };
    if (length === 0) return { data, end: at, isCut: false };
    data.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
}

const MOST_CODES = 4096;

/** Whether its codes make up as many pixels as it has; only their lengths are followed. */
function holdsAllPixels({ pixels, codeSize, data }: FirstPicture): boolean {
  const clear = 2 ** codeSize;
  const lengths = new Uint32Array(MOST_CODES).fill(1, 0, clear);
  let next = clear + 2;
  let width = codeSize + 1;
  let before = 0;
  let done = 0;
  let held = 0;
  let bits = 0;
  for (const byte of Buffer.concat(data)) {
    held += byte * 2 ** bits;
    bits += 8;
    while (bits >= width) {
      const code = held % 2 ** width;
      held = Math.floor(held / 2 ** width);
      bits -= width;
      if (code === clear + 1) return done >= pixels;
      if (code === clear) {
        next = clear + 2;
        width = codeSize + 1;
        before = 0;
        continue;
      }
      // A code that was never made.
      if (code > next || (code === next && before === 0) || (code > clear + 1 && before === 0)) return done >= pixels;
      const length = code === next ? before + 1 : (lengths[code] ?? 0);
      done += length;
      if (before > 0 && next < MOST_CODES) {
        lengths[next] = before + 1;
        next += 1;
        if (next === 2 ** width && width < 12) width += 1;
      }
      before = length;
    }
  }
  return done >= pixels;
}
