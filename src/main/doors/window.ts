/** The Electron door: one fenced window that shows the program. */
import { join } from 'node:path';
import { BrowserWindow, app, shell } from 'electron';
import { APP_ORIGIN } from '../../shared/security.ts';
import { startProgram, type Program } from '../program.ts';
import { denyPermissions, serveBundle } from './guard.ts';
import { serveRequests, tell } from './ipc.ts';
import { forkCardProcessInElectron } from './utility-card-process.ts';

/** Electron must be ready. `practice`: the scenario to begin with, or null for the real machine. */
export function openWindowDoor(practice: string | null): Program {
  denyPermissions();
  serveBundle(join(import.meta.dirname, '../renderer'));
  const window = createWindow();
  const program = startProgram({
    name: 'window',
    startCardProcess: forkCardProcessInElectron,
    showAddress: (address) => shell.openExternal(address),
    tell: (name, payload) => tell(window.webContents, name, payload),
  }, practice);
  serveRequests(program.handlers);
  window.loadURL(`${APP_ORIGIN}/index.html`).catch((error: unknown) => {
    // Without its page the program can do nothing: better to end than to show an empty window.
    console.error(error);
    app.exit(1);
  });
  return program;
}

/** Brings the window of the running program to the front. */
export function showAgain(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Clé en main',
    width: 1100,
    height: 820,
    minWidth: 640,
    minHeight: 480,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      // Would fetch dictionaries.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  return window;
}
