/** The Electron door: one fenced window that shows the program. */
import { join } from 'node:path';
import { stat } from 'node:fs/promises';
import { BrowserWindow, app, dialog, powerMonitor, shell } from 'electron';
import { APP_ORIGIN } from '../../../shared/security.ts';
import { startProgram, type Beginning, type Program } from '../../program.ts';
import { createLeaving } from '../../session/leaving.ts';
import { denyPermissions, serveBundle, visitSession } from './guard.ts';
import { serveRequests, publish } from './ipc.ts';
import { forkDocumentsWorkerInElectron } from './utility-documents-worker.ts';
import { forkCardProcessInElectron } from './utility-card-process.ts';

/** Opens the window and starts the program in it. Electron must be ready. */
export function openWindowDoor(beginning: Beginning): Program {
  denyPermissions();
  serveBundle(join(import.meta.dirname, '../renderer'));
  const kiosk = beginning.policy.policy.kiosk !== null;
  const window = createWindow(kiosk);
  const leaving = createLeaving({
    hasUnsavedPages: () => program.hasUnsavedPages(),
    ask: () => {
      const page = window.webContents;
      if (page.isDestroyed() || page.isCrashed()) return false;
      publish(page, 'session.leave-asked', undefined);
      return true;
    },
    leave,
  });
  window.on('close', (event) => {
    if (kiosk || !leaving.mayClose()) event.preventDefault();
  });
  letSystemEnd(window);
  showAnew(window);
  const program: Program = startProgram(
    {
      name: 'window',
      startCardProcess: forkCardProcessInElectron,
      startDocumentsWorker: forkDocumentsWorkerInElectron,
      showAddress: (address) => shell.openExternal(address),
      leave,
      answerLeave: (said) => leaving.answer(said),
      publish: (name, payload) => publish(window.webContents, name, payload),
      async chooseTarget(suggested) {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: suggested,
          filters: [{ name: 'PDF', extensions: ['pdf'] }],
          // On Windows the file is kept out of the recent documents, which the next visitor would find in the start
          // menu.
          properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
        });
        return canceled || filePath === '' ? { kind: 'cancelled' } : { kind: 'file', path: filePath };
      },
      async openFile(path, how) {
        if (how === 'show-folder') {
          shell.showItemInFolder(path);
          return;
        }
        const failed = await shell.openPath(path);
        if (failed !== '') throw new Error(failed);
      },
      isThere: (path) =>
        stat(path).then(
          (found) => found.isFile(),
          () => false,
        ),
    },
    beginning,
  );
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

/** Ends the program without a question, kiosk or not. */
export function leave(): void {
  const windows = BrowserWindow.getAllWindows();
  // The page may hang, so the window is destroyed rather than closed; when the last window has gone, index.ts ends the
  // program.
  for (const window of windows) window.destroy();
  if (windows.length === 0) app.quit();
}

/** Milliseconds. A page that crashes again within this time is taken to crash by itself. */
const SOON_MS = 60_000;
const MOST_CRASHES = 2;

/**
 * Loads a page anew when it has crashed: the program still holds all that was brought in. If it keeps crashing the
 * program ends, because an empty window helps nobody.
 */
function showAnew(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`the page ended: ${reason}`);
    crashes = [...crashes.filter((at) => Date.now() - at < SOON_MS), Date.now()];
    if (crashes.length > MOST_CRASHES) leave();
    else window.webContents.reload();
  });
}

/**
 * Shutting the PC down or logging off waits for nobody's answer. Windows tells the window, and closes none.
 * macOS tells, then quits the program as Cmd+Q does: a kiosk or a question that refuses would keep the whole PC on.
 * (Since electron/electron#24111 it is told then only, not when the Dock's « Quitter » is used.)
 */
function letSystemEnd(window: BrowserWindow): void {
  window.on('session-end', leave);
  powerMonitor.on('shutdown', leave);
}

function createWindow(kiosk: boolean): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Clé en main',
    width: 1100,
    height: 820,
    minWidth: 640,
    minHeight: 480,
    show: false,
    kiosk,
    webPreferences: {
      session: visitSession(),
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      // The spell checker would download dictionaries.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  return window;
}
