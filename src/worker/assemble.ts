/** Pages into one PDF at its place: written beside the target under another name, which it takes when it is whole. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SaveTrouble } from '../shared/documents.ts';
import { JobFailed, type JobArgument, type MadeImage } from '../shared/documents-worker.ts';
import { archiveExtras, catalogEntries, infoEntries } from './pdf/archive.ts';
import { flush, writePdf, type Extras } from './pdf/writer.ts';

/** @throws JobFailed with why nothing was saved; what stood at the target before is still there then. */
export async function assemble({
  pages,
  preset,
  target,
  unfinished,
  title,
  language,
  at,
  password,
}: JobArgument<'assemble'>): Promise<{ bytes: number }> {
  if (pages.length === 0) throw new JobFailed({ kind: 'save', trouble: 'no-pages' });
  if (preset === 'archive' && password !== null) throw new JobFailed({ kind: 'save', trouble: 'password-in-archive' });
  const described = { title, language, at: new Date(at) };
  const images = pages.filter((page): page is MadeImage => page.kind === 'image');
  // Nothing can be vouched for in pages that someone else made.
  const vouched = preset === 'archive' && images.length === pages.length;
  const archive = vouched ? await archiveExtras(described) : { catalog: '', streams: [] };
  const extras: Extras = {
    info: infoEntries(described),
    catalog: `${catalogEntries(described)} ${archive.catalog}`,
    streams: archive.streams,
    id: randomBytes(16).toString('hex').toUpperCase(),
  };
  try {
    let bytes = await writePdf(unfinished, images, extras);
    if (images.length < pages.length || password !== null) {
      const finished = await (await import('./pdf/finish.ts')).finish(unfinished, pages, password);
      bytes = finished.length;
      await replace(unfinished, finished);
    }
    await rename(unfinished, target);
    return { bytes };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw await withReason(error, target);
  }
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await flush(file);
  } finally {
    await file.close();
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
/** Not the target's doing. Every other complaint of the system is of a stick or a server that does not answer as a disk would: it has many names for that, and some have none in Node. */
const OURS = new Set(['EBADF', 'EFAULT', 'EINVAL', 'EMFILE', 'ENFILE', 'ENOMEM']);

async function withReason(error: unknown, target: string): Promise<unknown> {
  if (error instanceof JobFailed) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // A picture that went away is another thing than a target that did.
  const place = await stat(dirname(target)).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (code === 'ENOENT' && place) return new JobFailed({ kind: 'save', trouble: 'page-unreadable' });
  if (!(error instanceof Error) || !('syscall' in error) || OURS.has(code)) return error;
  // Windows: the file that is to be replaced is open in a reader of PDFs. Or the server replaces none.
  const replacing = error.syscall === 'rename' && ['EPERM', 'EACCES', 'EEXIST', 'ENOTEMPTY'].includes(code);
  return new JobFailed({ kind: 'save', trouble: replacing ? 'in-use' : (TROUBLES[code] ?? 'place-gone') });
}
