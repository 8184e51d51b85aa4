/** Packages as dpkg and rpm name them (docs/facts/detection.md#linux). */
import type { Software } from '../../../src/shared/facts.ts';
import { known, unknown, type Outcome } from '../outcome.ts';
import type { Ran } from '../run.ts';

/** How dpkg-query is asked to print packages: name, status and version in three columns. */
export const DPKG_FORMAT = '${Package}|${Status}|${Version}\\n';
/** How rpm is asked to print packages, in the same three columns as dpkg. rpm lists only what is installed. */
export const RPM_FORMAT = '%{NAME}|install ok installed|%{VERSION}\\n';

/**
 * The installed packages and their versions, from what dpkg-query or rpm printed in these formats. Both tools end with
 * an error when one of the packages asked for is not installed: that is no failure, and the answer is unknown only
 * where nothing was printed and the code is above 1.
 */
export function readPackages({ code, out }: Ran): Outcome<ReadonlyMap<string, string>> {
  if (code > 1 && out.trim() === '') return unknown('failed');
  const found = out.split('\n').flatMap((line): [string, string][] => {
    const [name = '', status, version = ''] = line.trim().split('|');
    return status === 'install ok installed' && /^(\d+:)?\d/.test(version)
      ? [[name, version.replace(/^\d+:/, '')]]
      : [];
  });
  return known(new Map(found));
}

/**
 * Whether a piece of software is among the installed packages, and its version, without what follows the numbers:
 * `5.1.11v5.1.11-0deb12-1` becomes 5.1.11. It may be packaged under several names; the first of `names` that is
 * installed counts.
 */
export function packaged(packages: ReadonlyMap<string, string>, names: readonly string[]): Software {
  const version = names.map((name) => packages.get(name)).find((one) => one !== undefined);
  return version === undefined
    ? { installed: false }
    : { installed: true, version: /^\d+(?:\.\d+){0,3}/.exec(version)?.[0] ?? null, build: null, copies: 1 };
}

/**
 * The version of an eID software that no package manager knows, from the text inside its library: `5.1.31-v5.1.31…`.
 * Null when there is none in it.
 */
export const versionInLibrary = (text: string): string | null =>
  /\b(\d{1,3}\.\d{1,3}\.\d{1,3})-v\d/.exec(text)?.[1] ?? null;
