// Which test files need the reader service. Only one pcscd can run (it owns one fixed socket), so those files run one
// after another in one lane, and everything else runs beside them in others.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ROOT } from './prepare.mjs';

/**
 * The module that starts the real reader service: a test that imports it, directly or not, belongs to the reader's
 * lane.
 */
const SERVICE = resolve(ROOT, 'tests/tools/pcscd.ts');
/** A relative import, or a test file that is named because it is run again (tests/long/package does). */
const NAMED = /from\s+'(\.{1,2}\/[^']+)'|import\(\s*'(\.{1,2}\/[^']+)'|'(tests\/[^']+\.test\.ts)'/g;

const known = new Map();

/** @param {string} file an absolute path of a TypeScript file */
function needsReader(file) {
  const before = known.get(file);
  if (before !== undefined) return before;
  known.set(file, file === SERVICE); // Also ends the search where two files import each other.
  if (file !== SERVICE && existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    const named = [...text.matchAll(NAMED)].map(([, from, lazily, suite]) =>
      suite === undefined ? resolve(dirname(file), from ?? lazily) : resolve(ROOT, suite),
    );
    known.set(
      file,
      named.some((each) => needsReader(each)),
    );
  }
  return known.get(file);
}

/**
 * The test files of these folders of `tests/` and of all folders in them, as paths from the repository's root.
 * @param {readonly string[]} folders e.g. `['integration', 'e2e']`
 */
export function testFiles(folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, 'tests', folder), { recursive: true })
      .map((name) => join('tests', folder, name))
      .filter((name) => /\.test\.tsx?$/.test(name))
      .sort(),
  );
}

/**
 * Parts test files into those that need the reader service, which must run one after another, and the rest. A file
 * needs it when it imports tests/tools/pcscd.ts, which starts the service, or names a test file that does, directly or
 * through others.
 * @param {readonly string[]} files
 */
export function byLane(files) {
  const withReader = files.filter((file) => needsReader(resolve(ROOT, file)));
  return { reader: withReader, noReader: files.filter((file) => !withReader.includes(file)) };
}

// `node scripts/lib/lanes.mjs` shows the lanes.
if (process.argv[1] === import.meta.filename) {
  const { reader, noReader } = byLane(testFiles(['integration', 'e2e', 'package', 'long']));
  console.log(
    `reader:\n  ${reader.join('\n  ')}\nno reader:\n  ${noReader.map((each) => relative('.', each)).join('\n  ')}`,
  );
}
