/**
 * Makes `electron [switches] PATH [words]` work in the tests' Electron.
 *
 * Electron starts `resources/default_app.asar` when no program was packed into it. Electron's own one is not part of
 * the package from which the tests' Electron comes, so this is ours, and does no more than a test needs.
 *
 * It is an ES module that awaits the program at its top level: Electron emits `ready` only once its first module is
 * done, and what a program must do before `ready` (privileged schemes, the sandbox) is then done in time.
 */
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { preloads, path } = readWords(process.argv.slice(1));
if (path === null) fail('Usage: electron [switches] [-r MODULE] PATH [words]');

// How a program tells that it was started by `electron PATH`; then its own words begin behind the path.
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
for (const each of preloads) require(resolve(each));

const entry = describeProgram(resolve(path));
try {
  await import(pathToFileURL(entry).href);
} catch (error) {
  // Electron's own shows a dialog here, for which a test would wait until its limit.
  fail(`The program threw an error while it was loaded:\n${error?.stack ?? error}`);
}

/** Up to the first word that is no switch: that is the path. */
function readWords(words) {
  const preloads = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '-r') preloads.push(words[(at += 1)]);
    else if (!word.startsWith('-')) return { preloads, path: word };
  }
  return { preloads, path: null };
}

/**
 * Gives Electron the name and version of the program's package.json, as it takes them of an installed one; returns the
 * file to start.
 */
function describeProgram(place) {
  const file = join(place, 'package.json');
  const manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  const entry = findEntry(place);
  app.setAppPath(existsSync(file) ? place : dirname(entry));
  return entry;
}

function findEntry(place) {
  try {
    return require.resolve(place);
  } catch {
    return fail(`There is no program to start at ${place}`);
  }
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
