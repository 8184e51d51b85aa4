/**
 * Rules 6 and 7 of docs/facts/pcsc.md: the sizes and names of Windows and macOS, against a library of C that has them
 * (tests/fake-winscard),
 * compiled here and loaded in place of theirs. What it cannot show: their services; .github/workflows/ci.yml runs
 * those.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import koffi from 'koffi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { winscardLayout } from '../../../native/pcsc/layout.ts';
import { loadLibrary, koffiTypes, type Library } from '../../../native/pcsc/library.ts';

const SOURCE = join(import.meta.dirname, '../../fake-winscard/winscard.c');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winscard-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function built(...defines: string[]): Promise<string> {
  const path = join(folder, `${defines.join('-')}.so`);
  await promisify(execFile)('gcc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-Wall',
    '-Werror',
    ...defines.map((define) => `-D${define}`),
    '-o',
    path,
    SOURCE,
  ]);
  return path;
}

describe.each([
  { system: 'win32', define: 'WINDOWS', state: 64, atr: 36, offsets: [0, 8, 16, 20, 24, 28] },
  { system: 'darwin', define: 'MACOS', state: 61, atr: 33, offsets: [0, 8, 16, 20, 24, 28] },
] as const)('with a stand-in for the WinSCard of $system', ({ system, define, state, atr, offsets }) => {
  let library: Library;
  beforeAll(async () => {
    library = loadLibrary(system, await built(define));
  });

  it('SCARD_READERSTATE and SCARD_IO_REQUEST have the documented sizes and offsets', () => {
    const { readerState, ioRequest } = koffiTypes(winscardLayout(system));
    expect(koffi.sizeof(readerState)).toBe(state);
    expect(
      ['szReader', 'pvUserData', 'dwCurrentState', 'dwEventState', 'cbAtr', 'rgbAtr'].map((field) =>
        koffi.offsetof(readerState, field),
      ),
    ).toEqual(offsets);
    expect(koffi.sizeof(ioRequest)).toBe(8);
  });
  it('lists readers whose names are not ASCII', async () => {
    const context = await library.establish();
    expect(await library.list(context)).toEqual(["Lecteur d'été 0", 'Reader B 0']);
    await library.release(context);
  });
  it('reads the state with its high word, and the ATR, of each of three entries of a status change', async () => {
    const context = await library.establish();
    const asked = ["Lecteur d'été 0", 'Reader B 0', '\\\\?PnP?\\Notification'].map((reader) => ({
      reader,
      current: 0x80,
      event: 0,
      atr: new Uint8Array(),
    }));
    expect(await library.wait(context, asked, 1000)).toEqual([
      { reader: "Lecteur d'été 0", current: 0x80, event: 0x00050022, atr: Uint8Array.of(0x3b, 0x98, 0x13) },
      { reader: 'Reader B 0', current: 0x80, event: 0x00010092, atr: new Uint8Array(atr).fill(0xaa) },
      { reader: '\\\\?PnP?\\Notification', current: 0x80, event: 0x00020002, atr: new Uint8Array() },
    ]);
  });
  it('connects by a name that is not ASCII, exchanges, reconnects and lets go', async () => {
    const context = await library.establish();
    const card = await library.connect(context, "Lecteur d'été 0");
    await library.begin(card);
    expect(await library.transmit(card, Uint8Array.of(0x00, 0xa4, 0x04))).toEqual(
      Uint8Array.of(0x04, 0xa4, 0x00, 0x90, 0x00),
    );
    await library.end(card);
    await library.reconnect(card, 'leave');
    await library.reconnect(card, 'reset');
    await library.disconnect(card);
    await expect(library.connect(context, 'Reader B 0')).rejects.toThrow('SCARD_E_UNKNOWN_READER');
    await library.release(context);
  });
  it('asks by the system’s own control code what the reader can do by itself, and gives its two features', async () => {
    const context = await library.establish();
    const card = await library.connect(context, "Lecteur d'été 0");
    expect([...(await library.features(card))].filter((_byte, index) => index % 6 === 0)).toEqual([0x06, 0x07]);
    await library.disconnect(card);
    await library.release(context);
  });
  it('gives the name by which Windows knows the card of an ATR, and null on macOS, which has no such list', async () => {
    const context = await library.establish();
    const names = async (...atr: number[]) => library.cardNames(context, Uint8Array.from(atr));
    expect([await names(0x3b, 0x7f, 0x96), await names(0x3b, 0x00)]).toEqual(
      system === 'win32' ? [['Beid_v18'], []] : [null, null],
    );
    await library.release(context);
  });
  it('rejects with the code’s name, SCARD_E_INVALID_HANDLE, when a handle is refused', async () => {
    await expect(library.release(1)).rejects.toThrow('SCARD_E_INVALID_HANDLE');
  });
});

describe('a broken or hostile service', () => {
  it.each([
    ['says for ever that there is too little room for its readers’ names', 'NEVER_ENOUGH'],
    ['says that its readers’ names take four gigabytes', 'TOO_MUCH'],
  ])('that %s is given up, and the error has a code that the report can name', async (_what, define) => {
    const library = loadLibrary('win32', await built('WINDOWS', define));
    const context = await library.establish();
    await expect(library.list(context)).rejects.toThrow('SCardListReaders: SCARD_E_INSUFFICIENT_BUFFER');
    await library.release(context);
  });
});

describe('on Linux', () => {
  it('SCARD_READERSTATE and SCARD_IO_REQUEST have the sizes that come of 64-bit DWORDs', () => {
    const { readerState, ioRequest } = koffiTypes(winscardLayout('linux'));
    expect([koffi.sizeof(readerState), koffi.offsetof(readerState, 'rgbAtr'), koffi.sizeof(ioRequest)]).toEqual([
      80, 40, 16,
    ]);
  });
  it('the library’s name is libpcsclite.so.1', () => {
    expect(winscardLayout('linux').library).toBe('libpcsclite.so.1');
  });
});
