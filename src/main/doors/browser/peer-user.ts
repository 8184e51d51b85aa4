/** Whose process is at the other end of a loopback connection. Linux tells it; elsewhere nobody knows. */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * Whose process opened a connection. `not-told`: the system does not say (Windows, macOS, a Linux that hides its
 * table). `gone`: nobody holds the other end any more.
 */
export type PeerUser = { readonly uid: number } | 'not-told' | 'gone';

/**
 * Finds out whose process opened this connection. Source: proc(5), /proc/net/tcp: addresses are the bytes of the
 * network order read as one little-endian number, in hexadecimal; the fourth column is the state of the connection, the
 * eighth the user id of the socket's owner. The kernel gives root's id to a socket that its process has let go, so only
 * an established connection (state 01) says whose it is.
 */
export async function userOfPeer({ localPort, remotePort, remoteAddress }: Socket): Promise<PeerUser> {
  if (process.platform !== 'linux') return 'not-told';
  if (localPort === undefined || remotePort === undefined || remoteAddress !== '127.0.0.1') return 'gone';
  // Each connection stands there twice, once from either end: the peer's own line is the one that begins with its port.
  const own = `${LOOPBACK}:${hex(remotePort)}`;
  const other = `${LOOPBACK}:${hex(localPort)}`;
  // The kernel writes the table part by part, so a line may be missed while others come and go.
  for (let look = 0; look < LOOKS; look += 1) {
    const table = await readFile('/proc/net/tcp', 'utf8').catch(() => null);
    if (table === null) return 'not-told';
    for (const line of table.split('\n')) {
      const [, local, remote, state, , , , uid] = line.trim().split(/\s+/);
      if (local === own && remote === other && state === ESTABLISHED) return { uid: Number(uid) };
    }
  }
  return 'gone';
}

const LOOKS = 3;
const ESTABLISHED = '01';
const LOOPBACK = '0100007F';
const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
