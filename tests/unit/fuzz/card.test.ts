/** Whatever a card answers, the examination ends in facts or in a named trouble, after a bounded number of commands. */
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { examine } from '../../../native/eid/examine.ts';
import { CardTrouble } from '../../../native/eid/exchange.ts';
import { FORBIDDEN_INS, apdu } from '../../../native/eid/apdu.ts';
import { kindOf, modelOf } from '../../../native/pcsc/reader-name.ts';
import { eidSchema, readerSchema } from '../../../src/shared/facts.ts';
import { eid } from '../../virtual-eid/card.ts';
import { FUZZ_TIMEOUT_MS, expectLittleKept, fc } from '../../tools/fuzz.ts';

expectLittleKept();

/** The identity file is hopped through two bytes at a time at worst: 256 tags, a read or two each, and the rest. */
const MOST_COMMANDS = 1000;

async function look(answer: (command: Uint8Array, at: number) => Uint8Array): Promise<void> {
  const sent: number[] = [];
  const transmit = async (command: Uint8Array): Promise<Uint8Array> => {
    sent.push(command[1] ?? -1);
    return answer(command, sent.length - 1);
  };
  try {
    const examined = await examine(transmit, true);
    if (examined.kind === 'eid') v.parse(eidSchema, examined.eid);
    else expect(examined.statusWord).toMatch(/^SW [0-9A-F]{4}$/);
  } catch (error) {
    if (!(error instanceof CardTrouble)) throw error;
    expect(error.message.length).toBeLessThan(60);
  }
  expect(sent.length).toBeLessThan(MOST_COMMANDS);
  expect(sent.filter((ins) => FORBIDDEN_INS.includes(ins))).toEqual([]);
}

const bytes = fc.uint8Array({ maxLength: 258 });
const goodEnd = Uint8Array.of(0x90, 0x00);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('reading a card ends within 1000 commands, none of them forbidden, and finds an eID, finds none, or names a reason', () => {
  it(
    'when it answers nonsense',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 30 }), (answers) =>
          look((_command, at) => answers[at % answers.length] ?? goodEnd),
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );

  it(
    'when it answers nonsense of the length asked for, with the status of success',
    () =>
      fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat(255)), (stream) =>
          look((command) => {
            const length = command[1] === 0xa4 ? 0 : (command[4] ?? 0);
            return join(
              Uint8Array.from({ length }, () => Number(stream.next().value)),
              goodEnd,
            );
          }),
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );

  it(
    'when it asks for more and more (61xx, 6Cxx)',
    () =>
      fc.assert(
        fc.asyncProperty(fc.constantFrom(0x61, 0x6c), fc.nat(255), (sw, low) =>
          look((command) => (command[1] === 0xa4 && command[2] === 0x04 ? goodEnd : Uint8Array.of(sw, low))),
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );

  it(
    'when it is an eID with bytes damaged, cut off or added',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom('1.7' as const, '1.8' as const),
          fc.array(fc.record({ at: fc.nat(40), offset: fc.nat(40), value: fc.nat(255), cut: fc.boolean() }), {
            maxLength: 6,
          }),
          (applet, damages) => {
            const card = eid({ applet });
            return look((command, at) => {
              let answered = new Uint8Array(card.answer(Buffer.from(command)) ?? []);
              for (const damage of damages) {
                if (damage.at !== at || answered.length === 0) continue;
                answered[damage.offset % answered.length] = damage.value;
                if (damage.cut) answered = answered.slice(0, damage.offset % answered.length);
              }
              return answered;
            });
          },
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );
});

describe('a command to the card', () => {
  it('of any class and instruction is only made if it selects, reads, fetches the rest of an answer, or asks for the card’s data', () => {
    const letThrough = new Set<number>();
    for (let cla = 0; cla < 256; cla += 1)
      for (let ins = 0; ins < 256; ins += 1) {
        try {
          apdu(cla, ins, 0, 1, 0);
          letThrough.add(ins);
        } catch {
          /* refused */
        }
      }
    expect([...letThrough].sort((one, other) => one - other)).toEqual([0xa4, 0xb0, 0xc0, 0xe4]);
    // VERIFY, CHANGE PIN, MSE, PSO, INTERNAL AUTHENTICATE, LOG OFF.
    expect([0x20, 0x24, 0x22, 0x2a, 0x88, 0xe6].filter((ins) => letThrough.has(ins))).toEqual([]);
  });
});

describe('a reader’s name', () => {
  it(
    'of up to 300 characters of any script gives a model and a kind that the facts know',
    () =>
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
          expect(typeof modelOf(name)).toBe('string');
          expect(readerSchema.entries.kind.options).toContain(kindOf(name));
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
});
