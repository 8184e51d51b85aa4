// `npm run icons`: draws assets/icons/icon.svg in every size the installers want, so that electron-builder fetches no
// converter.
// The results are committed: they change only when the drawing does.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = new URL('../assets/icons/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder));
const png = (size) =>
  sharp(svg, { density: 72 * (size / 64) })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();

/** ICO: a directory of PNGs (since Windows Vista); a size of 256 is written as 0. */
async function ico(sizes) {
  const images = await Promise.all(sizes.map(png));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let at = head.length;
  images.forEach((image, index) => {
    const entry = 6 + 16 * index;
    head.writeUInt8(sizes[index] % 256, entry);
    head.writeUInt8(sizes[index] % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(image.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += image.length;
  });
  return Buffer.concat([head, ...images]);
}

/** ICNS: typed blocks, each a PNG of that type's size. */
async function icns(types) {
  const blocks = await Promise.all(
    Object.entries(types).map(async ([type, size]) => {
      const image = await png(size);
      const head = Buffer.alloc(8);
      head.write(type, 'ascii');
      head.writeUInt32BE(image.length + 8, 4);
      return Buffer.concat([head, image]);
    }),
  );
  const body = Buffer.concat(blocks);
  const head = Buffer.alloc(8);
  head.write('icns', 'ascii');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

mkdirSync(new URL('linux/', folder), { recursive: true });
for (const size of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(new URL(`linux/${size}x${size}.png`, folder), await png(size));
writeFileSync(new URL('icon.ico', folder), await ico([16, 24, 32, 48, 64, 128, 256]));
writeFileSync(
  new URL('icon.icns', folder),
  await icns({ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }),
);
console.log(`icons drawn in ${fileURLToPath(folder)}`);
