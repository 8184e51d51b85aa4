import sharp from 'sharp';
import { toSrgb } from './colour.ts';
import type { Faults } from './light.ts';
import type { Random } from './random.ts';
import type { Picture } from './scene.ts';

/** From linear light to the file that a phone writes: blur, sensor noise, tone and compression. */
export async function takePicture(picture: Picture, faults: Faults, chance: Random): Promise<Buffer> {
  const scale = Math.max(picture.width, picture.height) / 1200;
  blur(picture, faults.blur * scale);
  if (faults.motion > 0) smear(picture, faults.motion * scale, chance.between(-Math.PI, Math.PI));
  if (faults.hdr > 0) evenOut(picture, faults.hdr);
  const pixels = develop(picture, faults.noise, chance);
  const { width, height } = picture;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .sharpen({ sigma: Math.max(0.6, 0.9 * scale), m1: 0, m2: chance.between(0.2, 1.4) })
    .jpeg({ quality: faults.jpegQuality, chromaSubsampling: chance.chance(0.7) ? '4:2:0' : '4:4:4' })
    .toBuffer();
}

/** Three box blurs make a near-Gaussian one, whatever its size. */
function blur({ width, height, data }: Picture, deviation: number): void {
  if (deviation < 0.15) return;
  if (deviation < 1) {
    // Too small a blur for boxes: three samples a side.
    const side = (deviation * deviation) / 2;
    for (const step of [3, width * 3]) tap(data, step, side);
    return;
  }
  const radius = Math.max(1, Math.round((Math.sqrt(4 * deviation * deviation + 1) - 1) / 2));
  for (let pass = 0; pass < 3; pass += 1) {
    for (let row = 0; row < height; row += 1)
      for (let channel = 0; channel < 3; channel += 1) box(data, row * width * 3 + channel, 3, width, radius);
    for (let column = 0; column < width; column += 1)
      for (let channel = 0; channel < 3; channel += 1) box(data, column * 3 + channel, width * 3, height, radius);
  }
}

function tap(data: Float32Array, step: number, side: number): void {
  const from = data.slice();
  for (let at = step; at < data.length - step; at += 1)
    data[at] = (from[at] ?? 0) * (1 - 2 * side) + ((from[at - step] ?? 0) + (from[at + step] ?? 0)) * side;
}

let line = new Float32Array(0);

function box(data: Float32Array, start: number, step: number, count: number, radius: number): void {
  if (line.length < count) line = new Float32Array(count);
  for (let at = 0; at < count; at += 1) line[at] = data[start + at * step] ?? 0;
  const take = (at: number): number => line[Math.min(count - 1, Math.max(0, at))] ?? 0;
  let sum = 0;
  for (let at = -radius; at <= radius; at += 1) sum += take(at);
  for (let at = 0; at < count; at += 1) {
    data[start + at * step] = sum / (2 * radius + 1);
    sum += take(at + radius + 1) - take(at - radius);
  }
}

function smear({ width, height, data }: Picture, length: number, angle: number): void {
  const from = data.slice();
  const taps = Math.max(3, Math.round(length) | 1);
  const offsets = Array.from({ length: taps }, (_, tap) => {
    const along = (tap / (taps - 1) - 0.5) * length;
    return { x: Math.round(Math.cos(angle) * along), y: Math.round(Math.sin(angle) * along) };
  });
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (const { x, y } of offsets) {
        const source =
          (Math.min(height - 1, Math.max(0, row + y)) * width + Math.min(width - 1, Math.max(0, column + x))) * 3;
        red += from[source] ?? 0;
        green += from[source + 1] ?? 0;
        blue += from[source + 2] ?? 0;
      }
      data[at] = red / taps;
      data[at + 1] = green / taps;
      data[at + 2] = blue / taps;
    }
  }
}

/** Tone mapping as phones do it: each pixel against the light around it, which makes a halo along strong edges. */
function evenOut(picture: Picture, share: number): void {
  const { width, height, data } = picture;
  const light = new Float32Array(data.length);
  for (let at = 0; at < data.length; at += 3)
    light.fill((data[at] ?? 0) * 0.3 + (data[at + 1] ?? 0) * 0.59 + (data[at + 2] ?? 0) * 0.11, at, at + 3);
  blur({ width, height, data: light }, Math.max(width, height) / 25);
  for (let at = 0; at < data.length; at += 1)
    data[at] = (data[at] ?? 0) * (0.45 / Math.max(0.02, light[at] ?? 0)) ** share;
}

function develop({ data }: Picture, noise: number, chance: Random): Uint8Array {
  const pixels = new Uint8Array(data.length);
  // In linear light noise grows with the root of the light; `noise` is meant for mid-gray (0.21) in sRGB, where the
  // curve is about 0.45 steep per unit.
  const shot = (noise / 255 / 0.46) * 0.45;
  for (let at = 0; at < data.length; at += 1) {
    const light = data[at] ?? 0;
    // The sum of three uniform draws is near enough to a normal distribution.
    const draw = (chance.next() + chance.next() + chance.next() - 1.5) * 2;
    pixels[at] = toSrgb(light + draw * shot * (0.05 + Math.sqrt(Math.max(0, light))));
  }
  return pixels;
}
