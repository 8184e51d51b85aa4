/** Shows what was saved, with the person's own programs. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { shell } from 'electron';

/**
 * Opens a file in the person's own program for it, or shows it in its folder.
 * @throws when no program was found to show it, or the system refused to open it; a folder that the system then does
 * not show goes unnoticed
 */
export async function openFile(path: string, how: 'open' | 'show-folder'): Promise<void> {
  // Chromium starts this one on Linux, and says nothing where there is none.
  if (process.platform === 'linux' && !isOnPath('xdg-open', process.env['PATH'] ?? ''))
    throw new Error('xdg-open is not installed');
  if (how === 'show-folder') {
    shell.showItemInFolder(path);
    return;
  }
  const failed = await shell.openPath(path);
  if (failed !== '') throw new Error(failed);
}

function isOnPath(program: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
