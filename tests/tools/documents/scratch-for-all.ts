/** What several tests of one file share: a folder, or the documents of one session in it. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { scratch, type Scratch } from './photos.ts';
import { session, type Session } from './session.ts';

/**
 * A fresh temporary folder for all tests of the file or the `describe` that calls this, made before the first of them
 * and removed after the last. What is returned may be used in tests and hooks, not before: until then it throws.
 */
export function scratchForAll(): Scratch {
  let made: Scratch | null = null;
  const folder = (): Scratch => there(made, 'folder');
  beforeAll(async () => {
    made = await scratch();
  });
  afterAll(() => folder().remove());
  return {
    get path() {
      return folder().path;
    },
    at: (name) => folder().at(name),
    remove: () => folder().remove(),
  };
}

/**
 * A fresh temporary folder, and in it the documents of one session for all tests of the file, emptied after each. Both
 * may be used in tests and hooks, not before: until then they throw.
 */
export function documentsForAll(): { readonly files: Scratch; readonly now: Session } {
  const files = scratchForAll();
  let begun: Session | null = null;
  const now = (): Session => there(begun, 'session');
  beforeAll(() => {
    begun = session(files.path);
  });
  // Hooks end in the reverse order of their registration: the session before its folder.
  afterAll(async () => {
    await now().end();
  });
  afterEach(() => now().documents.clear());
  return {
    files,
    get now() {
      return now();
    },
  };
}

function there<T>(made: T | null, what: string): T {
  if (made === null) throw new Error(`there is no ${what} before the tests have begun`);
  return made;
}
