import { expect, it } from 'vitest';
import { readBmpHeader } from '../../../src/worker/formats/bmp-header.ts';

it.each([13, 14, 15])('a BMP whose header has %i bytes, and that ends there, is taken for no BMP', (size) => {
  const bytes = Buffer.alloc(14 + size);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(size, 14);
  expect(readBmpHeader(bytes)).toBeNull();
});
