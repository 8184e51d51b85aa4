/** Names of readers as pcscd and Windows give them: the model stays, whatever tells one device from another goes. */
import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../../native/pcsc/reader-name.ts';
import { fc } from '../../../tools/fuzz.ts';

describe('The model stays in a reader’s name', () => {
  it.each([
    ['ACS ACR39U ICC Reader 00 00', 'ACS ACR39U ICC Reader'],
    ['Alcor Micro AU9540 00 00', 'Alcor Micro AU9540'],
    ['Gemalto PC Twin Reader (70D7E2EE) 00 00', 'Gemalto PC Twin Reader'],
    ['Identiv uTrust 3700 F CL Reader [uTrust 3700 F CL Reader] (53201926205040) 00 00', /^Identiv uTrust 3700 F CL/],
    ['OMNIKEY CardMan 3x21 0', 'OMNIKEY CardMan 3x21'],
    ['REINER SCT cyberJack pinpad(a) 1', 'REINER SCT cyberJack pinpad(a)'],
    ['Microsoft Virtual Smart Card 0', 'Microsoft Virtual Smart Card'],
    ['SCM Microsystems Inc. SCR 3310 [CCID Interface] 01 00', 'SCM Microsystems Inc. SCR 3310 [CCID Interface]'],
    ['Yubico YubiKey OTP+FIDO+CCID 00 00', 'Yubico YubiKey OTP+FIDO+CCID'],
    ['', 'reader'],
    ['(ABC12)', 'reader'],
  ])('« %s » is shown as « %s »', (name, model) => {
    if (typeof model === 'string') expect(modelOf(name)).toBe(model);
    else expect(modelOf(name)).toMatch(model);
  });
});

describe('A serial number never stays in a reader’s name', () => {
  const serials = {
    'in base 16': '70D7E2EE',
    'of five characters': 'ABC12',
    'of letters alone': 'ABCD',
    'of digits alone': '21121549328366',
    'with blanks in it': 'OMK 123 456',
    'mostly of zeros': '000000000000000000003D1A',
  };
  it.each(Object.entries(serials))(
    'in round brackets, even if the name is cut off within it: one %s',
    (_kind, serial) => {
      for (const name of [
        `ACS ACR38U (${serial}) 00 00`,
        `ACS ACR38U (${serial})`,
        `ACS ACR38U [CCID] (${serial}) 01 00`,
        `ACS (${serial}) ACR38U`,
        // A long name is cut in the middle of it.
        `ACS ACR38U (${serial}`,
      ])
        expect(modelOf(name)).not.toContain(serial);
    },
  );
  it.each([
    ['Nitrokey Pro SN:0042', '0042'],
    ['Nitrokey Pro S/N 42AB 00 00', '42AB'],
    ['Nitrokey Pro serial: AB-7', 'AB-7'],
    ['Cherry ST-2xxx 21121549328366 00 00', '21121549328366'],
    ['Cherry ST-2xxx [21121549328366] 00 00', '21121549328366'],
    ['Some reader 70D7E2EE 00 00', '70D7E2EE'],
    ['Some reader 0A:1B:2C:3D:4E:5F 0', '1B:2C'],
    ['Some reader ABC-123-456-X', '123-456'],
  ])('without round brackets, as in « %s »', (name, serial) => {
    expect(modelOf(name)).not.toContain(serial);
  });
  it('whatever number of eight digits a name holds, anywhere, alone or in brackets', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000_000, max: 99_999_999 }),
        fc.constantFrom(['(', ')'], ['[', ']'], ['', ''], ['(', ''], ['SN', ''], ['#', '']),
        fc.constantFrom('ACS ACR38U', 'Gemalto (PC) Twin', '[[', '((', ''),
        (number, [open, close], model) => {
          expect(modelOf(`${model} ${open}${number}${close} 00 00`)).not.toContain(String(number));
        },
      ),
    );
  });
});
