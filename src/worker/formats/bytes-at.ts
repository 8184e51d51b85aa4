/** Part of a file that is open, without reading the rest. */
import type { FileHandle } from 'node:fs/promises';

/** Reads `length` bytes of an open file from the place `at` on. Where the file ends before, zeros take their place. */
export async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, at);
  return bytes;
}
