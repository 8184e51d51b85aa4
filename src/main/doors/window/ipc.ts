/** Electron's messages: the only place that listens to a page and that sends it events. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { REQUEST_NAMES, type EventName } from '../../../shared/contract-names.ts';
import { isOwnPage } from '../../../shared/security.ts';

/** Answers one request of the page; the name and the argument are as the page sent them. */
export type Answer = (name: string, argument: unknown) => Promise<unknown>;

/**
 * Answers every request of the contract that comes from the top frame of our own page, and refuses it from any other.
 * @param answering the program may still be on its way: a request waits for it
 */
export function serveRequests(answering: Promise<Answer>): void {
  for (const name of REQUEST_NAMES) {
    ipcMain.handle(name, async (event, argument: unknown) => {
      assertOwnPage(event);
      const answer = await answering;
      return answer(name, argument);
    });
  }
}

/**
 * Sends an event to the window's page. Does nothing for a window that is gone: of a destroyed one not even
 * `webContents` may be asked for.
 * @param payload as the contract wants it for this event
 */
export function send(window: BrowserWindow, name: EventName, payload: unknown): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(name, payload);
}

/** Only the top frame of our own page may ask; a frame that has closed meanwhile has no address any more. */
function assertOwnPage(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isOwnPage(frame.url))
    throw new Error('request from an untrusted page');
}
