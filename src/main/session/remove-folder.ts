/** Removing a folder in which another process may still be at work. */
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 100;

/**
 * Removes a folder with all that is in it; nothing happens where there is none. What cannot be removed is tried again
 * for about so many seconds: on Windows a process that is just ending still holds files open. `maxRetries` of Node's
 * own `rm` tries again in each folder on the way down, and then in each on the way up: one busy folder three levels
 * deep would be tried eight thousand times.
 * @throws the error of the last try
 */
export async function removeFolder(folder: string, seconds: number): Promise<void> {
  for (let left = seconds * (1000 / PAUSE_MS); ; left -= 1)
    try {
      await rm(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (left === 0) throw error;
      await setTimeout(PAUSE_MS);
    }
}
