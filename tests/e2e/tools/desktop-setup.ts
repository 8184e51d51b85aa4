/**
 * Before the end-to-end tests: a screen with a window manager, without which the double opens no window either,
 * and a normal user to run a real Electron.
 */
import { isRoot, makePerson } from './person.ts';
import { startScreen } from './screen.ts';

export default async function setup(): Promise<() => Promise<void>> {
  if (process.platform !== 'linux') return async () => undefined;
  if (isRoot) await makePerson();
  if (process.env['DISPLAY'] !== undefined && process.env['DISPLAY'] !== '') return async () => undefined;
  const screen = await startScreen();
  process.env['DISPLAY'] = screen.display;
  return () => screen.end();
}
