/** The program as the page sees it: typed requests and events, each reply parsed by its schema. */
import {
  type Argument,
  type Bridge,
  type EventName,
  type Reply,
  type RequestName,
  type EventPayload,
} from '../../shared/contract.ts';
import { parseReply, parseEvent } from '../../shared/parse-message.ts';
import { loopbackBridge } from './loopback-bridge.ts';

declare global {
  interface Window {
    /** Provided by src/preload in Electron; absent in the browser's door. */
    readonly cleEnMain?: Bridge;
  }
}

export interface Client {
  /** Sends a request. Rejects when the program refuses, is gone, or answers outside the contract. */
  request<K extends RequestName>(name: K, argument: Argument<K>): Promise<Reply<K>>;
  /** Listens to an event; returns the function that stops listening. */
  listen<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void;
}

/**
 * Connects through Electron's bridge where there is one, otherwise over loopback. Rejects when nobody answers. `onEnd`
 * is called when the program has ended and this page has stayed.
 */
export async function connect(onEnd: () => void): Promise<Client> {
  return clientOver(window.cleEnMain ?? (await loopbackBridge(onEnd)));
}

export function clientOver(bridge: Bridge): Client {
  return {
    request: async (name, argument) => parseReply(name, await bridge.request(name, argument)),
    listen: (name, listener) => bridge.listen(name, (payload) => listener(parseEvent(name, payload))),
  };
}
