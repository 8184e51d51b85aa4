/** Electron's messages: the only place that listens to a page and that sends it events. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { REQUESTS, type EventName, type Handlers, type EventPayload } from '../../../shared/contract.ts';
import { parseEvent } from '../../../shared/parse-message.ts';
import { isOwnPage } from '../../../shared/security.ts';
import { answer } from '../answer.ts';

export function serveRequests(handlers: Handlers): void {
  for (const name of Object.keys(REQUESTS)) {
    ipcMain.handle(name, async (event, argument: unknown) => {
      assertOwnPage(event);
      return answer(handlers, name, argument);
    });
  }
}

export function publish<K extends EventName>(page: WebContents, name: K, payload: EventPayload<K>): void {
  if (!page.isDestroyed()) page.send(name, parseEvent(name, payload));
}

/** Only the top frame of our own page may ask; a frame that has closed meanwhile has no address any more. */
function assertOwnPage(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isOwnPage(frame.url))
    throw new Error('request from an untrusted page');
}
