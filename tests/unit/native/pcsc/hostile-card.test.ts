/** A card, or something in its place, that answers nonsense: the reading ends, soon, with a code and nothing else. */
import { describe, expect, it } from 'vitest';
import { examine } from '../../../../native/eid/examine.ts';

const OK = [0x90, 0x00];
/** Answers as a card whose certificate says of each of its parts that it is 28 kB long. */
function overlong(sent: string[]) {
  const PART = 0x7004;
  let selected = '';
  const byteAt = (offset: number): number =>
    (offset < 8
      ? [0x30, 0x82, 0xff, 0xff][offset % 4]
      : [offset === 8 ? 0xa0 : 0x02, 0x82, 0x70, 0x00][(offset - 8) % PART]) ?? 0;
  return async (command: Uint8Array): Promise<Uint8Array> => {
    const hex = Buffer.from(command).toString('hex');
    sent.push(hex);
    if (hex.startsWith('00a4')) {
      selected = hex.slice(10);
      return Uint8Array.from(OK);
    }
    if (hex.startsWith('80e4')) return Uint8Array.from([...Array<number>(28).fill(0), ...OK]);
    const offset = ((command[2] ?? 0) << 8) | (command[3] ?? 0);
    const elsewhere = (at: number): number => (at === 0 ? 1 : 0);
    const fileAt = selected === '5038' ? byteAt : elsewhere;
    const data = Array.from({ length: command[4] ?? 0 }, (_, index) => fileAt(offset + index));
    return Uint8Array.from([...data, ...OK]);
  };
}

describe('a certificate whose lengths lead beyond 32 kB', () => {
  it('is refused: from there on READ BINARY would name another file', async () => {
    const sent: string[] = [];
    await expect(examine(overlong(sent), false)).rejects.toMatchObject({ name: 'CardTrouble', code: 'WRONG_VALUE' });
    expect(sent.filter((hex) => /^00b0[89a-f]/.test(hex))).toEqual([]);
  });
});

it.each<[string, number[]]>([
  ['61xx without end', [0x61, 0x10]],
  ['6Cxx without end', [0x6c, 0x10]],
  ['6D00 without end', [0x6d, 0x00]],
  ['one byte', [0x90]],
  ['nothing', []],
  ['a kilobyte of FF', Array<number>(1024).fill(0xff)],
])('a card that answers %s is sent three commands at most', async (_what, answer) => {
  let sent = 0;
  await examine(async () => {
    sent += 1;
    return Uint8Array.from(answer);
  }, false).catch((error: unknown) => expect(error).toMatchObject({ name: 'CardTrouble' }));
  expect(sent).toBeLessThan(4);
});
