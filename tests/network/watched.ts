/** What left the program, or would have, since the network is watched (enter.sh). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['WATCHED_NETWORK'];
if (folder === undefined)
  throw new Error(
    'this network is not watched: tests/long/privacy/watched-network.test.ts runs these tests in one that is',
  );

const lines = (name: string): string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

export interface Traffic {
  /** Names that were asked of the DNS server. */
  readonly names: readonly string[];
  /** Packets on their way out, as tcpdump writes them. */
  readonly packets: readonly string[];
}

/** Returns the function that tells what came since. */
export function watch(): () => Traffic {
  const before = { names: lines('names').length, packets: lines('packets').length };
  return () => ({ names: lines('names').slice(before.names), packets: lines('packets').slice(before.packets) });
}

export const NOTHING: Traffic = { names: [], packets: [] };
