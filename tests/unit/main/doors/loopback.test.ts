/** The loopback door against requests that its page would never send. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer } from '../../../../src/main/doors/answer.ts';
import { openLoopback, type Loopback } from '../../../../src/main/doors/browser/loopback.ts';
import { Offers } from '../../../../src/main/doors/browser/offers.ts';
import type { Handlers } from '../../../../src/shared/contract.ts';
import { CONTENT_SECURITY_POLICY } from '../../../../src/shared/security.ts';
import { nobody } from '../../../tools/nobody.ts';
import { until } from '../../../tools/wait.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

let home: string;
let door: Loopback;
let handlers: Handlers;
const onEmpty = vi.fn<() => void>();
const onPage = vi.fn<() => void>();
const onTrouble = vi.fn<(error: unknown) => void>();

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'loopback-'));
  await mkdir(join(home, 'page'));
  await writeFile(join(home, 'page/index.html'), '<h1>Clé en main</h1>');
  await writeFile(join(home, 'secret.json'), '{"secret":true}');
  handlers = {
    ...nobody,
    'check.report': async () => 'a report',
    'check.hold': vi.fn(async () => undefined),
    'link.open': async () => ({ state: 'opened' }),
    'link.open-in': async () => ({ state: 'opened' }),
  };
  door = await openLoopback({
    answer: (name, argument) => answer(handlers, name, argument),
    folder: join(home, 'page'),
    offered: (token) => (token === 'a-token' ? { file: join(home, 'made.pdf'), name: 'Lettre à l’école.pdf' } : null),
    onEmpty,
    onPage,
    onTrouble,
  });
});
afterEach(async () => {
  await door.close();
  await rm(home, { recursive: true });
  vi.clearAllMocks();
});

const parts = (): URL => new URL(door.address ?? 'http://spent.invalid');
let self = '';
const launchCode = (): string => {
  self = parts().host;
  return parts().hash.slice(1);
};

/** A request as our page sends it, unless told otherwise. */
function ask(
  path: string,
  {
    method = 'POST',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  if (door.address !== null) self = parts().host;
  const [, port = ''] = self.split(':');
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: self, ...(method === 'POST' ? { origin: `http://${self}` } : {}), ...headers },
      },
      (incoming) => {
        const received: Buffer[] = [];
        incoming.on('data', (part: Buffer) => received.push(part));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(received).toString(),
          }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Opens the session; gives the headers that the page sends from then on. */
async function begin(): Promise<Record<string, string>> {
  const { status, headers, text } = await ask('/session', { body: launchCode() });
  expect(status).toBe(200);
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const pageKey = /"pageKey":"([^"]+)"/.exec(text)?.[1] ?? '';
  return { cookie, 'x-page-key': pageKey };
}

describe('the page of the loopback door', () => {
  it('is served with the strict policy, and never stored in a cache', async () => {
    const { status, headers } = await ask('/', { method: 'GET' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('trades its launch code for a cookie out of reach of scripts and of other sites', async () => {
    const { headers } = await ask('/session', { body: launchCode() });
    expect(headers['set-cookie']?.[0]).toMatch(/^cle-en-main-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  it('sends a request and gets the reply', async () => {
    const page = await begin();
    expect(await ask('/request/check.report', { headers: page, body: '{}' })).toMatchObject({
      status: 200,
      text: '{"reply":"a report"}',
    });
  });

  it('receives an event as one line; the door learns that the page has come, and that it has gone', async () => {
    const page = await begin();
    const line = new Promise<string>((resolve) => {
      const [, port = ''] = self.split(':');
      const outgoing = httpRequest(
        {
          host: '127.0.0.1',
          port,
          path: '/events',
          method: 'POST',
          headers: { host: self, origin: `http://${self}`, ...page },
        },
        (incoming) => {
          door.publish('check.changed', { verdict: 'ready' });
          incoming.once('data', (part: Buffer) => {
            resolve(part.toString());
            outgoing.destroy();
          });
        },
      );
      outgoing.end();
    });
    expect(await line).toBe('{"name":"check.changed","payload":{"verdict":"ready"}}\n');
    expect(onPage).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(onEmpty).toHaveBeenCalledOnce());
  });

  it('reloads: the document is served again to the one that holds the cookie', async () => {
    const { cookie = '' } = await begin();
    expect((await ask('/', { method: 'GET', headers: { cookie } })).status).toBe(200);
  });
});

describe('a second client, beside the page', () => {
  it('is refused (403) with one plain page in French, without script', async () => {
    await begin();
    const { status, headers, text } = await ask('/', { method: 'GET' });
    expect(status).toBe(403);
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('déjà ouvert');
    expect(text).not.toContain('<script');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('cannot use the launch code again', async () => {
    const code = launchCode();
    await begin();
    expect(door.address).toBeNull();
    expect((await ask('/session', { body: code })).status).toBe(403);
  });

  it.each([
    ['nothing', {}],
    ['the cookie alone, as another port of 127.0.0.1 would receive it', { 'x-page-key': '' }],
    ['the page key alone', { cookie: '' }],
    ['a wrong cookie', { cookie: 'cle-en-main-1=x' }],
  ])('that sends %s is refused requests and events (403)', async (what, change) => {
    const page = await begin();
    const headers = what === 'nothing' ? {} : { ...page, ...change };
    expect((await ask('/request/check.report', { headers, body: '{}' })).status).toBe(403);
    expect((await ask('/events', { headers })).status).toBe(403);
  });

  it('is refused with a wrong launch code; the right one stays good for the right page', async () => {
    expect((await ask('/session', { body: 'x'.repeat(43) })).status).toBe(403);
    await begin();
  });
});

describe('a finished document', () => {
  beforeEach(() => writeFile(join(home, 'made.pdf'), '%PDF-1.7'));
  it('is handed to the page’s browser, to be saved, never shown', async () => {
    const { cookie = '' } = await begin();
    const { status, headers, text } = await ask('/made/a-token', { method: 'GET', headers: { cookie } });
    expect([status, text, headers['content-type']]).toEqual([200, '%PDF-1.7', 'application/pdf']);
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''Lettre%20/);
  });
  it('is refused without the cookie, even to somebody who knows its address', async () => {
    await begin();
    expect((await ask('/made/a-token', { method: 'GET' })).status).toBe(403);
  });
  it('has an address that cannot be guessed', async () => {
    const { cookie = '' } = await begin();
    const offers = new Offers();
    const addresses = Array.from({ length: 100 }, () => offers.add(join(home, 'made.pdf'), 'x.pdf'));
    expect(new Set(addresses).size).toBe(100);
    for (const address of addresses) expect(address).toMatch(/^\/made\/[\w-]{32}$/);
    for (const token of ['', 'x', '0', '../made.pdf', '..%2fmade.pdf', '__proto__'])
      expect((await ask(`/made/${token}`, { method: 'GET', headers: { cookie } })).status).toBe(404);
  });
});

describe('a hostile web page on the same PC', () => {
  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'cannot come by another host or port (DNS rebinding): %s',
    async (host) => {
      expect((await ask('/', { method: 'GET', headers: { host } })).status).toBe(403);
      expect((await ask('/session', { headers: { host }, body: launchCode() })).status).toBe(403);
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost', 'http://127.0.0.1', 'http://127.0.0.1:1'])(
    'can neither post nor load the page from another origin: %s',
    async (origin) => {
      const page = await begin();
      expect((await ask('/request/check.report', { headers: { ...page, origin }, body: '{}' })).status).toBe(403);
      expect((await ask('/', { method: 'GET', headers: { origin } })).status).toBe(403);
    },
  );

  it('cannot post without an origin', async () => {
    const page = await begin();
    const [, port = ''] = self.split(':');
    const status = await new Promise((resolve) => {
      httpRequest(
        { host: '127.0.0.1', port, path: '/request/check.report', method: 'POST', headers: { host: self, ...page } },
        (incoming) => {
          incoming.resume();
          resolve(incoming.statusCode);
        },
      ).end('{}');
    });
    expect(status).toBe(405);
  });

  it('is granted no CORS', async () => {
    const { status, headers } = await ask('/request/check.report', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(status).toBe(403);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('cannot open a WebSocket, even with the right cookie, and nor can our own page', async () => {
    const page = await begin();
    const answer = await raw(
      `GET /events HTTP/1.1\r\nHost: ${self}\r\nOrigin: https://evil.example\r\nCookie: ${page['cookie']}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    // Nor can our own page: there is none.
    expect(
      await raw(
        `GET / HTTP/1.1\r\nHost: ${self}\r\nOrigin: http://${self}\r\nCookie: ${page['cookie']}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1\.1 403 /);
  });

  // Linux answers at all of 127.0.0.0/8, which stands here for the PC's address in the network.
  it.runIf(process.platform === 'linux')('cannot come by another address of this PC', async () => {
    launchCode();
    const [, port = ''] = self.split(':');
    expect(
      await new Promise((resolve) => {
        connect(Number(port), '127.0.0.2', () => resolve('connected')).on('error', (error) =>
          resolve('code' in error ? error.code : error),
        );
      }),
    ).toBe('ECONNREFUSED');
  });
});

describe('a malformed or oversized request', () => {
  it.each([
    '/..%2fsecret.json',
    '/%2e%2e%2fsecret.json',
    '/../secret.json',
    '/..%5csecret.json',
    '//etc/passwd',
    '/%00',
    '/%',
    '/page',
    '/nothing.js',
    '/INDEX.HTML',
    '/index.html.',
    '/index.html::$DATA',
    '/./CON.js',
    '/aux.svg',
  ])('finds no file at %s', async (path) => {
    const { status, text } = await ask(path, { method: 'GET' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('secret');
  });

  // A pipe stands for what Windows finds in every folder, `CON.js`: whoever opens it waits until somebody types.
  it.skipIf(process.platform === 'win32')(
    'for a name that is a pipe’s finds no file (404), and is not kept waiting',
    async () => {
      execFileSync('mkfifo', [join(home, 'page/CON.js')]);
      expect((await ask('/CON.js', { method: 'GET' })).status).toBe(404);
    },
  );

  it.each(['', '[]', '"text"', '{', '{"argument":', 'null', '\u0000', '{"argument":{"$bytes":"*"}}'])(
    'is refused as malformed (400) with the body %j',
    async (body) => {
      const page = await begin();
      expect((await ask('/request/check.hold', { headers: page, body })).status).toBe(400);
      expect(handlers['check.hold']).not.toHaveBeenCalled();
    },
  );

  it.each(['yes', 1, null, {}, [true]])(
    'reaches no handler with an argument outside the contract: %j',
    async (argument) => {
      const page = await begin();
      expect((await ask('/request/check.hold', { headers: page, body: JSON.stringify({ argument }) })).status).toBe(
        400,
      );
      expect(handlers['check.hold']).not.toHaveBeenCalled();
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'shell.exec', '', 'check.report/x', 'check%2ereport'])(
    'reaches no handler by the name %j',
    async (name) => {
      const page = await begin();
      expect((await ask(`/request/${name}`, { headers: page, body: '{}' })).status).toBe(404);
    },
  );

  it('of twenty megabytes is refused or cut off, and the door goes on serving', async () => {
    const page = await begin();
    const answer = await ask('/request/check.hold', { headers: page, body: Buffer.alloc(20_000_000, 0x20) }).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
    // Refused, or the connection cut while we were still sending.
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(answer);
    expect(await ask('/request/check.report', { headers: page, body: '{}' })).toMatchObject({ status: 200 });
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('with the method %s is refused (405)', async (method) => {
    expect((await ask('/', { method })).status).toBe(405);
  });

  it.each([
    'nonsense\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
  ])('that is hardly HTTP is refused, and the door goes on serving', async (text) => {
    launchCode();
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await ask('/', { method: 'GET' })).status).toBe(200);
  });
});

describe('a handler that fails', () => {
  it('is reported to the program, and the page only learns that there was no answer', async () => {
    const page = await begin();
    const { status, text } = await ask('/request/app.about', { headers: page, body: '{}' });
    expect({ status, text }).toEqual({ status: 500, text: '{"error":"the program could not answer"}' });
    expect(onTrouble).toHaveBeenCalledOnce();
  });
});

/** Bytes as they are, without a client's good manners. */
function raw(text: string): Promise<string> {
  const [, port = ''] = self.split(':');
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (part) => {
      answer += part.toString();
      socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('who is at the other end', () => {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  /** A child of another user of this PC, who has read the code from the browser's command line, runs this. */
  const asAnother = async (script: string): Promise<string[]> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { uid: 65534, gid: 65534, env: {} });
    return stdout.trim().split('\n');
  };
  const trade = (code: string): string =>
    `POST /session HTTP/1.1\r\nHost: ${self}\r\nOrigin: http://${self}\r\nContent-Length: ${code.length}\r\n\r\n${code}`;

  // From other addresses of 127.0.0.0/8 as well: Linux lets every process choose its own end.
  it.runIf(isRoot).each(['127.0.0.1', '127.0.0.2', '127.1.2.3'])(
    'another user of the PC with the right code, coming from %s, is refused twenty times, and spends nothing',
    async (localAddress) => {
      const code = launchCode();
      const said = await asAnother(`(async () => {
        for (let tries = 0; tries < 20; tries += 1) console.log(await new Promise((resolve) => {
          const socket = require('node:net').connect({
            host: '127.0.0.1', port: ${parts().port}, localAddress: '${localAddress}',
          });
          socket.write(${JSON.stringify(trade(code))});
          socket.once('data', (answer) => { resolve(String(answer).slice(9, 12)); socket.destroy(); });
        }));
      })()`);
      expect(said).toEqual(Array.from({ length: 20 }, () => '403'));
      expect((await ask('/session', { body: code })).status).toBe(200);
    },
  );

  // Whose socket that was the system no longer says.
  it.runIf(isRoot).each(['resetAndDestroy', 'destroy'])(
    'another user who has gone before the answer (by %s) has not spent the code, after twenty tries',
    async (leave) => {
      const code = launchCode();
      await asAnother(`(async () => {
        for (let tries = 0; tries < 20; tries += 1) await new Promise((resolve) => {
          const socket = require('node:net').connect(${parts().port}, '127.0.0.1');
          socket.on('close', resolve);
          socket.write(${JSON.stringify(trade(code))}, () => socket.${leave}());
        });
      })()`);
      expect((await ask('/session', { body: code })).status).toBe(200);
      expect(onTrouble).not.toHaveBeenCalled();
    },
  );
});

describe('a client that keeps a place for itself', () => {
  let impatient: Loopback;
  beforeEach(async () => {
    // Larger than what two sockets of the system take in between.
    await writeFile(join(home, 'page/large.js'), Buffer.alloc(24 * 2 ** 20, 0x20));
    impatient = await openLoopback({
      answer: (name, argument) => answer(handlers, name, argument),
      folder: join(home, 'page'),
      offered: () => null,
      onEmpty,
      onPage,
      onTrouble,
      patience: { head: 400, whole: 1200, taking: 800, look: 100 },
    });
  });
  afterEach(() => impatient.close());

  /** Sends the first text, then one sign of `more` each 50 ms; resolves when the door has let it go. */
  const slowly = (first: string, more: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: Number(host().split(':')[1]), allowHalfOpen: true });
      // It never reads either.
      socket.pause();
      socket.write(first);
      let sent = 0;
      const drip = setInterval(() => socket.write(more[(sent += 1) % more.length] ?? ''), 50);
      const gone = (): void => {
        clearInterval(drip);
        socket.destroy();
        resolve();
      };
      socket.on('error', gone).on('close', gone).on('end', gone);
      // A socket that is not read is told of its end by its next write, or by nothing: then by the system's list.
      if (more === '') clearInterval(drip);
      socket.once('connect', () => {
        void until(
          () => openAt(Number(host().split(':')[1])),
          (open) => open === 0,
          'its connection to be closed',
        ).then(gone, reject);
      });
    });
  const host = (): string => new URL(impatient.address ?? '').host;

  it.each([
    ['sends its head sign by sign', () => slowly(`GET / HTTP/1.1\r\nHost: ${host()}\r\nX-Slow: `, 'a')],
    [
      'sends its body sign by sign',
      () =>
        slowly(
          `POST /session HTTP/1.1\r\nHost: ${host()}\r\nOrigin: http://${host()}\r\nContent-Length: 999\r\n\r\n`,
          'a',
        ),
    ],
    ['never takes its answer', () => slowly(`GET /large.js HTTP/1.1\r\nHost: ${host()}\r\n\r\n`, '')],
    ['opens a connection and says nothing', () => slowly('', '')],
  ])('%s: it is let go, and nothing is noted of it', async (_what, begun) => {
    await begun();
    expect(onTrouble).not.toHaveBeenCalled();
  });

  it('our own page is not such a client: it listens on, and an answer may take as long as a person does', async () => {
    const { port } = new URL(impatient.address ?? '');
    const own = { host: host(), origin: `http://${host()}` };
    const begun = await fetch(`http://${host()}/session`, {
      method: 'POST',
      body: new URL(impatient.address ?? '').hash.slice(1),
      headers: own,
    });
    const page = {
      cookie: begun.headers.get('set-cookie')?.split(';')[0] ?? '',
      'x-page-key': /"pageKey":"([^"]+)"/.exec(await begun.text())?.[1] ?? '',
    };
    handlers['check.report'] = () => new Promise((resolve) => setTimeout(resolve, 2500, 'a late report'));
    const base = { hostname: '127.0.0.1', port, method: 'POST', headers: { ...own, ...page } };
    const heard = new Promise<string>((resolve, reject) => {
      httpRequest({ ...base, path: '/events' }, (incoming) => incoming.once('data', (part) => resolve(String(part))))
        .on('error', reject)
        .end();
    });
    const said = await new Promise<string>((resolve, reject) => {
      httpRequest({ ...base, path: '/request/check.report' }, (incoming) =>
        incoming.once('data', (part) => resolve(String(part))),
      )
        .on('error', reject)
        .end('{}');
    });
    expect(said).toBe('{"reply":"a late report"}');
    impatient.publish('check.changed', 1);
    expect(await heard).toContain('check.changed');
  });
});

describe('a client that never ends its request', () => {
  it('is let go without a word, although it never closes its own end, and a page that comes meanwhile is served', async () => {
    const { port } = parts();
    const silent = Array.from({ length: 80 }, () =>
      connect({ host: '127.0.0.1', port: Number(port), allowHalfOpen: true }),
    );
    const gone = silent.map((socket) => new Promise((resolve) => socket.once('end', resolve).once('close', resolve)));
    let said = '';
    for (const socket of silent)
      socket
        .on('error', () => undefined)
        .on('data', (part) => {
          said += String(part);
        })
        .write('GET / HTTP/1.1\r\nHost: x');
    launchCode();
    expect((await ask('/', { method: 'GET' })).status).toBe(200);
    await Promise.all(gone);
    // Ours are still open; the door's are not.
    await vi.waitFor(async () => expect(await openAt(Number(port))).toBe(0), { timeout: 45_000, interval: 200 });
    // A browser would take a word for the answer to the request that it is just sending on such a connection.
    expect(said).toBe('');
    for (const socket of silent) socket.destroy();
  }, 60_000);
});

/** Established connections of the door's side of a port, by the system's own list. */
async function openAt(port: number): Promise<number> {
  const own = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = (await readFile('/proc/net/tcp', 'utf8')).split('\n').map((line) => line.trim().split(/\s+/));
  return rows.filter(([, local, , state]) => local === own && state === '01').length;
}
