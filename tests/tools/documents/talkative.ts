/**
 * Pictures and PDFs that say more than what is seen, as cameras, telephones, editors and office programs write them;
 * exiftool writes the tags. Whatever they say of a person, a place or a device contains WORD.
 */
import { execFile } from 'node:child_process';
import { appendFile, copyFile, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { HEIC, drawing, jpeg, tiffOf, type Scratch } from './photos.ts';
import { pdfByHand } from './pdf-by-hand.ts';

const run = promisify(execFile);
/** Stands in every name, comment, number and place that was hidden in a file. */
export const WORD = 'TRAHISON';
const PLACE = ['-GPSLatitude=50.8466', '-GPSLatitudeRef=N', '-GPSLongitude=4.3528', '-GPSLongitudeRef=E'];
const EXIF = [
  ...PLACE,
  `-EXIF:Artist=${WORD} artist`,
  `-EXIF:Copyright=${WORD} copyright`,
  `-EXIF:UserComment=${WORD} comment`,
  `-EXIF:SerialNumber=${WORD}-1`,
  `-EXIF:LensSerialNumber=${WORD}-2`,
  `-EXIF:OwnerName=${WORD} owner`,
  `-EXIF:Make=${WORD}`,
];
const XMP = [
  `-XMP-dc:Creator=${WORD} creator`,
  `-XMP-dc:Description=${WORD} description`,
  '-XMP-exif:GPSLatitude=50.8466',
  '-XMP-exif:GPSLongitude=4.3528',
  `-XMP-photoshop:City=${WORD}`,
];
const IPTC = [`-IPTC:By-line=${WORD} author`, `-IPTC:City=${WORD}`, `-IPTC:Keywords=${WORD} word`];

const tagged = async (path: string, ...tags: readonly string[]): Promise<string> => {
  await run('exiftool', ['-q', '-overwrite_original', ...tags, path]);
  return path;
};

/** A JPEG with every kind of segment: tags, a small copy, a comment, others' segments, a film behind its end. */
export async function talkativeJpeg(path: string, orientation = 1): Promise<string> {
  await jpeg(path, { orientation });
  const small = `${path}.small.jpg`;
  await writeFile(small, await drawing({ width: 80, height: 100, text: WORD }).jpeg().toBuffer());
  await tagged(path, ...EXIF, ...XMP, ...IPTC, `-Comment=${WORD} comment`, `-ThumbnailImage<=${small}`);
  const plain = await readFile(path);
  const segment = (marker: number, text: string): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(text.length + 2, 2);
    return Buffer.concat([head, Buffer.from(text, 'latin1')]);
  };
  await writeFile(
    path,
    Buffer.concat([
      plain.subarray(0, 2),
      segment(0xe0, `JFXX\0\x10${WORD}`),
      ...[0xe3, 0xe5, 0xeb, 0xef].map((marker) => segment(marker, `MOTOROLA\0${WORD}`)),
      segment(0xee, `Other\0${WORD}`),
      plain.subarray(2),
    ]),
  );
  await appendFile(path, `....ftypmp42${WORD} film`);
  return path;
}

/** One of each kind of picture, with whatever exiftool can write into it. */
export async function talkativePictures(files: Scratch): Promise<Record<string, string>> {
  const png = files.at('t.png'),
    webp = files.at('t.webp'),
    heic = files.at('t.heic'),
    tiff = await tiffOf(files.at('t.tif'), 1);
  await writeFile(png, await drawing().png().toBuffer());
  await writeFile(webp, await drawing().webp().toBuffer());
  await copyFile(HEIC, heic);
  await Promise.all([
    // Tags that a format cannot hold are passed over.
    run('exiftool', ['-q', '-q', '-m', '-overwrite_original', ...EXIF, ...XMP, png, webp, heic, tiff]),
    talkativeJpeg(files.at('t.jpg')),
  ]);
  await Promise.all([
    tagged(png, `-PNG:Author=${WORD}`, `-PNG:Comment=${WORD}`, `-PNG:Software=${WORD}`),
    tagged(tiff, ...IPTC, `-EXIF:ImageDescription=${WORD}`, `-EXIF:HostComputer=${WORD}`),
  ]);
  return { JPEG: files.at('t.jpg'), PNG: png, WebP: webp, HEIC: heic, TIFF: tiff };
}

const stream = (entries: string, data: string | Buffer) => ({
  entries,
  data: typeof data === 'string' ? data : data.toString('latin1'),
});

/** A JPEG 2000 of ImageMagick with a comment, and the boxes that cameras and archives add. */
async function talkativeJpx(files: Scratch): Promise<Buffer> {
  await writeFile(files.at('x.png'), await drawing().png().toBuffer());
  await run('convert', [files.at('x.png'), '-set', 'comment', `${WORD} comment`, files.at('x.jp2')]);
  const box = (name: string): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + WORD.length);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, Buffer.from(WORD)]);
  };
  return Buffer.concat([await readFile(files.at('x.jp2')), box('xml '), box('uuid')]);
}

const PRIVATE = `/PieceInfo << /${WORD} << /Private (${WORD}) >> >>`;

/**
 * A PDF with pictures from a camera (plain, packed once more, JPEG 2000), private data of programs, files, a hidden
 * note, a small copy of its page, XMP, /Info, and an earlier revision of its text. Some of its pictures bear the names
 * under which others keep their hidden data.
 */
export async function talkativePdf(files: Scratch, jpegFile: string): Promise<string> {
  const photo = await readFile(jpegFile);
  const meta = stream('/Type /Metadata /Subtype /XML', `<x:xmpmeta>${WORD}</x:xmpmeta>`);
  const image = '/Type /XObject /Subtype /Image /Width 300 /Height 400 /BitsPerComponent 8 /ColorSpace /DeviceRGB';
  const id = `<${Buffer.from(WORD).toString('hex')}>`;
  const contents = (title: string): string =>
    `/Span /MC0 BDC BT /F 14 Tf 20 370 Td (${title}) Tj ET EMC ` +
    ['/AF', '/Metadata', '/ID'].map((name, at) => `q 90 0 0 120 ${20 + at * 100} 220 cm ${name} Do Q`).join(' ') +
    ' q 9 0 0 9 320 220 cm /X Do Q';
  const path = await pdfByHand(
    files.at('t.pdf'),
    [
      `<< /Type /Catalog /Pages 2 0 R /Metadata 9 0 R /Names << /EmbeddedFiles << /Names [(f) 10 0 R] >> >> ${PRIVATE} /AF [10 0 R] /Outlines << /Title (${WORD}) >> >>`,
      '<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 400 400] >>',
      `<< /Type /Page /Parent 2 0 R /Metadata 9 0 R ${PRIVATE} /Thumb 7 0 R /LastModified (D:2020) /Resources << /Font << /F 4 0 R >> /XObject << /AF 6 0 R /Metadata 7 0 R /X 8 0 R /ID 15 0 R >> /Properties << /MC0 << /Metadata 9 0 R >> >> >> /Contents 5 0 R /Annots [12 0 R 13 0 R] >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      stream('', contents(`Before ${WORD}`)),
      stream(
        `${image} /Filter /DCTDecode /Metadata 9 0 R /Alternates [<< /Image 7 0 R >>] /OPI << /2.0 << /F (${WORD}) >> >>`,
        photo,
      ),
      stream(`${image} /Filter [/FlateDecode /DCTDecode] /PTEX.FileName (/home/${WORD}/a.jpg)`, deflateSync(photo)),
      stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 1 1] /PTEX.InfoDict << /Author (${WORD}) >> ${PRIVATE} /Metadata 9 0 R /Ref << /F (${WORD}) /Page 1 >>`,
        '0 0 1 rg 0 0 1 1 re f',
      ),
      meta,
      `<< /Type /Filespec /F (${WORD}.txt) /EF << /F 11 0 R >> >>`,
      stream('/Type /EmbeddedFile', WORD),
      `<< /Type /Annot /Subtype /Text /F 2 /Rect [0 0 20 20] /Contents (${WORD} hidden) /T (${WORD}) >>`,
      `<< /Type /Annot /Subtype /Square /F 4 /C [1 0 0] /Rect [20 20 60 60] /AAPL:AKExtras << /X (${WORD}) >> /NM (${WORD}) /AF [10 0 R] ${PRIVATE} /IRT 12 0 R /FS 10 0 R >>`,
      `<< /Author (${WORD}) /Title (${WORD}) /Creator (${WORD}) /Keywords (${WORD}) >>`,
      stream('/Type /XObject /Subtype /Image /Width 300 /Height 400 /Filter /JPXDecode', await talkativeJpx(files)),
    ],
    `/Info 14 0 R /ID [${id} ${id}]`,
  );
  const before = await readFile(path, 'latin1');
  const table = /startxref\n(\d+)/.exec(before)?.[1] ?? '0';
  const newer = contents('Lettre');
  const object = `5 0 obj\n<< /Length ${newer.length} >>\nstream\n${newer}\nendstream\nendobj\n`;
  const row = `${String(before.length).padStart(10, '0')} 00000 n \n`;
  const trailer = `trailer\n<< /Size 16 /Root 1 0 R /Info 14 0 R /ID [${id} ${id}] /Prev ${table} >>`;
  await appendFile(
    path,
    `${object}xref\n5 1\n${row}${trailer}\nstartxref\n${before.length + object.length}\n%%EOF\n`,
    'latin1',
  );
  return path;
}

/** What exiftool reads in each of the files, by group; the file's own properties are left out. */
export async function tagsOf(paths: readonly string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await run('exiftool', ['-a', '-u', '-G1', '-j', '-ee', ...paths], { maxBuffer: 64 * 1024 * 1024 });
  const all = JSON.parse(stdout) as Record<string, unknown>[];
  return all.map((tags) =>
    Object.fromEntries(
      Object.entries(tags).filter(([key]) => !/^(SourceFile|ExifTool|System|File|Composite)/.test(key)),
    ),
  );
}
