/** Taking out what says who or where, and leaving what helps. */
import { expect, it } from 'vitest';
import { scrubbed } from '../../../src/shared/scrub.ts';

it.each([
  ['the version of a browser', 'Chrome 142.0.7444.60'],
  ['the version of a system', 'Windows 11 Pro, 10.0.26100, x64'],
  ['a code of PC/SC', 'SCARD_E_SHARING_VIOLATION (0x8010000B)'],
  ['a status word', 'SW 6A82'],
  ['a reader with its USB numbers', 'OMNIKEY CardMan (076B:5121) 5121'],
  ['a day and an instant', '2026-11-28 10:00 UTC'],
  ['a library that is missing', 'libpcsclite.so.1: cannot open shared object file'],
  ['two slots of one reader', 'Virtual PCD 00 01'],
])('%s stays', (_what, text) => expect(scrubbed(text, ['anna', 'pc-07'])).toBe(text));

it.each([
  ['a path with a space in a folder’s name', 'C:\\Users\\Jean Dupont\\x.dll failed', '… failed'],
  ['a path of Linux', 'dlopen /home/anna/lib/x.so: no', 'dlopen …: no'],
  ['the name of this account, in any letters', 'Anna was here', '… was here'],
  ['a name within another word stays', 'Annapurna', 'Annapurna'],
  ['a serial number after its word', 'ACS ACR39U S/N: AB12-77', 'ACS ACR39U …'],
])('%s', (_what, text, expected) => expect(scrubbed(text, ['anna', 'pc-07'])).toBe(expected));
