/** The system's own dialog that asks where a PDF goes. */
import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { SaveTarget } from '../../documents/saving.ts';
import { words } from '../door-words.ts';
import { personsFolders } from './persons-folders.ts';

const ENDING = '.pdf';

/**
 * Asks where to save, and resolves when the person has answered: to `cancelled` when they closed the dialog. A file
 * that is there is named only once they said that it may be replaced.
 * @param suggested a name, or a whole path where the administrator chose the folder
 */
export async function chooseTarget(window: BrowserWindow, suggested: string): Promise<SaveTarget> {
  let proposed = isAbsolute(suggested) ? suggested : join(personsFolders().documents, suggested);
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: proposed,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      // On Windows, not among the recent documents that the next visitor finds in the start menu.
      properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
    });
    if (canceled || filePath === '') return { kind: 'cancelled' };
    const path = withEnding(filePath);
    // The dialog asked about the name it knew.
    if (path === filePath || !(await isThere(path)) || (await mayReplace(window, path))) return { kind: 'file', path };
    proposed = path;
  }
}

/**
 * The path with `.pdf` at its end; one that ends so already, in capitals or not, stays as it is. Linux' dialog gives
 * back the name as it was typed, and without the ending no program would open the file.
 */
export const withEnding = (path: string): string => (path.toLowerCase().endsWith(ENDING) ? path : `${path}${ENDING}`);

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { message, detail, keep, replace } = words.window.replace;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: app.name,
    message: message.replace('{{name}}', basename(path)),
    detail,
    // Enter and Escape both keep what is there.
    buttons: [keep, replace],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
