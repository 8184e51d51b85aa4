/**
 * Which of a Linux session's screens answer. A name in the environment says nothing: it may be that of a session that
 * has ended.
 */
import { connect, type NetConnectOpts } from 'node:net';
import { isAbsolute, join } from 'node:path';

/** Whether a screen answers, for each of the two systems of Linux. */
export interface Displays {
  readonly x11: boolean;
  readonly wayland: boolean;
}

/** A screen of this PC answers at once; one that SSH forwards may be slow, ms. */
const SILENCE_MS = 3000;
/** X11's display 0 over TCP. */
const X11_PORT = 6000;
const LAST_PORT = 65_535;

/**
 * Whether each of Linux' two kinds of screen takes a connection, where the environment says it is (x11Sockets,
 * waylandSockets). Named nowhere, an error, or three seconds of silence: false.
 */
export async function answeringDisplays(env: NodeJS.ProcessEnv): Promise<Displays> {
  const [x11, wayland] = await Promise.all([answers(x11Sockets(env)), answers(waylandSockets(env))]);
  return { x11, wayland };
}

/**
 * The sockets by which the display in DISPLAY could be reached. `:0` and `:0.0` are sockets of this PC, also under a
 * name that is no file (Linux' abstract ones); `host:10.0` is TCP. An empty list when there is no such display.
 */
export function x11Sockets(env: NodeJS.ProcessEnv): NetConnectOpts[] {
  const [, host = '', number = ''] = /^([^:]*):(\d+)(?:\.\d+)?$/.exec(env['DISPLAY'] ?? '') ?? [];
  if (number === '') return [];
  const path = `/tmp/.X11-unix/X${number}`;
  if (host === '' || host === 'unix') return [{ path }, { path: `\0${path}` }];
  const port = X11_PORT + Number(number);
  return port > LAST_PORT ? [] : [{ host, port }];
}

/**
 * The socket of the Wayland session, by Wayland's own rule: a full path, or a name in the session's folder; `wayland-0`
 * where a session of that kind names none. An empty list when there is no such session, or no folder is named.
 */
export function waylandSockets(env: NodeJS.ProcessEnv): NetConnectOpts[] {
  const folder = env['XDG_RUNTIME_DIR'] ?? '';
  const name = env['WAYLAND_DISPLAY'] || (env['XDG_SESSION_TYPE'] === 'wayland' ? 'wayland-0' : '');
  if (name === '') return [];
  if (isAbsolute(name)) return [{ path: name }];
  return folder === '' ? [] : [{ path: join(folder, name) }];
}

async function answers(sockets: readonly NetConnectOpts[]): Promise<boolean> {
  const tried = await Promise.all(sockets.map(takesConnection));
  return tried.includes(true);
}

function takesConnection(where: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...where, timeout: SILENCE_MS });
    const say = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
    // On a busy PC this process may itself have stood still for so long, with the answer there and not yet read: it is
    // read before what is set so runs.
    socket.once('timeout', () => setImmediate(() => say(false)));
  });
}
