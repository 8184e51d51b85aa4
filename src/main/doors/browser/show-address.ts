/** Opens an address of the catalogue in the person's own browser, without a shell in between. */
import { spawn } from 'node:child_process';
import { windowsProgram } from '../../session/windows-folder.ts';

/**
 * Milliseconds. xdg-open and its like fail within this time; one that still runs has found a browser and waits for it
 * to close.
 */
const FAILS_WITHIN_MS = 3000;

/**
 * Opens an address in the person's own browser. Resolves when the system's opener has taken the address; rejects when
 * there is no opener, or when it fails at once.
 */
export function showAddress(address: string): Promise<void> {
  const [command, args] = opener(address);
  return startWith(command, ...args);
}

/**
 * Starts a program with these arguments, without a shell. Resolves when it has ended well, or is still running after
 * three seconds; rejects when it cannot be started or ends with an error.
 */
export function startWith(command: string, ...args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: 'ignore', detached: true });
    const taken = setTimeout(resolve, FAILS_WITHIN_MS);
    child.once('error', (error) => {
      clearTimeout(taken);
      reject(error);
    });
    child.once('exit', (code) => {
      clearTimeout(taken);
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}`));
    });
    child.unref();
  });
}

function opener(address: string): [string, string[]] {
  switch (process.platform) {
    case 'win32':
      return [windowsProgram('rundll32.exe'), ['url.dll,FileProtocolHandler', address]];
    case 'darwin':
      return ['open', [address]];
    default:
      return ['xdg-open', [address]];
  }
}
