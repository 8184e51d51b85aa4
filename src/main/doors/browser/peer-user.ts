/** Whose process is at the other end of a loopback connection. Linux tells it; elsewhere nobody knows. */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * The id of the user whose process opened this connection. Null where the system does not say so (Windows, macOS), for
 * a peer other than 127.0.0.1, or when the connection has gone. Source: proc(5), /proc/net/tcp: addresses are the bytes
 * of the network order read as one little-endian number, in hexadecimal; the eighth column is the user id of the
 * socket's owner.
 */
export async function userOfPeer({ localPort, remotePort, remoteAddress }: Socket): Promise<number | null> {
  if (process.platform !== 'linux' || localPort === undefined || remotePort === undefined) return null;
  if (remoteAddress !== '127.0.0.1') return null;
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => '');
  // Each connection stands there twice, once from either end: the peer's own line is the one that begins with its port.
  const own = `${LOOPBACK}:${hex(remotePort)}`;
  const other = `${LOOPBACK}:${hex(localPort)}`;
  for (const line of table.split('\n')) {
    const columns = line.trim().split(/\s+/);
    if (columns[1] === own && columns[2] === other) return Number(columns[7]);
  }
  return null;
}

const LOOPBACK = '0100007F';
const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
