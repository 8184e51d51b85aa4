/** Packages as dpkg and rpm name them (facts §2.3). */
import type { Software } from '../../../src/shared/facts.ts';
import type { Ran } from '../run.ts';

/** `install ok installed|5.1.11v5.1.11-0deb12-1` of dpkg-query, `5.1.31` of rpm; null when it is not installed. */
export function readPackage({ code, out }: Ran): Software | null {
  const text = out.trim();
  const version = text.includes('|') ? (text.startsWith('install ok installed|') ? text.slice(text.lastIndexOf('|') + 1) : '') : text;
  if (code !== 0 || !/^(\d+:)?\d/.test(version)) return null;
  return { installed: true, version: /^\d+\.\d+(\.\d+)?/.exec(version.replace(/^\d+:/, ''))?.[0] ?? null, build: null, copies: 1 };
}
