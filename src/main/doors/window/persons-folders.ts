/**
 * Where a person's own files are, for dialogs to begin at: not in the folder from which the program happened to be
 * started.
 */
import { statSync } from 'node:fs';
import { app } from 'electron';

/** The paths of a person's own folders. */
export interface PersonsFolders {
  readonly documents: string;
  readonly pictures: string;
}

/**
 * The folders for documents and pictures. A new profile may lack one; then the home stands for it. Electron must be
 * ready.
 */
export function personsFolders(): PersonsFolders {
  return { documents: folderOrHome('documents'), pictures: folderOrHome('pictures') };
}

function folderOrHome(name: 'documents' | 'pictures'): string {
  const folder = app.getPath(name);
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isThere ? folder : app.getPath('home');
}
