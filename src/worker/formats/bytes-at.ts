/** Part of a file that is open, without reading the rest. */
import type { FileHandle } from 'node:fs/promises';

/** `length` bytes from there on; zeros where the file ends before. */
export async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, at);
  return bytes;
}
