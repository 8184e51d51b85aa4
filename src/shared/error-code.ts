/** Whether an error of the system or of Node has one of these codes, such as ENOENT. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** How the system says that a disk holds no more. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'] as const;

/** Whether an error says that a disk is full: Node says it by a code, libvips in a sentence of the system. */
export const isDiskFull = (error: unknown): boolean =>
  hasCode(error, ...FULL) || (error instanceof Error && /no space left on device|quota exceeded/i.test(error.message));
