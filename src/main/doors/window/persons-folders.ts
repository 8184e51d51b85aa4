/**
 * Where a person's own files are, for dialogs to begin at: not in the folder from which the program happened to be
 * started.
 */
import { statSync } from 'node:fs';
import { app } from 'electron';

/** Paths of folders. */
export interface PersonsFolders {
  readonly documents: string;
  readonly pictures: string;
}

/** Electron must be ready. A new profile may lack either folder; then the home stands for it. */
export function personsFolders(): PersonsFolders {
  return { documents: folderOrHome('documents'), pictures: folderOrHome('pictures') };
}

function folderOrHome(name: 'documents' | 'pictures'): string {
  const folder = app.getPath(name);
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isThere ? folder : app.getPath('home');
}
