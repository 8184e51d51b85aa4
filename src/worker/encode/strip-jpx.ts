/**
 * A JPEG 2000 with nothing but its picture: notes, XML, private boxes and comments are left out (ISO/IEC 15444-1,
 * annexes A.9 and I).
 */

/** The signature, what kind of file it is, how colours are meant, and the coded picture. */
const KEPT_BOXES = new Set(['jP  ', 'ftyp', 'jp2h', 'jpch', 'jplh', 'jp2c']);
const MARKER = { start: 0xff4f, comment: 0xff64, firstTile: 0xff90 } as const;

/** The JPEG 2000 with nothing but its picture. Null for a file whose parts cannot be followed: it is left as it is. */
export function stripJpx(file: Buffer): Buffer | null {
  if (file.length > 2 && file.readUInt16BE(0) === MARKER.start) return stripCodestream(file);
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= file.length;) {
    const short = file.readUInt32BE(at);
    // 0: to the end of the file. 1: the size stands after the name, in eight bytes.
    const header = short === 1 ? 16 : 8;
    if (at + header > file.length) return null;
    let end = at + short;
    if (short === 1) end = at + Number(file.readBigUInt64BE(at + 8));
    if (short === 0) end = file.length;
    if (end > file.length || end < at + header) return null;
    const name = file.toString('latin1', at + 4, at + 8);
    if (name === 'jp2c') {
      const picture = stripCodestream(file.subarray(at + header, end));
      if (picture === null) return null;
      const size = Buffer.alloc(8);
      size.writeUInt32BE(picture.length + 8);
      size.write('jp2c', 4, 'latin1');
      kept.push(size, picture);
    } else if (KEPT_BOXES.has(name)) kept.push(file.subarray(at, end));
    at = end;
  }
  return kept.length === 0 ? null : Buffer.concat(kept);
}

/** Comments stand in the main header, before the first tile. */
function stripCodestream(codestream: Buffer): Buffer | null {
  const kept: Buffer[] = [codestream.subarray(0, 2)];
  for (let at = 2; at + 4 <= codestream.length;) {
    const marker = codestream.readUInt16BE(at);
    if (marker === MARKER.firstTile) return Buffer.concat([...kept, codestream.subarray(at)]);
    const end = at + 2 + codestream.readUInt16BE(at + 2);
    if (marker < 0xff00 || end > codestream.length || end < at + 4) return null;
    if (marker !== MARKER.comment) kept.push(codestream.subarray(at, end));
    at = end;
  }
  return null;
}
