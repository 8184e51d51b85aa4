/** The program as the page sees it: typed requests and events, each reply parsed by its schema. */
import {
  type Argument,
  type Bridge,
  type EventName,
  type Reply,
  type RequestName,
  type EventPayload,
} from '../../shared/contract.ts';
import { reportFailure } from './failures.ts';
import { parseReply, parseEvent } from '../../shared/parse-message.ts';
import { loopbackBridge } from './loopback-bridge.ts';

declare global {
  interface Window {
    /** Provided by src/preload in Electron; absent in the browser's door. */
    readonly cleEnMain?: Bridge;
  }
}

/** What a screen can ask of the program and hear from it. */
export interface Client {
  /** Sends a request. Rejects when the program refuses, is gone, or answers outside the contract. */
  request<K extends RequestName>(name: K, argument: Argument<K>): Promise<Reply<K>>;
  /** For a request whose reply nobody waits for. When it fails, the screen says so. */
  send<K extends RequestName>(name: K, argument: Argument<K>): void;
  /** Listens to an event; returns the function that stops listening. */
  listen<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void;
}

/**
 * Connects through Electron's bridge where there is one, otherwise over loopback. There it rejects when nobody answers
 * or the program refuses this page.
 * @param onEnd called, over loopback, when the program has ended and this page has stayed
 */
export async function connect(onEnd: () => void): Promise<Client> {
  return clientOver(window.cleEnMain ?? (await loopbackBridge(onEnd)));
}

/**
 * Makes the client that asks the program and hears from it over this bridge. Its requests reject with RequestFailed; an
 * event outside the contract throws and reaches no listener.
 */
export function clientOver(bridge: Bridge): Client {
  const request: Client['request'] = async (name, argument) => {
    try {
      return parseReply(name, await bridge.request(name, argument));
    } catch (error) {
      // Whoever catches it, or the net, can say what was asked.
      throw new RequestFailed(name, error);
    }
  };
  return {
    request,
    send: (name, argument) => {
      request(name, argument).catch(reportFailure);
    },
    listen: (name, listener) => bridge.listen(name, (payload) => listener(parseEvent(name, payload))),
  };
}

/** A request that was refused, was not answered, or was answered outside the contract. */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  constructor(request: RequestName, cause: unknown) {
    super(`${request}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
