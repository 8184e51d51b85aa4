/** The page's own files, for the window and for the browser: what is in the folder is served, and nothing else. */
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

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

/** A file of the page, with its media type. */
export interface BundleFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** Gives the file at `path` (as it stands in the address, still encoded), or null. */
export type Bundle = (path: string) => Promise<BundleFile | null>;

/**
 * Makes what reads the page's files by their addresses. Only files that the folder, with its subfolders, held at the
 * first request may be asked for, each by its exact address (`/` is `index.html`), and only those of a page's types
 * (TYPES); all else is null. So no spelling of a way out of the
 * folder can work, nor a name that the system finds in every folder (`CON.js` on Windows, which answers when somebody
 * types).
 */
export function bundleOf(folder: string): Bundle {
  let listed: Promise<ReadonlyMap<string, string>> | null = null;
  return async (path) => {
    const file = (await (listed ??= list(folder))).get(path === '/' ? '/index.html' : path);
    const type = TYPES[extname(file ?? '')];
    if (file === undefined || type === undefined) return null;
    // A file that has gone meanwhile or cannot be read is, for the page, not there.
    const body = await readFile(file).catch(() => null);
    return body === null ? null : { body: new Uint8Array(body), type };
  };
}

/** Addresses with their files, for all files below `folder`; empty when the folder cannot be read. */
async function list(folder: string, address = ''): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries.map(async (entry): Promise<readonly (readonly [string, string])[]> => {
      const file = join(folder, entry.name);
      const here = `${address}/${encodeURIComponent(entry.name)}`;
      if (entry.isDirectory()) return [...(await list(file, here))];
      return entry.isFile() ? [[here, file]] : [];
    }),
  );
  return new Map(below.flat());
}
