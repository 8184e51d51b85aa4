/** What loads at the start, and what must wait until somebody needs it. */
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const OUT = join(import.meta.dirname, '../../out');
const FIRST_SCRIPTS_LIMIT_BYTES = 200 * 1024;
/** Seconds to load, megabytes to hold: pictures and PDF. */
const HEAVY = ['sharp', 'mupdf', 'libheif-js', '@imagemagick/magick-wasm', 'tesseract.js-core'];

/** Every module reached by static imports, bundled files and package names alike. */
async function reached(entry: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  if (!entry.startsWith(OUT)) return seen;
  const source = await readFile(entry, 'utf8');
  for (const [, from = ''] of source.matchAll(/^\s*(?:import|export)\s*(?:[^'";]*?\sfrom\s*)?["']([^"']+)["'];?$/gm)) {
    await reached(from.startsWith('.') ? join(dirname(entry), from) : from, seen);
  }
  return seen;
}

describe.each(['index.js', 'browser.js', 'cli.js', 'documents-worker.js'])('the built entry %s', (entry) => {
  it('does not load sharp, mupdf, libheif-js, ImageMagick or Tesseract by a static import', async () => {
    const modules = await reached(join(OUT, 'main', entry));
    expect(modules.size).toBeGreaterThan(2);
    expect(
      [...modules].filter((name) => HEAVY.some((heavy) => name === heavy || name.startsWith(`${heavy}/`))),
    ).toEqual([]);
  });
});

describe('the program’s page', () => {
  it('holds neither of two parts that only `npm run dev` needs', async () => {
    const folder = join(OUT, 'renderer/assets');
    const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const name of scripts) {
      const source = await readFile(join(folder, name), 'utf8');
      expect([name, source.includes('development-screens'), source.includes('program-restarted')]).toEqual([
        name,
        false,
        false,
      ]);
    }
  });
  it('begins with at most 200 kB of script, compressed', async () => {
    const html = await readFile(join(OUT, 'renderer/index.html'), 'utf8');
    const first = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file = '']) => join(OUT, 'renderer', file));
    expect(first.length).toBeGreaterThan(0);
    const all = new Set<string>();
    for (const file of first) for (const module of await reached(file)) all.add(module);
    let bytes = 0;
    for (const file of all) bytes += gzipSync(await readFile(file)).length;
    expect(bytes).toBeLessThan(FIRST_SCRIPTS_LIMIT_BYTES);
  });
});
