// Whether any user of this PC may read a file: the tests' window runs as a user of its own, and a clone under /root,
// say, is closed to it.
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bits of a mode for those who are neither owner nor in the group: reading a file, passing through a folder. */
const READ = 0o4;
const PASS = 0o1;

/**
 * Whether every user of this machine may read a file, by the modes of the file and of all folders above it; access
 * lists are not asked.
 * @param {string} path a file that is there, absolute
 */
export function isOpenToAll(path) {
  if (!existsSync(path) || (statSync(path).mode & READ) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & PASS) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
