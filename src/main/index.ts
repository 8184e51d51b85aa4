/** The entry of Electron's main process: its life cycle and nothing else. */
import { app, Menu } from 'electron';
import { declareScheme, guardEveryWindow } from './doors/window/guard.ts';
import { leave, openWindowDoor, showAgain } from './doors/window/window-door.ts';
import { forkCardProcessInElectron } from './doors/window/utility-card-process.ts';
import { forkDocumentsWorkerInElectron } from './doors/window/utility-documents-worker.ts';
import { howToStart, startWithoutDisplay } from './doors/window/no-display.ts';
import { runTerminal, terminalArguments } from './doors/terminal/run-terminal.ts';
import { NO_SCREEN } from './doors/terminal/words.ts';
import { practiceArgument, scenarioRefusal } from './doors/practice-argument.ts';
import { stayOnLocalDisk } from './session/local-disk.ts';
import { readPolicyHere } from './session/policy.ts';
import { windowFolder } from './session/window-folder.ts';
import type { Program } from './program.ts';

let program: Program | null = null;
let stopping: Promise<void> | null = null;
let stopped = false;

stayOnLocalDisk();
const command = terminalArguments(process.argv);
switch (howToStart({ command: command !== null, chosen: app.commandLine.hasSwitch('ozone-platform') })) {
  case 'again':
    process.exit(startWithoutDisplay(app.getPath('exe'), process.argv.slice(1)));
  case 'no-screen':
    console.error(NO_SCREEN);
    process.exit(2);
  case 'as-it-is':
    begin();
}

function begin(): void {
  const refusal = command === null ? scenarioRefusal(practiceArgument(process.argv)) : null;
  if (refusal !== null) {
    console.error(refusal);
    process.exit(64); // EX_USAGE of sysexits.h
  }
  const folder = app.commandLine.hasSwitch('user-data-dir') ? null : windowFolder();
  if (folder !== null) app.setPath('userData', folder);
  // A command of the terminal opens no window, and may run while one is open.
  if (command !== null)
    void app
      .whenReady()
      .then(() =>
        runTerminal(command, {
          startCardProcess: forkCardProcessInElectron,
          startDocumentsWorker: forkDocumentsWorkerInElectron,
        }),
      )
      .then(finish, fail);
  // A second start shows the first one's window and leaves.
  else if (app.requestSingleInstanceLock()) start();
  else app.quit();
}

/**
 * Lets standard output be written before the program ends: on Windows, exiting at once cuts off what a pipe has not
 * taken yet.
 */
function finish(code: number): void {
  process.stdout.write('', () => app.exit(code));
}

function fail(error: unknown): void {
  console.error(error);
  app.exit(2);
}

function start(): void {
  app.enableSandbox();
  declareScheme();
  guardEveryWindow();
  app.on('second-instance', showAgain);
  app.on('window-all-closed', () => app.quit());
  // Quitting waits until the card process has ended and the session's files are gone.
  app.on('will-quit', (event) => {
    if (program === null || stopped) return;
    event.preventDefault();
    // Stopping is begun once, however often quitting is asked for (macOS asks repeatedly when it shuts down): a second
    // stop would find nothing to do and end before the first is done.
    stopping ??= program
      .stop()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        stopped = true;
        app.quit();
      });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  void Promise.all([readPolicyHere({ development: !app.isPackaged }), app.whenReady()]).then(([policy]) => {
    // In a kiosk the menu's « Quitter » would be the way round the code.
    if (process.platform !== 'darwin' || policy.policy.kiosk !== null) Menu.setApplicationMenu(null);
    program = openWindowDoor({ practice: practiceArgument(process.argv), policy });
  });
}
