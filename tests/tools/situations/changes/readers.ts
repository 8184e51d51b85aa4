/** Readers that are not there, not working, of another kind, or beside the one with the card. */
import fc from 'fast-check';
import type { Facts, Reader, Slot } from '../../../../src/shared/facts.ts';
import { badSlot, chipThatIsNoCard } from '../cards.ts';
import { CONTACT, CONTACTLESS, PIN_PAD, SAM, SIM, TOKENS, VIRTUAL, WINDOWS_HELLO } from '../readers.ts';
import { add, change, named, reader, usedReader, type Change } from './change.ts';

const emptySlot: Slot = { state: 'empty' };
const onAntenna = fc.constantFrom<Slot>(emptySlot, { state: 'not-eid', statusWord: '6A82', atrKnown: false });
/** Other readers than the one with the card: they must change nothing. */
export const besideReader: fc.Arbitrary<Change> = fc
  .oneof(
    fc.constantFrom(...CONTACT, ...PIN_PAD).map((model) => reader(model, 'physical', emptySlot)),
    fc.tuple(fc.constantFrom(...CONTACT), badSlot).map(([model, slot]) => reader(model, 'physical', slot)),
    fc.tuple(fc.constantFrom(...TOKENS), chipThatIsNoCard).map(([model, slot]) => reader(model, 'token', slot)),
    fc.tuple(fc.constantFrom(...SIM), chipThatIsNoCard).map(([model, slot]) => reader(model, 'sim', slot)),
    fc.tuple(fc.constantFrom(...SAM), chipThatIsNoCard).map(([model, slot]) => reader(model, 'sam', slot)),
    fc.tuple(fc.constantFrom(...CONTACTLESS), onAntenna).map(([model, slot]) => reader(model, 'contactless', slot)),
    fc.constantFrom(...VIRTUAL).map((model) => reader(model, 'virtual', emptySlot)),
    fc.constantFrom(...WINDOWS_HELLO).map((model) => reader(model, 'windows-hello', { state: 'mute', code: null })),
  )
  .chain((beside) =>
    fc
      .boolean()
      .map((first) => change(`beside: ${beside.model} (${beside.slot.state})`, (facts) => add(facts, beside, first))),
  );

const onlyReaders = (what: string, models: string[], kind: Reader['kind'], slot: fc.Arbitrary<Slot>) =>
  fc.tuple(fc.constantFrom(...models), slot).map(([model, slot]) =>
    change(`only ${what}: ${model} (${slot.state})`, (facts) => {
      facts.pcsc.readers = [];
      add(facts, reader(model, kind, slot), true);
    }),
  );
const noReader = (name: string, alter: Change['apply'] = () => {}) =>
  change(name, (facts, now) => {
    facts.pcsc.readers = [];
    facts.system.usbReaders = { state: 'known', value: [] };
    alter(facts, now);
  });
type UsbReader = Extract<Facts['system']['usbReaders'], { state: 'known' }>['value'][number];
const usb =
  (
    driver: UsbReader['driver'],
    code: number | null = null,
    claimedBy: string | null = null,
    model: string | null = 'ACS ACR38U',
  ): Change['apply'] =>
  (facts) => {
    facts.system.usbReaders = {
      state: 'known',
      value: [{ vendorId: '072f', productId: '9000', model, driver, code, claimedBy }],
    };
  };

export const readers: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 8,
    arbitrary: named(
      noReader('no reader'),
      noReader('no reader, one on USB without driver', usb('missing', 28)),
      noReader('no reader, one on USB with a damaged driver', usb('damaged', 31)),
      noReader('no reader, one on USB whose driver is refused', usb('refused', 52)),
      noReader('no reader, one on USB switched off', usb('disabled', 22)),
      noReader('no reader, one on USB that waits for a restart', usb('restart-needed', 14)),
      noReader('no reader, one on USB that has failed', usb('failed', 43)),
      noReader('no reader, one on USB to be plugged in again', usb('replug', 45)),
      noReader('no reader, one on USB', usb('ok')),
      noReader('no reader, one on USB of which nothing more is known', usb('unknown')),
      noReader('no reader, one on USB that no table names', usb('missing', 28, null, null)),
      noReader('no reader, taken by the kernel', usb('ok', null, 'pn533_usb')),
      noReader('no reader, taken by GnuPG', usb('ok', null, 'scdaemon')),
      noReader('no reader in a remote session', (facts) => {
        facts.system.session = { state: 'known', value: { remote: true, kind: 'rdp' } };
      }),
      change('reader no longer answers', (facts) => {
        const used = usedReader(facts);
        if (used !== undefined) used.working = false;
      }),
      change('reader empty and not working', (facts) => {
        const used = usedReader(facts);
        if (used !== undefined) Object.assign(used, { working: false, slot: emptySlot });
      }),
      change('the eID is in a reader of a virtual machine', (facts) => {
        const used = usedReader(facts);
        if (used !== undefined) Object.assign(used, { kind: 'virtual', model: 'VMware Virtual USB CCID' });
      }),
      change('the eID is in a reader passed on by remote desktop', (facts) => {
        const used = usedReader(facts);
        if (used !== undefined) used.kind = 'remote';
        facts.system.session = { state: 'known', value: { remote: true, kind: 'rdp' } };
      }),
      change('the reader has a key pad', (facts) => {
        const used = usedReader(facts);
        if (used !== undefined) Object.assign(used, { model: PIN_PAD[0], pinPad: true });
      }),
    ),
  },
  { weight: 1, arbitrary: onlyReaders('a token', TOKENS, 'token', chipThatIsNoCard) },
  { weight: 1, arbitrary: onlyReaders('a SIM', SIM, 'sim', chipThatIsNoCard) },
  { weight: 1, arbitrary: onlyReaders('a SAM', SAM, 'sam', chipThatIsNoCard) },
  { weight: 1, arbitrary: onlyReaders('an antenna', CONTACTLESS, 'contactless', onAntenna) },
  { weight: 1, arbitrary: onlyReaders('a virtual reader', VIRTUAL, 'virtual', fc.constant(emptySlot)) },
  { weight: 1, arbitrary: onlyReaders('Windows Hello', WINDOWS_HELLO, 'windows-hello', fc.constant(emptySlot)) },
);
