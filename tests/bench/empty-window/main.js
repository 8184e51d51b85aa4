/** The least that a program with a window can be in Electron: what ours is measured beside (start-up-window.bench.ts). */
import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1100, height: 768, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(join(import.meta.dirname, 'index.html'));
});
