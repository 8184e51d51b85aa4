/**
 * The built program with a card process that says what a test wants: everything after the facts is the real program, as
 * in practice, and the facts change without a new start.
 */
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Facts } from '../../../src/shared/facts.ts';
import { APP } from './app.ts';

export interface ScriptedCheck {
  /** A folder with the built program, for `visit`. */
  readonly app: string;
  readonly env: NodeJS.ProcessEnv;
  /** What the system and the readers are from now on. */
  say(facts: Pick<Facts, 'pcsc' | 'system'>): void;
  /** The card process dies. Resolves when the program has started a new one, which says nothing until it is told to. */
  die(): Promise<void>;
  /** What the program has asked of the card process so far. */
  readonly asked: readonly string[];
  remove(): Promise<void>;
}

export async function scriptedCheck(): Promise<ScriptedCheck> {
  const app = await mkdtemp(join(tmpdir(), 'scripted-'));
  await cp(join(APP, 'out'), join(app, 'out'), { recursive: true });
  await cp(join(import.meta.dirname, 'scripted-card-process.mjs'), join(app, 'out/main/card-process.js'));
  await cp(join(APP, 'package.json'), join(app, 'package.json'));
  await symlink(join(APP, 'node_modules'), join(app, 'node_modules'));
  const asked: string[] = [];
  let line: Socket | null = null;
  let latest: string[] = [];
  const server = createServer((made) => {
    line = made;
    made.on('error', () => undefined);
    createInterface({ input: made }).on('line', (text) => {
      asked.push(text);
      // It answers as before.
      for (const answer of latest) made.write(answer);
    });
    for (const text of latest) made.write(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    app,
    env: { SCRIPT_PORT: String(port) },
    asked,
    say({ pcsc, system }) {
      // The system first: what PC/SC says is then judged with it.
      latest = [
        { type: 'system', facts: system },
        { type: 'pcsc', facts: pcsc },
      ].map((message) => `${JSON.stringify(message)}\n`);
      for (const text of latest) line?.write(text);
    },
    async die() {
      latest = [];
      const born = once(server, 'connection');
      line?.write('end\n');
      await born;
    },
    async remove() {
      server.close();
      line?.destroy();
      await rm(app, { recursive: true, force: true });
    },
  };
}
