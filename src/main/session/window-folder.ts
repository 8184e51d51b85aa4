/**
 * Where Electron keeps what it needs to run (its lock, Chromium's settings). Not in the person's profile, which may roam to a server, be read-only, or
 * still carry another PC's lock: there Electron would give no lock, and the program would end without a word.
 */
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../../shared/error-code.ts';

const NAME = 'cle-en-main-window';

/**
 * The same folder at each start of this person, so that a second start finds the first. In a folder that everybody can
 * write to, such as /tmp, it is used only if it belongs to this person. Null where nothing can be written.
 */
export function windowFolder(parent = tmpdir()): string | null {
  const folder = join(parent, process.getuid === undefined ? NAME : `${NAME}-${process.getuid()}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  } catch (error) {
    if (isOurs(folder)) return folder;
    return hasCode(error, 'EEXIST') ? mkdtempSync(join(parent, `${NAME}-`)) : null;
  }
}

function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return (
    stats !== undefined &&
    stats.isDirectory() &&
    (process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0))
  );
}
