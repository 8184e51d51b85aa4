/** Electron's messages: the only place that listens to a page and that sends it events. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { REQUESTS, type EventName, type Handlers, type EventPayload } from '../../../shared/contract.ts';
import { parseEvent } from '../../../shared/parse-message.ts';
import { isOwnPage } from '../../../shared/security.ts';
import { answer } from '../answer.ts';

/**
 * Answers every request of the contract that comes from the top frame of our own page, and refuses it from any other.
 */
export function serveRequests(handlers: Handlers): void {
  for (const name of Object.keys(REQUESTS)) {
    ipcMain.handle(name, async (event, argument: unknown) => {
      assertOwnPage(event);
      return answer(handlers, name, argument);
    });
  }
}

/**
 * Sends an event to the window's page. Does nothing for a window that is gone: of a destroyed one not even
 * `webContents` may be asked for.
 * @throws MessageRefused when the payload is not of the contract's shape
 */
export function publish<K extends EventName>(window: BrowserWindow, name: K, payload: EventPayload<K>): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed())
    window.webContents.send(name, parseEvent(name, payload));
}

/** Only the top frame of our own page may ask; a frame that has closed meanwhile has no address any more. */
function assertOwnPage(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isOwnPage(frame.url))
    throw new Error('request from an untrusted page');
}
