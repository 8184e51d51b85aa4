/**
 * A JPEG with nothing but its picture: what cameras, telephones and editors write around it (place, serial numbers,
 * names, comments, small copies, films behind the end) is left out, and not a byte of the coded picture is touched.
 * Marker codes: ITU-T T.81, B.1.1.3; JFIF: ITU-T T.871; ICC profiles: ICC.1:2022, B.4; Adobe's segment: PDF, 7.4.8.
 */

const MARKER = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app0: 0xe0, app2: 0xe2, app14: 0xee } as const;
/** Bytes of Adobe's segment that a decoder reads: its name, version, two flags, and the colour transform. */
const ADOBE_BYTES = 12;
/** Bytes of JFIF's segment without the small copy that may follow. */
const JFIF_BYTES = 14;

/**
 * The JPEG with nothing but its picture and the profile of its colours: what EXIF said of how it is turned is gone too.
 * `whole`: the picture comes to its end; of one that is cut off, as much is there as the file has. Null for what is no
 * JPEG.
 */
export function stripJpeg(jpeg: Buffer): { readonly bytes: Buffer; readonly whole: boolean } | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== MARKER.soi) return null;
  const kept: Buffer[] = [jpeg.subarray(0, 2)];
  for (let at = 2; at + 1 < jpeg.length;) {
    const marker = jpeg[at + 1] ?? 0;
    if (jpeg[at] === 0xff && marker === MARKER.eoi)
      return { bytes: Buffer.concat([...kept, Buffer.from([0xff, MARKER.eoi])]), whole: true };
    // A marker may be filled up with FF before it; anything else between two segments belongs to nothing.
    if (jpeg[at] !== 0xff || marker === 0xff || marker === 0 || standsAlone(marker)) {
      at += 1;
      continue;
    }
    const end = at + 4 <= jpeg.length ? at + 2 + jpeg.readUInt16BE(at + 2) : Infinity;
    if (end > jpeg.length) break;
    const segment = needed(marker, jpeg.subarray(at, end));
    if (segment !== null) kept.push(segment);
    at = Math.max(end, at + 4);
    if (marker !== MARKER.sos) continue;
    const next = endOfScan(jpeg, at);
    kept.push(jpeg.subarray(at, next));
    at = next;
  }
  return { bytes: Buffer.concat(kept), whole: false };
}

/** Restarts outside a scan, TEM, a second beginning: they have no length, and no use here. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= MARKER.soi);

/** The coded data ends at the next marker that is no restart and no stuffed zero. */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at !== -1; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0xff;
    const isCoded = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isCoded && next !== 0xff) return at;
  }
  return jpeg.length;
}

/** What of a segment decoding needs; null for nothing. */
function needed(marker: number, segment: Buffer): Buffer | null {
  const named = (name: string): boolean => segment.toString('latin1', 4, 4 + name.length) === name;
  if (marker === MARKER.app0) return named('JFIF\0') ? jfif(segment) : null;
  if (marker === MARKER.app2) return named('ICC_PROFILE\0') ? segment : null;
  if (marker === MARKER.app14) return named('Adobe') && segment.length >= 4 + ADOBE_BYTES ? adobe(segment) : null;
  // Frames, tables, restart intervals and scans are the picture; comments and everything reserved are not.
  const isPicture = (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= MARKER.sos && marker <= 0xdd);
  return isPicture ? segment : null;
}

/** Of JFIF its version and density; a small copy of the picture (which may show more than the picture) goes. */
function jfif(segment: Buffer): Buffer | null {
  if (segment.length < 4 + JFIF_BYTES) return null;
  const bare = shortened(segment, JFIF_BYTES);
  bare.writeUInt16BE(0, 4 + JFIF_BYTES - 2);
  return bare;
}

const adobe = (segment: Buffer): Buffer => shortened(segment, ADOBE_BYTES);

function shortened(segment: Buffer, bytes: number): Buffer {
  const short = Buffer.from(segment.subarray(0, 4 + bytes));
  short.writeUInt16BE(bytes + 2, 2);
  return short;
}
