/**
 * Compares the first four numbers of two versions one by one, as a sort wants it: below 0, 0 or above 0. A number or a
 * version that is missing counts as 0.
 */
export function compareVersions(a: string | null, b: string | null): number {
  const [left, right] = [a, b].map((version) =>
    (version ?? '').split('.').map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let index = 0; index < 4; index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** OpenSC from here on leaves the eID to the official module (fault 26 of docs/facts/faults.md). */
const OPENSC_GIVES_WAY = '0.26';

/**
 * The name under which an OpenSC of this version is reported, in a list. The list is empty when this version leaves the
 * eID alone (fault 26 of docs/facts/faults.md), and when there is no version.
 */
export const openscBeside = (version: string | null): string[] =>
  version !== null && compareVersions(version, OPENSC_GIVES_WAY) < 0 ? [`OpenSC ${version}`] : [];
