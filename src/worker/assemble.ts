/**
 * Puts pages together into one PDF at its place. It is written beside the target under another name, and takes the
 * target's name when it is whole.
 */
import { randomBytes } from 'node:crypto';
import { chmod, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { SaveTrouble } from '../shared/documents-saving.ts';
import { hasCode, isDiskFull } from '../shared/error-code.ts';
import { JobFailed, type JobArgument, type JobReply } from '../shared/documents-worker.ts';
import { archiveExtras, catalogEntries, infoEntries } from './pdf/archive.ts';
import { layOut, type LaidOut } from './pdf/lay-out.ts';
import { flush, MINE_ALONE, writePdf, type Extras } from './pdf/writer.ts';

/**
 * Writes pages that are made together into one PDF, as `unfinished`, then gives it the name `target`, and resolves to
 * its size in bytes and its pages. With the preset `archive` it is a PDF/A only when all its pages are images. With a
 * password or pages of other PDFs, the images are first put together, in clear, at `clear`, which is removed.
 * @throws JobFailed with why nothing was saved (`over-limit` when it came out larger than `most`), or the error itself
 * when it is a defect of ours; what stood at the target before is still there then
 */
export async function assemble({
  pages,
  layout,
  most,
  preset,
  target,
  unfinished,
  clear,
  title,
  language,
  at,
  password,
}: JobArgument<'assemble'>): Promise<JobReply<'assemble'>> {
  if (pages.length === 0) throw new JobFailed({ kind: 'save', trouble: 'no-pages' });
  if (preset === 'archive' && password !== null) throw new JobFailed({ kind: 'save', trouble: 'password-in-archive' });
  const described = { title, language, at: new Date(at) };
  const sheets = layOut(pages, layout);
  const images = sheets.filter((sheet) => sheet.kind === 'images');
  // The program cannot vouch for pages that somebody else made.
  const vouched = preset === 'archive' && images.length === sheets.length;
  const archive = vouched ? await archiveExtras(described) : { catalog: '', streams: [] };
  const extras: Extras = {
    info: infoEntries(described),
    catalog: `${catalogEntries(described)} ${archive.catalog}`,
    streams: archive.streams,
    id: randomBytes(16).toString('hex').toUpperCase(),
  };
  try {
    const isFinishedByWriting = images.length === sheets.length && password === null;
    const bytes = isFinishedByWriting
      ? await writePdf(unfinished, images, extras)
      : await writeFinished(sheets, extras, { unfinished, clear, password });
    if (most !== null && bytes > most) throw new JobFailed({ kind: 'save', trouble: 'over-limit' });
    await takeTheName(unfinished, target);
    return { bytes, sheets: sheets.length };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw await withReason(error, target);
  }
}

/** What mupdf has to finish is put together in the session's folder; only the finished bytes go beside the target. */
async function writeFinished(
  sheets: readonly LaidOut[],
  extras: Extras,
  { unfinished, clear, password }: { unfinished: string; clear: string; password: string | null },
): Promise<number> {
  try {
    await writePdf(
      clear,
      sheets.filter((sheet) => sheet.kind === 'images'),
      extras,
    ).catch((error: unknown) => {
      throw isDiskFull(error) ? new JobFailed({ kind: 'save', trouble: 'pc-full' }) : error;
    });
    const finished = await (await import('./pdf/finish.ts')).finish(clear, sheets, password);
    const file = await open(unfinished, 'wx', MINE_ALONE);
    try {
      await file.writeFile(finished);
      await flush(file);
    } finally {
      await file.close();
    }
    return finished.length;
  } finally {
    await rm(clear, { force: true });
  }
}

/**
 * Tries of the renaming, and the pause between two in milliseconds: an antivirus reads a new file for a second or two.
 */
const RENAMES = 6;
const RENAME_PAUSE_MS = 400;

/**
 * From here on the file is the person's like any other: with the rights of the one it replaces, or those of a new file.
 */
async function takeTheName(unfinished: string, target: string): Promise<void> {
  const before = await stat(target).catch(() => null);
  // Where the file system knows no rights (a stick), there is nothing to set.
  await chmod(unfinished, before === null ? 0o666 & ~process.umask() : before.mode & 0o777).catch(() => undefined);
  for (let left = RENAMES - 1; ; left -= 1) {
    try {
      return await rename(unfinished, target);
    } catch (error) {
      if (left === 0 || !hasCode(error, 'EBUSY', 'EPERM', 'EACCES')) throw error;
      await setTimeout(RENAME_PAUSE_MS);
    }
  }
}

const TROUBLES: Readonly<Record<string, SaveTrouble>> = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EFBIG: 'no-room',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  ENOENT: 'place-gone',
  ENAMETOOLONG: 'name-too-long',
  ENOTDIR: 'place-gone',
  EISDIR: 'no-permission',
};
/**
 * Errors for which the target is not to blame. The system has many names for a stick or a server that does not answer
 * as a disk would, and some have none in Node: every other error is taken for one of those.
 */
const OURS = new Set(['EBADF', 'EFAULT', 'EINVAL', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Windows opens no longer path, in most programs. */
const LONGEST_PATH = 259;

function refusalOf(target: string): SaveTrouble {
  if (process.platform !== 'win32') return 'no-permission';
  return target.length > LONGEST_PATH ? 'name-too-long' : 'protected';
}

async function withReason(error: unknown, target: string): Promise<unknown> {
  if (error instanceof JobFailed) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const place = await stat(dirname(target)).then(
    (found) => found.isDirectory(),
    () => false,
  );
  // A new file that cannot be found in a folder that is there: Windows' protection of folders says no in this way, and
  // so does a path that is too long; on Linux, a folder that the system makes up, such as /proc.
  if (code === 'ENOENT' && place) return new JobFailed({ kind: 'save', trouble: refusalOf(target) });
  if (!(error instanceof Error) || !('syscall' in error) || OURS.has(code)) return error;
  // Windows: the file that is to be replaced is open in a reader of PDFs, or the server does not allow a file to be
  // replaced.
  const replacing = error.syscall === 'rename' && ['EPERM', 'EACCES', 'EEXIST', 'ENOTEMPTY'].includes(code);
  return new JobFailed({ kind: 'save', trouble: replacing ? 'in-use' : (TROUBLES[code] ?? 'place-gone') });
}
