/** The system's own dialog that asks for photos, scans and PDFs. */
import { dialog, type BrowserWindow } from 'electron';
import { FILE_ENDINGS } from '../../../shared/file-endings.ts';
import { words } from '../door-words.ts';
import { personsFolders } from './persons-folders.ts';

/**
 * Asks the person for files. Resolves to the paths of what they chose; to none when they closed the dialog. Chromium's
 * own dialog for a page names no folder: on Linux it began at the recent files, those of the visitor before among them.
 * @param begin the folder to begin in; null for the person's pictures
 */
export async function chooseFiles(
  window: BrowserWindow,
  { begin, several }: { begin: string | null; several: boolean },
): Promise<readonly string[]> {
  const { kinds, all } = words.window.choose;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: begin ?? personsFolders().pictures,
    filters: [
      { name: kinds, extensions: [...FILE_ENDINGS] },
      { name: all, extensions: ['*'] },
    ],
    properties: [
      'openFile',
      ...(several ? (['multiSelections'] as const) : []),
      // On Windows, not among the recent documents that the next visitor finds in the start menu.
      'dontAddToRecent',
    ],
  });
  return canceled ? [] : filePaths;
}
