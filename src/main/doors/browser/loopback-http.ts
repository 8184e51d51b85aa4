/** What the loopback door says and reads in HTTP: refusals, bounded bodies, answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { decode } from '../../../shared/codec.ts';
import { requestBodySchema } from '../../../shared/loopback-messages.ts';
import { MessageRefused } from '../../../shared/parse-message.ts';

/** Says why and lets go at once: a client that never closes its end would keep a place for ever. */
export function goodbye(socket: Duplex, status: string): void {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
  else socket.destroy();
}

/** A request that this door refuses; `text` is what the page learns of the reason. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a page is told of an error: its own mistake in words, ours only as such. */
export function errorFor(error: unknown): { status: number; text: string } {
  if (error instanceof Refused) return { status: error.status, text: error.message };
  if (error instanceof MessageRefused) return { status: 400, text: error.message };
  return { status: 500, text: 'the program could not answer' };
}

/**
 * The path that a request names, without its search.
 * @throws Refused when it is no path of ours
 */
export function pathOf(url: string | undefined): string {
  if (url === undefined || !url.startsWith('/') || !URL.canParse(url, 'http://127.0.0.1'))
    throw new Refused(400, 'malformed address');
  return new URL(url, 'http://127.0.0.1').pathname;
}

/**
 * A request's body, of at most `limit` bytes; what lies beyond is not read.
 * @throws Refused when there is more of it
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) throw new Refused(400, 'malformed');
    size += part.length;
    if (size > limit) throw new Refused(413, `more than ${limit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * The argument that the body of a request carries.
 * @throws Refused when it is none
 */
export function parseBody(body: Buffer): v.InferOutput<typeof requestBodySchema> {
  try {
    return v.parse(requestBodySchema, decode(body.toString()));
  } catch {
    // The sender learns no more than this, whatever is wrong with the message.
    throw new Refused(400, 'malformed');
  }
}

/** Answers with this body, which no cache may keep. */
export function send(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string>,
): void {
  response
    .writeHead(status, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers })
    .end(body);
}

/** A file's name as RFC 5987 wants it: encodeURIComponent leaves four signs that mean something there. */
export const encodedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
