/**
 * Readers with the names of real ones, in a real pcscd; and what Debian's pcscd cannot show by itself, through a
 * library that stands over the system's own (tests/fake-winscard/over-pcsclite.c): polkit's two refusals, and a reader
 * with keys.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pcInOrder, type PcInOrder } from '../../tools/pc-in-order.ts';
import { port, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { findingOf, watch, type Printed, type Watching } from '../../tools/terminal.ts';
import { eid, type CardOptions } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';

const REAL = '/usr/lib/x86_64-linux-gnu/libpcsclite.so.1';
const NAMES = ['Yubico YubiKey OTP+FIDO+CCID', 'ACS ACR39U ICC Reader', 'REINER SCT cyberJack RFID standard'] as const;
const [YUBIKEY, ACR39U, CYBERJACK] = [port(0), port(1), port(2)];
const folder = mkdtempSync(join(tmpdir(), 'over-'));
let pcscd: Pcscd;
let pc: PcInOrder;
let program: Watching | null = null;
let inserted: Inserted[] = [];
beforeAll(async () => {
  const source = join(import.meta.dirname, '../../fake-winscard/over-pcsclite.c');
  const options = ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror', `-DREAL="${REAL}"`, '-I/usr/include/PCSC'];
  await promisify(execFile)('gcc', [...options, '-o', join(folder, 'libpcsclite.so.1'), source]);
  pc = pcInOrder();
  pcscd = await startPcscd(NAMES);
});
afterEach(async () => {
  await program?.stop();
  for (const each of inserted) await each.remove();
  inserted = [];
});
afterAll(async () => {
  await pcscd.stop();
  pc.remove();
  rmSync(folder, { recursive: true });
});

async function put(place: number, change: Partial<CardOptions> = {}): Promise<Inserted> {
  const card = await insert(place, eid(change));
  inserted.push(card);
  return card;
}
const begin = (standIn: string | null = null): Watching => {
  program = watch({ ...pc.env, ...(standIn === null ? {} : { STAND_IN: standIn, LD_LIBRARY_PATH: folder }) });
  return program;
};
const says =
  (verdict: Printed['verdict'], finding: string | null) =>
  (now: Printed): boolean =>
    now.verdict === verdict && (now.next?.finding ?? null) === finding;
const readerOf = (now: Printed): unknown => now.checks.find(({ id }) => id === 'card')?.data['reader'];

describe('a token, an ACR39U and a cyberJack side by side', () => {
  it('the token never counts; of an expired and a good eID the good one does; with no card in, the ACR39U or the cyberJack is named', async () => {
    const running = begin();
    const empty = await running.until(says('blocked', 'card.none'), 'no card');
    expect([readerOf(empty), empty.next?.title]).toEqual([
      expect.stringMatching(/ACR39U|cyberJack/),
      expect.any(String),
    ]);
    // The token's own chip, T=1 and no eID, changes nothing.
    await put(YUBIKEY, { selectAnswer: 0x6a82, atr: '3BFD1300008131FE158073C021C057597562694B657940' });
    const expired = await put(ACR39U, { validUntil: '2024-01-31' });
    await running.until(says('blocked', 'validity.expired'), 'expired');
    await put(CYBERJACK);
    await running.until(says('ready', null), 'the good one');
    await expired.remove();
    await running.until(says('ready', null), 'still the good one');
    expect(running.verdicts().filter((verdict) => verdict === 'unknown')).toEqual([]);
  });
});

describe('polkit', () => {
  it('that keeps this account from the service: denied, and not « stopped »', async () => {
    await begin('no-service').until(says('blocked', 'service.denied'), 'denied');
  });
  it('that keeps this account from the card alone: denied, and not « wipe the chip »', async () => {
    await put(ACR39U);
    await begin('no-card').until(says('blocked', 'service.denied'), 'denied');
  });
});

describe('a reader with keys of its own', () => {
  it('is known by its answer to the control code, and a remark tells the person where to type', async () => {
    await put(ACR39U);
    const now = await begin('pin-pad').until(says('ready', null), 'ready');
    expect(now.remarks.map(({ finding }) => finding)).toContain('reader.pin-pad');
    expect(findingOf(now, 'reader')).toBe('reader.pin-pad');
  });
});
