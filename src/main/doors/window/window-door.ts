/** The Electron door: one fenced window that shows the program. */
import { join } from 'node:path';
import { BrowserWindow, app, nativeTheme, powerMonitor, screen } from 'electron';
import { exitNow } from './ending.ts';
import { mayGo } from '../../../shared/policy.ts';
import { APP_ORIGIN } from '../../../shared/security.ts';
import type { Beginning, Program } from '../../program.ts';
import { logError } from '../../../process/explain-failure.ts';
import { createLeaving } from '../../session/leaving.ts';
import { words } from '../door-words.ts';
import { besideTheBrowser } from './beside-browser.ts';
import { quitByKey } from './quit-key.ts';
import { windowShape } from './window-shape.ts';
import { denyPermissions, refuseDownloads, serveBundle, visitSession } from './guard.ts';
import { serveRequests, send } from './ipc.ts';

/**
 * Opens the window, and while its page is loaded by another process, loads the program and starts it in the window;
 * once per process. Electron must be ready. Rejects when the program could not be started. A page that cannot be loaded
 * ends the process with exit code 1. One that crashes is loaded anew; at the third crash within a minute the program
 * ends, with exit code 2 where the page was never shown, but never in a kiosk.
 */
export async function openWindowDoor(beginning: Beginning): Promise<Program> {
  denyPermissions();
  serveBundle(join(import.meta.dirname, '../renderer'));
  const { policy } = beginning.policy;
  const kiosk = policy.kiosk !== null;
  if (!mayGo(policy, 'dialogs')) refuseDownloads();
  const window = createWindow(kiosk);
  let program: Program | null = null;
  const leaving = createLeaving({
    hasUnsavedPages: () => program?.hasUnsavedPages() ?? false,
    ask: () => {
      if (window.isDestroyed() || window.webContents.isCrashed()) return false;
      send(window, 'session.leave-asked', undefined);
      return true;
    },
    leave,
  });
  let isClosing = false;
  window.on('close', (event) => {
    isClosing = !kiosk && leaving.mayClose();
    if (!isClosing) event.preventDefault();
  });
  quitByKey(window);
  if (kiosk) comeBackIfClosed(window);
  letSystemEnd(window);
  const standBeside = besideTheBrowser(window);
  // A page that was loaded anew shows itself whole.
  window.webContents.on('did-finish-load', () => standBeside(false));
  showAnew(window, kiosk);
  const starting = import('./window-program.ts').then(({ startInWindow }) =>
    startInWindow(window, beginning, {
      leave,
      answerLeave: (said) => leaving.answer(said),
      ...(kiosk ? {} : { standBeside }),
    }),
  );
  serveRequests(starting.then(({ answer }) => answer));
  window.loadURL(`${APP_ORIGIN}/index.html`).catch(async (error: unknown) => {
    // Told to end while it still loads: the end goes its ordered way.
    if (isClosing || window.isDestroyed()) return;
    // Without its page the program can do nothing: better to end than to show an empty window.
    await logError(error);
    exitNow(1);
  });
  ({ program } = await starting);
  return program;
}

/**
 * Brings the window of the running program to the front; where it has just been closed, has Electron start the program
 * anew after its end.
 */
export function showAgain(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) {
    // It has just been closed: whoever starts the program wants one all the same.
    app.relaunch();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Set when the program was told to end: by the trainer's code, a signal, or the system's shutdown. */
let isToEnd = false;

/**
 * Ends the program without a question, kiosk or not: destroys every window, also one whose page hangs, without its
 * `close`; the program then ends in its ordered way.
 */
export function leave(): void {
  isToEnd = true;
  const windows = BrowserWindow.getAllWindows();
  // The page may hang, so the window is destroyed rather than closed; when the last window has gone, index.ts ends the
  // program.
  for (const window of windows) window.destroy();
  if (windows.length === 0) app.quit();
}

/**
 * A script of the page can close its window (`window.close()`) without the window being asked, and so could whatever
 * else the desktop knows. Behind a kiosk lies the PC: unless the program was told to end, Electron starts it anew.
 */
function comeBackIfClosed(window: BrowserWindow): void {
  window.once('closed', () => {
    if (!isToEnd) app.relaunch();
  });
}

/** What lies behind everything on a page: `--ground` of styles/tokens.css. */
const BACKGROUND = { light: '#faf6ee', dark: '#14191d' } as const;

/** Milliseconds. A page that crashes again within this time is taken to crash by itself. */
const SOON_MS = 60_000;
const MOST_CRASHES = 2;
/** Milliseconds. A page that crashes by itself is not loaded anew without a pause: it would keep the PC busy. */
const KIOSK_PAUSE_MS = 2000;

/**
 * Loads a page anew when it has crashed: the program still holds all that was brought in. If it keeps crashing the
 * program ends, because an empty window helps nobody; a kiosk stays, since its end would open the desktop without the
 * trainer's code.
 */
function showAnew(window: BrowserWindow, kiosk: boolean): void {
  let crashes: number[] = [];
  let shown = false;
  window.webContents.once('did-finish-load', () => {
    shown = true;
  });
  // Without it the page finds no program, and says so; why is known here only.
  window.webContents.on('preload-error', (_event, _path, { stack = '' }) => void logError(inPreload(stack)));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`the page ended: ${reason}`);
    crashes = [...crashes.filter((at) => Date.now() - at < SOON_MS), Date.now()];
    if (crashes.length > MOST_CRASHES && kiosk)
      setTimeout(() => {
        if (!window.isDestroyed()) window.webContents.reload();
      }, KIOSK_PAUSE_MS);
    else if (crashes.length > MOST_CRASHES && shown) leave();
    else if (crashes.length > MOST_CRASHES) {
      // By its exit code `npm start` knows to open another door.
      console.error(words.window['no-page']);
      exitNow(2);
    } else window.webContents.reload();
  });
}

/** Electron runs preload as a text without a name, below one line of its own. */
function inPreload(stack: string): string {
  return stack.replaceAll(
    /<anonymous>:(\d+):(\d+)/g,
    (_whole, line: string, column: string) => `out/preload/index.cjs:${Number(line) - 1}:${column}`,
  );
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
  const { maximised, ...shape } = windowShape(screen.getPrimaryDisplay().workAreaSize);
  const window = new BrowserWindow({
    title: 'Clé en main',
    ...shape,
    show: false,
    kiosk,
    // Behind it lies the PC. On Linux the desktop's own menu does it all the same, and Electron is not even told.
    minimizable: !kiosk,
    // Until the page is painted, and while the window is being made larger.
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    // Windows and macOS take the icon from the program's own file.
    ...(process.platform === 'linux' ? { icon: join(import.meta.dirname, '../icon.png') } : {}),
    webPreferences: {
      session: visitSession(),
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      // Would fetch dictionaries; no-network.ts keeps it from doing so at the start.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.setMenuBarVisibility(false);
  showOncePainted(window, () => {
    if (maximised && !kiosk) window.maximize();
    window.show();
  });
  return window;
}

/** Milliseconds. X11, Windows and macOS tell of the first painting within a few frames. */
const PAINTED_MS = 500;

/**
 * Calls `show` once, when the page is painted. Wayland does not let a window that is not shown be painted, and never
 * tells of it: there the page is shown a moment after it has loaded, on its own background.
 */
function showOncePainted(window: BrowserWindow, show: () => void): void {
  let shown = false;
  const once = (): void => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    show();
  };
  window.once('ready-to-show', once);
  window.webContents.once('did-finish-load', () => setTimeout(once, PAINTED_MS));
}
