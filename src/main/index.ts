/** Electron's main process: its life cycle, nothing else. */
import { app, Menu } from 'electron';
import { declareScheme, guardEveryWindow } from './doors/guard.ts';
import { leave, openWindowDoor, showAgain } from './doors/window.ts';
import { practiceArgument } from './doors/practice-argument.ts';
import { readPolicyHere } from './session/policy.ts';
import type { Program } from './program.ts';

let program: Program | null = null;
let stopped = false;

// A second start shows the first one's window and leaves.
if (app.requestSingleInstanceLock()) start();
else app.quit();

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
    program.stop().catch((error: unknown) => console.error(error)).finally(() => { stopped = true; app.quit(); });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  void Promise.all([readPolicyHere({ development: !app.isPackaged }), app.whenReady()]).then(([policy]) => {
    // In a kiosk the menu's « Quitter » would be the way round the code.
    if (process.platform !== 'darwin' || policy.policy.kiosk !== null) Menu.setApplicationMenu(null);
    program = openWindowDoor({ practice: practiceArgument(process.argv), policy });
  });
}
