/** A worker's way to the program: Node's child_process.fork or Electron's utilityProcess, one protocol. */
import * as v from 'valibot';

export interface Parent {
  tell(message: object): void;
  listen(listener: (raw: unknown) => void): void;
}

const portSchema = v.looseObject({ postMessage: v.function(), on: v.function() });

export function findParent(): Parent {
  const raw: unknown = Reflect.get(process, 'parentPort');
  const port = v.safeParse(portSchema, raw);
  if (port.success) {
    const { postMessage, on } = port.output;
    return {
      tell: (message) => void Reflect.apply(postMessage, raw, [message]),
      listen: (listener) =>
        void Reflect.apply(on, raw, ['message', (event: unknown) => listener(Reflect.get(Object(event), 'data'))]),
    };
  }
  // Without a parent there is nobody to work for; it may have died while this process was still loading.
  process.on('disconnect', () => process.exit(0));
  if (!process.connected) process.exit(0);
  return {
    tell: (message) => {
      if (process.connected) process.send?.(message);
    },
    listen: (listener) => void process.on('message', listener),
  };
}
