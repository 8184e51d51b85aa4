// `npm run drawings`: writes assets/drawings from scripts/drawings. Run by hand when a drawing changes; the files are
// committed.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DRAWINGS } from './drawings/every-drawing.mjs';
import { C, INK } from './drawings/parts.mjs';

const folder = fileURLToPath(new URL('../assets/drawings/', import.meta.url));
for (const file of readdirSync(folder)) if (!Object.hasOwn(DRAWINGS, file.replace(/\.svg$/, ''))) rmSync(folder + file);
for (const [name, parts] of Object.entries(DRAWINGS)) {
  writeFileSync(
    `${folder}${name}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"><rect width="320" height="240" rx="20" fill="${C.ground}"/><g fill="none" stroke="${INK}" stroke-width="4" stroke-linejoin="round" stroke-linecap="round">${parts}</g></svg>\n`,
  );
}
console.log(`${Object.keys(DRAWINGS).length} drawings`);
