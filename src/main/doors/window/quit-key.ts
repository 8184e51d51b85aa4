/** Ctrl+Q, by which people end programs on Linux and Windows. A menu would bring the key along, and there is none. */
import { app, type BrowserWindow } from 'electron';

/**
 * Quits the program when Ctrl+Q is pressed in this window, as its X does: with a question while pages are not saved,
 * and not at all in a kiosk, whose window refuses to close. The main process sees the key before the page, so a page
 * that hangs does not keep it from anybody. Not on macOS, where the menu has Cmd+Q, and Ctrl+Q is nobody's.
 */
export function quitByKey(window: BrowserWindow): void {
  if (process.platform === 'darwin') return;
  window.webContents.on('before-input-event', (event, { type, key, control, shift, alt, meta, isAutoRepeat }) => {
    if (type !== 'keyDown' || !control || shift || alt || meta || key.toLowerCase() !== 'q') return;
    event.preventDefault();
    // Held down, it is pressed once.
    if (!isAutoRepeat) app.quit();
  });
}
