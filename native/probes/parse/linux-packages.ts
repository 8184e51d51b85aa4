/** Packages as dpkg and rpm name them (docs/facts/detection.md#linux). */
import type { Software } from '../../../src/shared/facts.ts';
import { known, unknown, type Outcome } from '../outcome.ts';
import type { Ran } from '../run.ts';

/** Three columns: name, status, version. */
export const DPKG_FORMAT = '${Package}|${Status}|${Version}\\n';
/** The same three columns. rpm only lists what is installed. */
export const RPM_FORMAT = '%{NAME}|install ok installed|%{VERSION}\\n';

/** Installed packages and their versions; both tools end with 1 when one of those asked for is not there. */
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
 * The version of a piece of software among the packages that are installed. `5.1.11v5.1.11-0deb12-1` → 5.1.11. Several
 * names may hold the same software; the first installed one counts.
 */
export function packaged(packages: ReadonlyMap<string, string>, names: readonly string[]): Software {
  const version = names.map((name) => packages.get(name)).find((one) => one !== undefined);
  return version === undefined
    ? { installed: false }
    : { installed: true, version: /^\d+(?:\.\d+){0,3}/.exec(version)?.[0] ?? null, build: null, copies: 1 };
}

/** The library holds `5.1.31-v5.1.31…`, for an eID software that no package manager knows. */
export const versionInLibrary = (text: string): string | null =>
  /\b(\d{1,3}\.\d{1,3}\.\d{1,3})-v\d/.exec(text)?.[1] ?? null;
