/**
 * Writes a PDF of images straight to its file (ISO 32000-1): each stored image is copied from disk to disk, so that
 * memory does not grow with the pages.
 * mupdf holds the whole file in WebAssembly memory three times over; measured, 20 photos of 12 megapixels took it 2.6
 * times as long as img2pdf (docs/facts/capture-to-pdf.md#writing-pdf).
 */
import { open, type FileHandle } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { hasCode } from '../../shared/error-code.ts';
import { JobFailed, type MadeImage } from '../../shared/documents-worker.ts';
import type { LaidOut } from './lay-out.ts';
import { numberDrawing } from './page-number.ts';
import { FONT_NAME, createLayerFont, layerOf, type LayerFont } from './text-layer.ts';

/** Rights of a file that is not finished yet, where the file system knows rights: its owner's only. */
export const MINE_ALONE = 0o600;

const SMALL_STREAM = 300;
/** Bytes carried at once. */
const PART_BYTES = 1024 * 1024;
const RESERVED = { catalog: 1, pages: 2, info: 3 } as const;

/** What stands in the PDF besides its pages. */
export interface Extras {
  /** Entries of the document information dictionary, ready as PDF strings. */
  readonly info: string;
  /** More entries of the catalog: its language, and for an archive the ones below. */
  readonly catalog: string;
  /** Streams that the catalog speaks of as `{0}`, `{1}`…: their dictionary entries and bytes. */
  readonly streams: readonly { readonly entries: string; readonly bytes: Uint8Array }[];
  /** Hexadecimal, 32 digits. */
  readonly id: string;
}

/** A page of the PDF with the images that lie on it. */
type ImageSheet = Extract<LaidOut, { kind: 'images' }>;

/**
 * Writes a PDF of pages of images to a new file, and resolves to its size in bytes once the disk has it. What was
 * written before an error stays.
 * @throws JobFailed `page-unreadable` with the place of the made page whose stored image cannot be read; the disk's own
 * error, also when there is a file at `path`
 */
export async function writePdf(path: string, pages: readonly ImageSheet[], extras: Extras): Promise<number> {
  const file = await open(path, 'wx', MINE_ALONE);
  try {
    const writer = new Writer(file);
    // not our words: four bytes above 127, by which others know a file that is no text (ISO 32000-1, 7.5.2).
    await writer.write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
    const kids: number[] = [];
    const letters = createLayerFont();
    const hasText = pages.some(({ images }) => images.some(({ image: { text } }) => text !== undefined));
    const font = hasText ? writer.next() : 0;
    for (const page of pages) kids.push(await writePage(writer, page, { letters, font }));
    await writeFont(writer, { letters, font });
    await writer.object(
      RESERVED.pages,
      `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
    );
    const streams: number[] = [];
    for (const { entries, bytes } of extras.streams) {
      const number = writer.next();
      streams.push(number);
      await writer.begin(number, `<< ${entries} /Length ${bytes.length} >>`);
      await writer.write(bytes);
      await writer.end();
    }
    await writer.object(RESERVED.info, `<< ${extras.info} >>`);
    const catalog = extras.catalog.replace(
      /\{(\d)\}/g,
      (_whole, index: string) => `${streams[Number(index)] ?? 0} 0 R`,
    );
    await writer.object(RESERVED.catalog, `<< /Type /Catalog /Pages ${RESERVED.pages} 0 R ${catalog} >>`);
    await writer.finish(extras.id);
    // Renamed before the disk has it, a pulled stick would leave a name with nothing behind.
    await flush(file);
    return writer.size;
  } finally {
    await file.close();
  }
}

/**
 * Waits until a file is on the disk itself; returns at once where the system cannot be asked for that, as on some
 * servers.
 * @throws the disk's own error
 */
export async function flush(file: FileHandle): Promise<void> {
  await file.sync().catch((error: unknown) => {
    if (!hasCode(error, 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP')) throw error;
  });
}

/** What the words under the pictures are written in, and the number of its object; 0 when no page has any. */
interface Font {
  readonly letters: LayerFont;
  readonly font: number;
}

async function writePage(
  writer: Writer,
  { images, paper, number }: ImageSheet,
  { letters, font }: Font,
): Promise<number> {
  const stored: number[] = [];
  for (const { image, at } of images) {
    const object = writer.next();
    stored.push(object);
    await writer.begin(
      object,
      `<< /Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} ${filterOf(image)} /Length ${image.bytes} >>`,
    );
    await writer.copy(
      image.file,
      image.bytes,
      () => new JobFailed({ kind: 'save', trouble: 'page-unreadable', page: at }),
    );
    await writer.end();
  }
  const content = writer.next(),
    page = writer.next();
  const layers = images.map(({ image }) =>
    image.text === undefined ? '' : layerOf(image.text, image.matrix, letters),
  );
  const drawing = [
    ...images.map(
      ({ image }, index) =>
        `q ${image.clip.map(decimal).join(' ')} re W n ${image.matrix.map(decimal).join(' ')} cm /Im${index} Do Q`,
    ),
    ...layers.filter((layer) => layer !== ''),
    ...(number === null ? [] : [numberDrawing(number)]),
  ].join('\n');
  await writer.stream(content, '', Buffer.from(drawing, 'latin1'));
  const fonts = layers.every((layer) => layer === '') ? '' : ` /Font << /${FONT_NAME} ${font} 0 R >>`;
  await writer.object(
    page,
    `<< /Type /Page /Parent ${RESERVED.pages} 0 R /MediaBox [0 0 ${decimal(paper.width)} ${decimal(paper.height)}] /Contents ${content} 0 R /Resources << /XObject << ${stored.map((object, index) => `/Im${index} ${object} 0 R`).join(' ')} >>${fonts} >> >>`,
  );
  return page;
}

/** The font's objects; where nothing was read on any page, its number is that of nothing. */
async function writeFont(writer: Writer, { letters, font }: Font): Promise<void> {
  if (font === 0) return;
  if (!letters.isUsed()) return writer.object(font, 'null');
  for (const { number, dictionary, bytes } of letters.objects(font, () => writer.next())) {
    if (bytes === null) await writer.object(number, `<< ${dictionary} >>`);
    else await writer.stream(number, dictionary, bytes);
  }
}

function filterOf({ filter, components, inverted, palette, width, height }: MadeImage): string {
  const space = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[components];
  switch (filter) {
    case 'jpeg':
      return `/BitsPerComponent 8 /ColorSpace ${space} /Filter /DCTDecode${inverted ? ' /Decode [1 0 1 0 1 0 1 0]' : ''}`;
    case 'deflate':
      if (palette !== undefined)
        return `/BitsPerComponent ${palette.bits} /ColorSpace [/Indexed /DeviceRGB ${palette.colours.length / 6 - 1} <${palette.colours}>] /Filter /FlateDecode`;
      return `/BitsPerComponent 8 /ColorSpace ${space} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${components} /Columns ${width} >>`;
    case 'g4':
      return `/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`;
  }
}

/** PDF knows no exponents. */
const decimal = (value: number): string => String(Number(value.toFixed(4)));

class Writer {
  size = 0;
  readonly #offsets: number[] = [];
  #numbers: number = RESERVED.info;
  readonly #file: FileHandle;
  constructor(file: FileHandle) {
    this.#file = file;
  }

  next(): number {
    return (this.#numbers += 1);
  }

  async write(data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
    for (let at = 0; at < bytes.length;) at += (await this.#file.write(bytes, at)).bytesWritten;
    this.size += bytes.length;
  }

  async begin(number: number, dictionary: string): Promise<void> {
    this.#offsets[number] = this.size;
    await this.write(`${number} 0 obj\n${dictionary}\nstream\n`);
  }
  async end(): Promise<void> {
    await this.write('\nendstream\nendobj\n');
  }

  /** Small streams stay as they are: packed, they would be longer. */
  async stream(number: number, entries: string, bytes: Uint8Array): Promise<void> {
    const packed = bytes.length < SMALL_STREAM ? bytes : deflateSync(bytes);
    const filter = packed === bytes ? '' : '/Filter /FlateDecode ';
    await this.begin(number, `<< ${entries} ${filter}/Length ${packed.length} >>`);
    await this.write(packed);
    await this.end();
  }

  async object(number: number, text: string): Promise<void> {
    this.#offsets[number] = this.size;
    await this.write(`${number} 0 obj\n${text}\nendobj\n`);
  }

  /**
   * @throws `unreadable` for a source that cannot be read, or has changed since it was measured: its bytes would not be
   * what the dictionary says.
   */
  async copy(path: string, bytes: number, unreadable: () => Error): Promise<void> {
    const failed = (): never => {
      throw unreadable();
    };
    const source = await open(path).catch(failed);
    try {
      const part = Buffer.allocUnsafe(Math.min(PART_BYTES, bytes));
      let left = bytes;
      while (left > 0) {
        const { bytesRead } = await source.read(part, 0, Math.min(part.length, left)).catch(failed);
        if (bytesRead === 0) failed();
        await this.write(part.subarray(0, bytesRead));
        left -= bytesRead;
      }
    } finally {
      await source.close();
    }
  }

  async finish(id: string): Promise<void> {
    const table = this.size;
    const count = this.#numbers + 1;
    const rows = Array.from(
      { length: count - 1 },
      (_unused, index) => `${String(this.#offsets[index + 1] ?? 0).padStart(10, '0')} 00000 n \n`,
    );
    await this.write(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${count} /Root ${RESERVED.catalog} 0 R /Info ${RESERVED.info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${table}\n%%EOF\n`,
    );
  }
}
