/**
 * A child process's way to the program: Node's child_process.fork or Electron's utilityProcess, one protocol. Used by
 * the card process and by the documents' workers; what a message may hold is each side's own schema.
 */
import * as v from 'valibot';

/** The program, as its child process sees it. */
export interface Parent {
  send(message: object): void;
  /** `raw` as it came, to be parsed. */
  listen(listener: (raw: unknown) => void): void;
}

const portSchema = v.looseObject({ postMessage: v.function(), on: v.function() });

/**
 * Finds the program that started this process, by Electron's utilityProcess or else by fork. Under fork, this process
 * exits with 0 where there is no parent or when it goes; under Electron nothing is done about that here.
 */
export function findParent(): Parent {
  const raw: unknown = Reflect.get(process, 'parentPort');
  const port = v.safeParse(portSchema, raw);
  if (port.success) {
    const { postMessage, on } = port.output;
    return {
      send: (message) => void Reflect.apply(postMessage, raw, [message]),
      listen: (listener) =>
        void Reflect.apply(on, raw, ['message', (event: unknown) => listener(Reflect.get(Object(event), 'data'))]),
    };
  }
  // Without a parent there is nobody to work for (rule 8 of docs/facts/pcsc.md).
  process.on('disconnect', () => process.exit(0));
  // It may have died while this process was still loading: then the event is past.
  if (!process.connected) process.exit(0);
  return {
    // The parent may go at this very moment: `disconnect` then ends us, and the message that was lost is nobody's.
    send: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    listen: (listener) => void process.on('message', listener),
  };
}
