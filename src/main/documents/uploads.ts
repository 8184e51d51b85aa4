/**
 * Files on their way in, part by part, each into a working copy. The person's own file is never opened by us, let alone
 * changed.
 */
import { createWriteStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { WriteStream } from 'node:fs';
import type { FileTrouble } from '../../shared/documents.ts';

/** One file on its way into a working copy. */
export interface Upload {
  /** Null when it was taken. After a trouble nothing more is. */
  take(bytes: Uint8Array): Promise<FileTrouble | null>;
  /** The whole file is on the disk. */
  close(): Promise<FileTrouble | null>;
  drop(): void;
  readonly path: string;
}

/** Left free for the rest of the PC. */
const SPARE_BYTES = 200 * 1024 * 1024;

/**
 * Whether the disk that holds `folder` can take that many bytes and still leave 200 MB to the PC. Rejects when the
 * folder is not there.
 */
export async function hasRoomFor(bytes: number, folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > bytes + SPARE_BYTES;
}

/**
 * Waits until the disk has kept up, or the stream is closed. It leaves no listener behind: a file has a thousand parts.
 */
async function roomIn(stream: WriteStream): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).catch(() => undefined);
  over.abort();
}

/**
 * Begins a working copy at `path`, where no file may be yet, to be filled part by part. More bytes than announced are
 * the trouble `too-large`, fewer at its end `unreadable`, an error of the disk `no-room`. `drop` stops writing and
 * leaves the file to whoever removes the folder.
 * @param announced the size in bytes that the page promised
 */
export function openUpload(path: string, announced: number): Upload {
  const stream: WriteStream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  let trouble: FileTrouble | null = null;
  let taken = 0;
  stream.once('error', () => {
    trouble ??= 'no-room';
  });
  return {
    path,
    async take(bytes) {
      taken += bytes.length;
      if (taken > announced) trouble ??= 'too-large';
      if (trouble === null && !stream.write(bytes)) await roomIn(stream);
      return trouble;
    },
    async close() {
      stream.end();
      await finished(stream).catch(() => undefined);
      return trouble ?? (taken < announced ? 'unreadable' : null);
    },
    drop: () => stream.destroy(),
  };
}
