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
    /** Put there by src/preload in Electron; absent in the loopback door. */
    readonly cleEnMain?: Bridge;
  }
}

export interface Client {
  /** Rejects when the program refuses, is gone, or answers outside the contract. */
  request<K extends RequestName>(name: K, argument: Argument<K>): Promise<Reply<K>>;
  /** Returns the function that stops listening. */
  listen<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void;
}

/** Through Electron's bridge where there is one, over loopback otherwise. Rejects when nobody answers. `onEnd`: the program has gone, and this page stayed. */
export async function connect(onEnd: () => void): Promise<Client> {
  return clientOver(window.cleEnMain ?? (await loopbackBridge(onEnd)));
}

export function clientOver(bridge: Bridge): Client {
  return {
    request: async (name, argument) => parseReply(name, await bridge.request(name, argument)),
    listen: (name, listener) => bridge.listen(name, (payload) => listener(parseEvent(name, payload))),
  };
}
