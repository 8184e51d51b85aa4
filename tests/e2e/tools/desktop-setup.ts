/**
 * Before the end-to-end tests: where a real Electron is here, a normal user to run it and a screen with a window
 * manager.
 */
import { findTestElectron } from '../../../scripts/lib/test-electron.mjs';
import { isRoot, makePerson } from './person.ts';
import { startScreen } from './screen.ts';

export default async function setup(): Promise<() => Promise<void>> {
  if (process.platform !== 'linux' || findTestElectron() === null) return async () => undefined;
  if (isRoot) await makePerson();
  if (process.env['DISPLAY'] !== undefined && process.env['DISPLAY'] !== '') return async () => undefined;
  const screen = await startScreen();
  process.env['DISPLAY'] = screen.display;
  return () => screen.end();
}
