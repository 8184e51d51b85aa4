/** The way to the program: Node's child_process.fork or Electron's utilityProcess, one protocol. */
import * as v from 'valibot';
import { hostRequestSchema, type HostMessage, type HostRequest } from '../src/shared/card-process.ts';

export interface Parent {
  tell(message: HostMessage): void;
  listen(listener: (request: HostRequest) => void): void;
}

const portSchema = v.looseObject({ postMessage: v.function(), on: v.function() });

export function findParent(): Parent {
  const port = v.safeParse(portSchema, Reflect.get(process, 'parentPort'));
  if (port.success) {
    const { output } = port;
    return {
      tell: (message) => void Reflect.apply(output.postMessage, Reflect.get(process, 'parentPort'), [message]),
      listen: (listener) =>
        void Reflect.apply(output.on, Reflect.get(process, 'parentPort'), [
          'message',
          (event: unknown) => receive(Reflect.get(Object(event), 'data'), listener),
        ]),
    };
  }
  // Rule 8 of docs/facts/pcsc.md: without a parent there is nobody to watch for.
  process.on('disconnect', () => process.exit(0));
  // It may have died while this process was still loading: then the event is past.
  if (!process.connected) process.exit(0);
  return {
    // The parent may go at this very moment: `disconnect` then ends us, without a complaint.
    tell: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    listen: (listener) => void process.on('message', (message) => receive(message, listener)),
  };
}

/** A message outside the protocol is refused whole. */
function receive(message: unknown, listener: (request: HostRequest) => void): void {
  const request = v.safeParse(hostRequestSchema, message);
  if (request.success) listener(request.output);
}
