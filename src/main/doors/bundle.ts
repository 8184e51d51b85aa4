/** The page's own files, for both doors: what is in the folder is served, nothing else. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface BundleFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** `path` as it stands in the address, still encoded. Null for what is not there, or would be outside `folder`. */
export async function bundleFile(folder: string, path: string): Promise<BundleFile | null> {
  const type = TYPES[extname(path === '/' ? 'index.html' : path)];
  const file = inside(folder, path === '/' ? '/index.html' : path);
  if (type === undefined || file === null) return null;
  // Missing, a folder, unreadable: to the page all the same, it is not there.
  const body = await readFile(file).catch(() => null);
  return body === null ? null : { body: new Uint8Array(body), type };
}

/** Decoded first, compared after: `..%2f` is a way out like any other. */
function inside(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null; // A lone % is no name of ours.
  }
  if (decoded.includes('\0')) return null;
  const file = normalize(join(folder, decoded));
  return file.startsWith(normalize(folder) + sep) ? file : null;
}
