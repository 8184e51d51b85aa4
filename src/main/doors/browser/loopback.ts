/**
 * The loopback door: the page and its requests over HTTP on 127.0.0.1, for one page of this PC.
 * Every defence has its hostile request in tests/unit/main/doors/loopback.test.ts.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { hasCode } from '../../../shared/error-code.ts';
import { encode } from '../../../shared/codec.ts';
import { CHUNK_BYTES } from '../../../shared/documents.ts';
import { isRequestName, type RequestName } from '../../../shared/contract-names.ts';
import {
  EVENTS_PATH,
  MADE_PATH,
  PAGE_KEY_HEADER,
  REQUEST_PATH,
  SESSION_PATH,
} from '../../../shared/loopback-messages.ts';
import { MessageRefused } from '../../../shared/parse-message.ts';
import { FILE_HEADERS } from '../../../shared/security.ts';
import { bundleOf } from '../bundle.ts';
import { Refused, encodedName, errorFor, goodbye, parseBody, pathOf, readBody, send } from './loopback-http.ts';
import { LoopbackSession } from './loopback-session.ts';
import { userOfPeer } from './peer-user.ts';
import { REFUSAL_PAGE, REFUSAL_POLICY } from './refusal-page.ts';

/** Bytes that a request may carry, unless it is listed under LARGER. */
const SMALL = 64 * 1024;
const LARGER: Partial<Record<RequestName, number>> = {
  // One part of a file, written as base64.
  'documents.send-part': Math.ceil((CHUNK_BYTES * 4) / 3) + 1024,
};

/** What the loopback door serves, and what it reports. */
export interface LoopbackOptions {
  /** Answers a request of our own page, by its name and with its argument as the page sent it. */
  answer(name: RequestName, argument: unknown): Promise<unknown>;
  /** Folder of the built renderer. */
  readonly folder: string;
  /** Called each time the last open page has gone. */
  onEmpty(): void;
  /** Called each time a page has come, or come back after a reload. */
  onPage(): void;
  /** A file made for this page, by the token in its address; null when there is none. */
  offered(token: string): { file: string; name: string } | null;
  /** A handler failed; the page only learns that it did. */
  onTrouble(error: unknown): void;
  /** For tests that cannot wait as long as PATIENCE. */
  readonly patience?: Patience;
}

/** How long a client may keep one of the door's places without doing anything with it, milliseconds. */
export interface Patience {
  /** For the head of a request. */
  readonly head: number;
  /** For a whole request with its body. */
  readonly whole: number;
  /** Without taking a byte of an answer. */
  readonly taking: number;
  /** Between two looks at the clients that are late with a request. */
  readonly look: number;
}

/** A page of this PC needs a few milliseconds for each; Node's own thirty seconds between two looks are too many. */
const PATIENCE: Patience = { head: 5_000, whole: 60_000, taking: 30_000, look: 2_000 };

/** The loopback door, open. */
export interface Loopback {
  /** With the launch code after the `#`, which no request carries and no log keeps; null once it is spent. */
  readonly address: string | null;
  publish(name: string, payload: unknown): void;
  /** For the next visitor: a new launch code; the page that was there is a stranger from now on. */
  renew(): void;
  close(): Promise<void>;
}

/**
 * Opens the loopback door on a free port of 127.0.0.1. Resolves once it listens; rejects when that address cannot be
 * bound.
 */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const pages = new Set<ServerResponse>();
  const bundle = bundleOf(options.folder);
  const patience = options.patience ?? PATIENCE;
  let door: { readonly self: string; readonly session: LoopbackSession } | null = null;

  const server = createServer(
    // A client that says nothing makes room for one that does.
    {
      headersTimeout: patience.head,
      requestTimeout: patience.whole,
      connectionsCheckingInterval: patience.look,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => {
      serve(request, response).catch((error: unknown) => {
        // Of a client that has gone nobody learns anything, and it is no fault of ours.
        if (response.socket === null || response.socket.destroyed) return;
        if (!(error instanceof Refused) && !(error instanceof MessageRefused)) options.onTrouble(error);
        const { status, text } = errorFor(error);
        // The rest of an oversized body is not read, so the connection cannot be used again.
        if (response.headersSent) response.destroy();
        else
          send(response, status, encode({ error: text }), { 'content-type': 'application/json', connection: 'close' });
      });
    },
  );
  server.maxConnections = 256;
  // Nor does one that never takes its answer keep a place: Node destroys its socket.
  server.setTimeout(patience.taking);
  // No WebSocket here; unlike fetch, a page of any site may open one without asking.
  server.on('upgrade', (_request, socket) => {
    goodbye(socket, '403 Forbidden');
  });
  server.on('clientError', (error, socket) => {
    // Without a word: a browser opens connections ahead of time, and would take a word for the answer to the request
    // that it is just sending there. Of a connection that is simply closed it knows to send that request again.
    if (hasCode(error, 'ERR_HTTP_REQUEST_TIMEOUT')) socket.destroy();
    else goodbye(socket, '400 Bad Request');
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (door === null) throw new Refused(503, 'not open yet');
    // A page of another site can forge neither: this stops DNS rebinding and cross-site requests.
    if (request.headers.host !== door.self) throw new Refused(403, 'foreign host');
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${door.self}`) throw new Refused(403, 'foreign origin');
    const path = pathOf(request.url);
    if (request.method === 'GET' && path.startsWith(MADE_PATH))
      return sendMade(path.slice(MADE_PATH.length), request, response, door.session);
    if (request.method === 'GET') return sendFile(path, request, response, door.session);
    if (request.method !== 'POST' || origin === undefined) throw new Refused(405, 'no such method');
    if (path === SESSION_PATH) return openSession(request, response, door.session);
    if (!door.session.hasCookie(request.headers.cookie) || !door.session.hasPageKey(request.headers[PAGE_KEY_HEADER]))
      throw new Refused(403, 'not the page of this session');
    // Our own page listens for hours, and waits as long as a person reads a dialog.
    request.socket.setTimeout(0);
    if (path === EVENTS_PATH) return openEvents(response);
    if (path.startsWith(REQUEST_PATH)) return answerRequest(path.slice(REQUEST_PATH.length), request, response);
    throw new Refused(404, 'no such address');
  }

  async function sendFile(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    session: LoopbackSession,
  ): Promise<void> {
    const isDocument = path === '/' || path === '/index.html';
    if (isDocument && session.isTaken && !session.hasCookie(request.headers.cookie)) {
      return send(response, 403, REFUSAL_PAGE, {
        ...FILE_HEADERS,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': REFUSAL_POLICY,
      });
    }
    const file = await bundle(path);
    if (file === null) throw new Refused(404, 'no such file');
    send(response, 200, file.body, { ...FILE_HEADERS, 'content-type': file.type });
  }

  /**
   * The browser fetches a finished document by itself, without the page's key. So the cookie is asked for, and a token
   * in the address that only this page knows.
   */
  async function sendMade(
    token: string,
    request: IncomingMessage,
    response: ServerResponse,
    session: LoopbackSession,
  ): Promise<void> {
    if (!session.hasCookie(request.headers.cookie)) throw new Refused(403, 'not the page of this session');
    const made = options.offered(token);
    const found = made && (await stat(made.file).catch(() => null));
    if (made === null || found === null) throw new Refused(404, 'no such file');
    response.writeHead(200, {
      ...FILE_HEADERS,
      'content-type': 'application/pdf',
      'content-length': found.size,
      'content-disposition': `attachment; filename*=UTF-8''${encodedName(made.name)}`,
    });
    await pipeline(createReadStream(made.file), response);
  }

  async function openSession(
    request: IncomingMessage,
    response: ServerResponse,
    session: LoopbackSession,
  ): Promise<void> {
    const code = (await readBody(request, 1024)).toString();
    // The code is on the browser's command line, which other users of the PC can read: theirs is refused and spends
    // nothing.
    const user = await userOfPeer(request.socket);
    // Whoever has gone meanwhile cannot use an answer: it would only keep the page from its own.
    if (user !== 'not-told' && (user === 'gone' || user.uid !== process.getuid?.()))
      throw new Refused(403, 'not the person who started the program');
    const traded = session.trade(code);
    if (traded === null) throw new Refused(403, 'this address has already been used');
    send(response, 200, encode({ pageKey: traded.pageKey }), {
      'content-type': 'application/json',
      'set-cookie': traded.setCookie,
    });
  }

  /** A page listens: every event is sent to it as a line of JSON, until it goes. */
  function openEvents(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.flushHeaders();
    pages.add(response);
    options.onPage();
    response.on('close', () => {
      pages.delete(response);
      if (pages.size === 0) options.onEmpty();
    });
  }

  async function answerRequest(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isRequestName(name)) throw new Refused(404, 'no such request');
    const body = parseBody(await readBody(request, LARGER[name] ?? SMALL));
    const reply = await options.answer(name, body.argument);
    send(response, 200, encode({ reply }), { 'content-type': 'application/json' });
  }

  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      if (bound === null || typeof bound === 'string') reject(new Error('no port'));
      else resolve(bound.port);
    });
  });
  const self = `127.0.0.1:${port}`;
  const begin = (): LoopbackSession => {
    const session = new LoopbackSession(port);
    door = { self, session };
    return session;
  };
  let session = begin();

  return {
    get address() {
      return session.launchCode === null ? null : `http://${self}/#${session.launchCode}`;
    },
    renew() {
      session = begin();
      for (const page of pages) page.end();
    },
    publish(name, payload) {
      const line = `${encode({ name, payload })}\n`;
      for (const page of pages) page.write(line);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
