/** Making a picture lighter as a whole, where evening out its light would lose something. */
import { expect, it } from 'vitest';
import { brightened } from '../../../src/worker/correct/even-light.ts';

it('a dark picture in bluish light of 1600 × 1200 becomes lighter, and less than three hundredths of its blue become white', () => {
  const [width, height] = [1600, 1200];
  const data = new Uint8Array(width * height * 3);
  // From left to right the light grows; blue is twice as light as red and green everywhere.
  for (let at = 0; at < width * height; at += 1) {
    const light = 40 + (40 * (at % width)) / width;
    data.set([light, light, Math.floor(2 * light)], 3 * at);
  }
  const out = brightened({ width, height, channels: 3, data }).data;
  const white = out.filter((value, at) => at % 3 === 2 && value === 255).length;
  expect(white / (width * height)).toBeLessThan(0.03);
  expect(out[2]).toBeGreaterThan((data[2] ?? 0) * 1.5);
});
