/** The entry of Electron's main process: its life cycle and nothing else. */
import { app, dialog, Menu } from 'electron';
import { answeringDisplays } from './doors/window/displays.ts';
import { endBeforeQuitting, exitNow, leaveOnSignals } from './doors/window/ending.ts';
import { declareScheme, guardEveryWindow } from './doors/window/guard.ts';
import { howToStart, startAgain } from './doors/window/no-display.ts';
import { keepChromiumQuiet, keepSessionsQuiet } from './doors/window/no-network.ts';
import { leave, openWindowDoor, showAgain } from './doors/window/window-door.ts';
import { FAILED, outliveClosedPipes } from './doors/last-resort.ts';
import { logError } from '../process/explain-failure.ts';
import { words } from './doors/door-words.ts';
import { readWordsGiven, type Wanted } from './doors/window/words-given.ts';
import { stayOnLocalDisk } from './session/local-disk.ts';
import { readPolicyHere } from './session/read-policy.ts';
import { commandFolder, removeAtEnd, removeLeftSocket, removeOnceGone, windowFolder } from './session/window-folder.ts';
import type { Program } from './program.ts';

let program: Program | null = null;

// Without these Electron shows a box in English, with a stack, and goes on.
process.on('uncaughtException', (error) => void failed(error));
process.on('unhandledRejection', (error) => void failed(error));
// Saying that nobody reads what we say would fail as well, without an end.
outliveClosedPipes();
stayOnLocalDisk();
const wanted = readWordsGiven({ argv: process.argv, appPath: app.isPackaged ? null : app.getAppPath() });
const start = howToStart({
  command: wanted.kind === 'terminal',
  chosen: app.commandLine.hasSwitch('ozone-platform'),
  platform: process.platform,
  displays: await answeringDisplays(process.env),
});
switch (start.how) {
  case 'again':
    // eslint-disable-next-line no-fallthrough -- the process ends here
    process.exit(await startAgain(app.getPath('exe'), process.argv.slice(1), start.platform));
  case 'no-screen':
    console.error((await import('./doors/terminal/terminal-words.ts')).NO_SCREEN);
    process.exit(2);
  case 'as-it-is':
    await begin(wanted);
}

/**
 * Opens the window or runs the command, as the command line asks; ends the process with 64 when it asks for a scenario
 * that is not there. What a window does not need at its start is loaded by whoever needs it.
 */
async function begin(wanted: Wanted): Promise<void> {
  const refusal =
    wanted.kind === 'window' && wanted.practice !== null
      ? (await import('./doors/scenario-refusal.ts')).scenarioRefusal(wanted.practice)
      : null;
  if (refusal !== null) {
    console.error(refusal);
    process.exit(64); // EX_USAGE of sysexits.h
  }
  keepChromiumQuiet();
  const ownFolder = wanted.kind === 'terminal' ? commandFolder : windowFolder;
  const folder = app.commandLine.hasSwitch('user-data-dir') ? null : ownFolder();
  if (folder !== null) {
    app.setPath('userData', folder);
    removeLeftSocket(folder);
    if (wanted.kind === 'window') removeAtEnd(folder);
  }
  // A command of the terminal opens no window and may run beside one.
  if (wanted.kind === 'terminal') void app.whenReady().then(() => answerTerminal(wanted.words, folder));
  // A second start shows the first one's window and leaves.
  else if (app.requestSingleInstanceLock()) openWindow(wanted.practice);
  else app.quit();
}

async function answerTerminal(words: readonly string[], folder: string | null): Promise<void> {
  const code = await import('./doors/window/terminal-in-electron.ts')
    .then(({ runTerminalInElectron }) => runTerminalInElectron(words))
    .catch(async (error: unknown) => {
      await logError(error);
      return FAILED;
    });
  // Exiting at once would cut off what a pipe has not taken yet (Windows).
  process.stdout.write('', () => {
    if (folder !== null) removeOnceGone(folder, { times: 4 });
    app.exit(code);
  });
}

function openWindow(practice: string | null): void {
  // Root has to give the sandbox up on the command line; taken back here, no child would live.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Windows' task bar knows the program by it, and so puts window and shortcut together (electron-builder.yml).
  app.setAppUserModelId('org.cle-en-main.app');
  declareScheme();
  guardEveryWindow();
  app.on('second-instance', showAgain);
  app.on('window-all-closed', () => app.quit());
  /** The program from the moment on at which it is being started: one that is closed at once has to end as well. */
  let opening: Promise<Program> | null = null;
  endBeforeQuitting(async () => (await opening)?.stop());
  void Promise.all([readPolicyHere({ development: !app.isPackaged }), app.whenReady()]).then(async ([policy]) => {
    keepSessionsQuiet();
    leaveOnSignals(leave);
    // In a kiosk the menu's « Quitter » would be the way round the code.
    if (process.platform !== 'darwin' || policy.policy.kiosk !== null) Menu.setApplicationMenu(null);
    opening = openWindowDoor({ practice, policy });
    program = await opening;
  });
}

/**
 * What no part of the program expected. Once the window is there it stays: it holds pages that are not saved, and most
 * of the program does not depend on the part that failed. Before, there is nothing to keep, and nobody would see why
 * nothing opens.
 */
async function failed(error: unknown): Promise<void> {
  await logError(error);
  if (program !== null) return;
  if (app.isReady() && wanted.kind === 'window')
    dialog.showErrorBox(words.window['not-started'].title, words.window['not-started'].text);
  exitNow(FAILED);
}
