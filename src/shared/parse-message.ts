/** Parses a message of the contract on the side that receives it, keeping its name and its type together. */
import * as v from 'valibot';
import {
  EVENTS,
  REQUESTS,
  type Argument,
  type EventName,
  type Reply,
  type RequestName,
  type EventPayload,
} from './contract.ts';

type RequestSchemas = {
  readonly [K in RequestName]: {
    readonly argument: v.GenericSchema<unknown, Argument<K>>;
    readonly reply: v.GenericSchema<unknown, Reply<K>>;
  };
};
type EventSchemas = { readonly [K in EventName]: v.GenericSchema<unknown, EventPayload<K>> };

const requests: RequestSchemas = REQUESTS;
const events: EventSchemas = EVENTS;

/** A message that the contract does not know, or that is not of its shape. The text never repeats what was received. */
export class MessageRefused extends Error {
  override name = 'MessageRefused';
}

/**
 * Checks what came with a request against the contract, and gives it in its type, without fields that the contract does
 * not name.
 * @throws MessageRefused when it has another shape
 */
export const parseArgument = <K extends RequestName>(name: K, raw: unknown): Argument<K> =>
  parse(name, requests[name].argument, raw);
/**
 * Checks what came back for a request against the contract, and gives it in its type, without fields that the contract
 * does not name.
 * @throws MessageRefused when it has another shape
 */
export const parseReply = <K extends RequestName>(name: K, raw: unknown): Reply<K> =>
  parse(name, requests[name].reply, raw);
/**
 * Checks what an event carries against the contract, and gives it in its type, without fields that the contract does
 * not name.
 * @throws MessageRefused when it has another shape
 */
export const parseEvent = <K extends EventName>(name: K, raw: unknown): EventPayload<K> =>
  parse(name, events[name], raw);

/** Fields that the schema does not know are left out, so that nothing crosses a door by accident. */
function parse<T>(name: string, schema: v.GenericSchema<unknown, T>, raw: unknown): T {
  const parsed = v.safeParse(schema, raw);
  if (parsed.success) return parsed.output;
  const [{ type, expected }] = parsed.issues;
  throw new MessageRefused(`${name}: ${v.getDotPath(parsed.issues[0]) ?? 'message'} is not ${expected ?? type}`);
}
