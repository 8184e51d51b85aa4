/** What is reported of each reader's slot, against a library whose answers are written down. */
import { expect, it, vi } from 'vitest';
import { STATE } from '../../../../native/pcsc/codes.ts';
import { Slots } from '../../../../native/slots.ts';
import { refuse, scripted } from './scripted-library.ts';

const NAME = 'Stuck reader 0';
const withCard = {
  service: 'up',
  readers: [{ name: NAME, state: STATE.present, atr: Uint8Array.of(0x3b) }],
  at: 0,
} as const;
const without = { service: 'up', readers: [{ name: NAME, state: 0, atr: new Uint8Array() }], at: 0 } as const;

it('a driver that never answers: however often the card is put in or asked for again, only one call waits for it', async () => {
  const { library, count } = scripted({ connect: () => new Promise(() => undefined) });
  const slots = new Slots(library, () => undefined);
  slots.see(withCard);
  for (let time = 0; time < 20; time += 1) {
    slots.see(without);
    slots.see(withCard);
    slots.again(false);
  }
  await vi.waitFor(() => expect(count('connect')).toBe(1));
  expect(slots.facts().readers[0]?.slot.state).toBe('reading');
  slots.see(without);
  expect(slots.facts().readers[0]?.slot.state).toBe('empty');
});

it('a driver that answers at last, when another card is in: the card that is in now is read', async () => {
  let answer = (): void => undefined;
  let connects = 0;
  const { library } = scripted({
    connect: () =>
      (connects += 1) === 1
        ? new Promise<number>((resolve) => {
            answer = () => resolve(77);
          })
        : refuse('SCardConnect', 'SCARD_W_UNRESPONSIVE_CARD')(),
  });
  const slots = new Slots(library, () => undefined);
  slots.see(withCard);
  await vi.waitFor(() => expect(connects).toBe(1));
  slots.see(without);
  slots.see(withCard);
  answer();
  await vi.waitFor(() =>
    expect(slots.facts().readers[0]?.slot).toEqual({ state: 'mute', code: 'SCARD_W_UNRESPONSIVE_CARD' }),
  );
  expect(connects).toBe(2);
});

it('a driver that answers at last, when the card is gone: the slot stays empty, and nothing is asked again', async () => {
  let answer = (): void => undefined;
  const { library, count } = scripted({
    connect: () =>
      new Promise<number>((resolve) => {
        answer = () => resolve(77);
      }),
  });
  const slots = new Slots(library, () => undefined);
  slots.see(withCard);
  await vi.waitFor(() => expect(count('connect')).toBe(1));
  slots.see(without);
  answer();
  await vi.waitFor(() => expect(count('release')).toBe(1));
  expect(slots.facts().readers[0]?.slot).toEqual({ state: 'empty' });
  expect(count('connect')).toBe(1);
});

it.each([
  ['another program has the card for itself', 'SCARD_E_SHARING_VIOLATION', 'busy'],
  ['polkit refuses', 'SCARD_W_SECURITY_VIOLATION', 'denied'],
  ['Windows refuses', 'SCARD_E_NO_ACCESS', 'denied'],
  ['Linux and macOS get no answer from the chip', 'SCARD_W_UNPOWERED_CARD', 'mute'],
  ['Windows gets no answer from the chip', 'SCARD_W_UNRESPONSIVE_CARD', 'mute'],
  ['the card is pulled out', 'SCARD_W_REMOVED_CARD', 'removed'],
  ['the slot is empty', 'SCARD_E_NO_SMARTCARD', 'removed'],
  ['the reader is unplugged', 'SCARD_E_UNKNOWN_READER', 'removed'],
  ['the service is gone', 'SCARD_E_NO_SERVICE', 'removed'],
  ['Windows stops the service with its last reader', 'SCARD_E_SERVICE_STOPPED', 'removed'],
  ['pcscd dies', 'SCARD_F_COMM_ERROR', 'removed'],
  ['the ATR makes no sense', 'SCARD_E_PROTO_MISMATCH', 'unreadable'],
  ['a code that nobody listed comes', 'SCARD 0x80100099', 'unreadable'],
])('%s while the card is being read (the code %s): the state of the slot is "%s"', async (_situation, code, state) => {
  const { library } = scripted({ connect: refuse('SCardConnect', code) });
  const slots = new Slots(library, () => undefined);
  slots.see(withCard);
  await vi.waitFor(() => expect(slots.facts().readers[0]?.slot.state).toBe(state));
  slots.see(without);
});

it('a card that was read, and that another program then takes for itself alone, is busy, and is read anew once it is let go', async () => {
  let taken = false;
  const { library, count } = scripted({
    connect: () => (taken ? refuse('SCardConnect', 'SCARD_E_SHARING_VIOLATION')() : 77),
    transmit: () => Uint8Array.of(0x6a, 0x82),
  });
  const seen = (flags: number) =>
    ({
      service: 'up',
      readers: [{ name: NAME, state: STATE.present | flags, atr: Uint8Array.of(0x3b) }],
      at: 0,
    }) as const;
  const slots = new Slots(library, () => undefined);
  const isNow = (state: string): Promise<void> =>
    vi.waitFor(() => expect(slots.facts().readers[0]?.slot.state).toBe(state), { timeout: 3000 });
  slots.see(seen(0));
  await isNow('not-eid');
  // Connected beside us, as a browser is: nothing is read anew.
  slots.see(seen(STATE.inUse));
  expect([slots.facts().readers[0]?.slot.state, count('connect')]).toEqual(['not-eid', 1]);
  taken = true;
  slots.see(seen(STATE.exclusive));
  await isNow('busy');
  taken = false;
  slots.see(seen(0));
  await isNow('not-eid');
});
