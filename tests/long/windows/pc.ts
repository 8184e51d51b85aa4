/** A Windows PC in order, as its tools answer, and what a test changes about it. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import type { VirtualEid } from '../../virtual-eid/card.ts';
import { readRegistry } from '../../../native/probes/parse/registry.ts';
import * as sample from '../../unit/native/probes/samples/windows.ts';

/** What a tool says: its exit code, after how many ms, and its words. */
export interface Answer {
  code?: number;
  delayMs?: number;
  text?: string;
}
const UNINSTALL = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const WOW = 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const CALAIS = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Calais\\SmartCards';
/** The keys of the registry that a test may change. */
export const KEYS = {
  uninstall: `HKLM\\${UNINSTALL}`,
  uninstall32: `HKLM\\${WOW}`,
  uninstallOwn: `HKCU\\${UNINSTALL}`,
  calais: CALAIS,
  browsers: 'HKLM\\SOFTWARE\\Clients\\StartMenuInternet',
} as const;

const ALL_KEYS = ['uninstall', 'uninstall32', 'uninstallOwn', 'calais', 'browsers'] as const;

/** One device as PowerShell prints it. */
export const reader = (code: number) => ({
  id: 'USB\\VID_072F&PID_90CC\\5&1',
  class: 'SmartCardReader',
  code,
  compatible: 'USB\\Class_0b&SubClass_00&Prot_00 USB\\Class_0b',
});
export const devices = (list: readonly object[], more: object = {}): string =>
  `${JSON.stringify({ devices: list, event624: 0, crossRoots: 0, ...more })}\r\n`;

/** The PC as a test changes it. Every answer is by the name that stand-ins/answers.c gives to a call. */
export class WindowsPc {
  readonly #folder: string;
  readonly #server: Server;
  readonly #lines = new Set<Socket>();
  readonly #inOrder: Readonly<Record<keyof typeof KEYS, { text: string }>> = {
    uninstall: { text: sample.MIDDLEWARE_5_1_34 + sample.BROWSER_ENTRIES },
    uninstall32: { text: sample.VIEWER_5_1_31 },
    uninstallOwn: { text: sample.OTHER_SOFTWARE.replaceAll('HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER') },
    calais: { text: sample.CALAIS_EID_17 + sample.CALAIS_EID_18 + sample.CALAIS_OTHER },
    browsers: { text: sample.START_MENU_INTERNET },
  };
  #card: VirtualEid | null = null;

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
    server.on('connection', (line) => this.#serve(line));
  }

  static async start(folder: string): Promise<WindowsPc> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WindowsPc(folder, server);
  }

  /** Everything in order: the eID software, Edge and Chrome, an ACR39U. */
  async inOrder(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true });
    for (const name of ['SCardSvr', 'ScDeviceEnum', 'CertPropSvc']) {
      await this.say(`sc-query-${name}`, { text: sample.scQuery('fr', 'running', name) });
      await this.say(`sc-qc-${name}`, { text: sample.scQc('fr', 3, name) });
    }
    for (const key of ALL_KEYS) await this.registry(key, this.#inOrder[key]);
    await this.say('powershell-devices', { text: devices([reader(0)]) });
    await this.say('tasklist', { text: 'INFO: No tasks are running which match the specified criteria.\r\n' });
    await this.say('whoami', { text: '"BUILTIN\\Utilisateurs","Alias","S-1-5-32-545","Groupe obligatoire"\r\n' });
    await this.readers({});
  }

  /** @param key the tool and its first two arguments */
  async say(key: string, { code = 0, delayMs = 0, text = '' }: Answer): Promise<void> {
    const name = key.toLowerCase().replaceAll(/[^a-z0-9-]/g, '_');
    const words = sample.codePage850(text);
    await writeFile(join(this.#folder, `${name}.txt`), Buffer.concat([Buffer.from(`${code} ${delayMs}\n`), words]));
  }
  registry = (key: keyof typeof KEYS, answer: Answer): Promise<void> => this.say(`reg-query-${KEYS[key]}`, answer);
  registryLate = (key: keyof typeof KEYS, delayMs: number): Promise<void> =>
    this.registry(key, { ...this.#inOrder[key], delayMs });
  /** The same registry as PowerShell prints it, where `reg` is closed. */
  async registryThroughPowerShell(): Promise<void> {
    const keys = Object.values(this.#inOrder).flatMap(({ text }) => {
      const read = readRegistry({ code: 0, out: text.replaceAll('\r\n', '\n'), trouble: '' });
      return read.state === 'known' ? read.value : [];
    });
    const dump = keys.map(({ path, values }) => ({ path, values: { default: '', ...Object.fromEntries(values) } }));
    await this.say('powershell-registry', { text: `${JSON.stringify({ keys: dump })}\r\n` });
  }

  /**
   * @param service the code of every call, 0 in order; `slots`: each reader with what is in it; `cardName`: what
   * Windows itself calls the card, null where it has no name for it
   */
  async readers({
    service = 0,
    slots = { 'ACS ACR39U ICC Reader 0': 'empty' },
    cardName = 'Beid_v18',
  }: {
    service?: number;
    slots?: Readonly<Record<string, 'empty' | 'card' | 'mute' | 'exclusive' | 'in-use'>>;
    cardName?: string | null;
  }): Promise<void> {
    const address = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const lines = [
      `service 0x${service.toString(16)}`,
      `port ${port}`,
      ...(cardName === null ? [] : [`card ${cardName}`]),
      ...Object.entries(slots).map(([name, state]) => `reader ${name}|${state}|1`),
    ];
    await writeFile(join(this.#folder, 'readers.txt'), `${lines.join('\n')}\n`);
  }

  /** Puts a card in, on the other side of the line. */
  insert(card: VirtualEid): void {
    this.#card = card;
  }

  /** What has been asked of the tools so far: `began KEY` and `ended KEY`. */
  async calls(): Promise<string[]> {
    const log = await readFile(join(this.#folder, 'calls.log'), 'utf8').catch(() => '');
    return log.split(/\r?\n/).filter((line) => line !== '');
  }

  async end(): Promise<void> {
    for (const line of this.#lines) line.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(line: Socket): void {
    this.#lines.add(line);
    line.setNoDelay(true);
    line.on('error', () => undefined);
    line.on('close', () => this.#lines.delete(line));
    let rest = Buffer.alloc(0);
    line.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
        const command = rest.subarray(2, 2 + rest.readUInt16BE(0));
        rest = rest.subarray(2 + command.length);
        const card = this.#card;
        const silent = card?.options.silentFrom ?? null;
        if (card === null || (silent !== null && card.received.length + 1 >= silent)) continue;
        const answer = card.answer(command);
        if (answer === null) continue;
        const length = Buffer.alloc(2);
        length.writeUInt16BE(answer.length);
        line.write(Buffer.concat([length, answer]));
      }
    });
  }
}
