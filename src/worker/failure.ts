/** What went wrong in a job, as the program is told it. */
import { JobFailed, type Failure, type JobName } from '../shared/documents-worker.ts';
import { hasCode, isDiskFull } from '../shared/error-code.ts';

/** Errors for which no disk is to blame. */
const OURS = ['EBADF', 'EFAULT', 'EINVAL', 'EMFILE', 'ENFILE', 'ENOMEM'] as const;

/**
 * Why a job was not done. Whatever the disk said is put as what a person can act on: the PC's own disk is full, the
 * session's folder has gone, or the file can no longer be read. The rest is a defect of ours.
 * @param made the working file that the job was to write, where it has one
 */
export function failureOf(error: unknown, job: JobName, made: string | null): Failure {
  if (error instanceof JobFailed) return error.failure;
  if (isPartBlocked(error)) return { kind: 'file', trouble: 'part-blocked' };
  if (isDiskFull(error)) {
    const isSaving = job === 'make' || job === 'assemble';
    return isSaving ? { kind: 'save', trouble: 'pc-full' } : { kind: 'file', trouble: 'no-room' };
  }
  if (error instanceof Error && 'syscall' in error && !hasCode(error, ...OURS) && job !== 'assemble') {
    const isOurFile = made !== null && 'path' in error && error.path === made;
    return { kind: 'file', trouble: isOurFile ? 'copy-gone' : 'unreadable' };
  }
  return { kind: 'defect', text: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/** How libvips that may not be loaded, or that was taken away, shows: sharp says it in a sentence, Node by a code. */
export function isPartBlocked(error: unknown): boolean {
  return (
    error instanceof Error &&
    (/could not load the "sharp" module/i.test(error.message) || hasCode(error, 'ERR_DLOPEN_FAILED'))
  );
}
