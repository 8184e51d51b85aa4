/**
 * Answers one request of the page, whichever door it came through: the name must be known, argument and reply of their
 * shape.
 */
import type { Handlers } from '../../shared/contract.ts';
import { isRequestName, type RequestName } from '../../shared/contract-names.ts';
import { MessageRefused, parseArgument, parseReply } from '../../shared/parse-message.ts';

/**
 * Has one request of a page answered by its handler, and checks argument and reply against the contract.
 * @throws MessageRefused for an unknown name, or an argument or reply that its schema refuses; what the handler throws
 */
export async function answer(handlers: Handlers, name: string, argument: unknown): Promise<unknown> {
  if (!isRequestName(name)) throw new MessageRefused('unknown request');
  return ask(handlers, name, argument);
}

async function ask<K extends RequestName>(handlers: Handlers, name: K, argument: unknown): Promise<unknown> {
  return parseReply(name, await handlers[name](parseArgument(name, argument)));
}
