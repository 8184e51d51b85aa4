/** What a file is, by its first bytes: names and extensions lie. What is not in this list is not opened by anything. */

/** The formats that can be opened. */
export type Format = 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'bmp' | 'heic' | 'avif' | 'pdf';

/** Bytes needed to tell. A PDF may begin with some rubbish. */
export const SNIFFED_BYTES = 1024;

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/**
 * The format of a file, by its first bytes. `head`: the file's first SNIFFED_BYTES, or all of a shorter one. Null for a
 * format that is not in the list.
 */
export function sniff(head: Buffer): Format | null {
  const at = (text: string, offset = 0): boolean => head.toString('latin1', offset, offset + text.length) === text;
  if (at('\xff\xd8\xff')) return 'jpeg';
  if (at('\x89PNG\r\n\x1a\n')) return 'png';
  if (at('GIF87a') || at('GIF89a')) return 'gif';
  if (at('RIFF') && at('WEBP', 8)) return 'webp';
  if (at('II*\0') || at('MM\0*') || at('II+\0') || at('MM\0+')) return 'tiff';
  if (at('BM') && hasBmpHeader(head, 14)) return 'bmp';
  if (at('BA') && at('BM', 14) && hasBmpHeader(head, 28)) return 'bmp';
  if (at('ftyp', 4)) {
    const brands = head.toString('latin1', 8, Math.min(head.length, Math.max(16, head.readUInt32BE(0))));
    if (brands.startsWith('avif') || brands.startsWith('avis')) return 'avif';
    return HEIC_BRANDS.some((brand) => brands.includes(brand)) ? 'heic' : null;
  }
  return head.includes('%PDF-') ? 'pdf' : null;
}

/** Windows' headers by their sizes, and OS/2's, which may end after any of their fields. */
function hasBmpHeader(head: Buffer, from: number): boolean {
  if (head.length < from + 4) return false;
  const size = head.readUInt32LE(from);
  return size === 12 || (size >= 16 && size <= 64) || size === 108 || size === 124;
}
