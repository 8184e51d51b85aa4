/**
 * Who imports whom in src and native: types, `import()` and re-exports included, which oxlint's import/no-cycle leaves
 * out.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';

export interface Import {
  readonly from: string;
  /** A path from the root of the clone, or the name of a package. */
  readonly to: string;
}

export const sources = (): string[] =>
  execFileSync('git', ['ls-files', 'src', 'native'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.tsx?$/.test(path));

export function importsOf(path: string, text = readFileSync(path, 'utf8')): Import[] {
  return [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'([^'\n]+)'/g)].map(([, name = '']) => ({
    from: path,
    to: name.startsWith('.') ? posix.normalize(posix.join(dirname(path), name)) : name,
  }));
}

/** Each circle once, as the paths on it; empty when there is none. */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) found.push(trail.slice(at));
    if (at !== -1 || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
}
