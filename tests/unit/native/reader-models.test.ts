/** What a reader is by its name, and that assets/readers.yaml says what its sources say. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import file from '../../../assets/readers.yaml';
import { kindNamed } from '../../../native/reader-models.ts';
import { readersFileSchema } from '../../../native/readers-file.ts';
import { modelOf } from '../../../native/pcsc/reader-name.ts';

describe('a reader by its name', () => {
  it.each([
    ['ACS ACR39U ICC Reader 0', 'physical'],
    ['ACS ACR38 0', 'physical'],
    ['VASCO DP905v1.1 0', 'physical'],
    ['Alcor Micro USB Smart Card Reader 0', 'physical'],
    ['Broadcom Corp Contacted SmartCard 0', 'physical'],
    ['Broadcom Corp Contactless SmartCard 0', 'contactless'],
    ['Virtual PCD 00 00', 'physical'],
    ['Cherry Smartcard Keyboard G87-1xx44 0', 'physical'],
    ['OMNIKEY CardMan 3121 0', 'physical'],
    ['REINER SCT cyberJack RFID standard USB 1', 'physical'],
    ['REINER SCT cyberJack RFID komfort USB 52', 'physical'],
    ['REINER SCT cyberJack RFID basis 0', 'contactless'],
    ['Gemalto Prox-DU Contact_09A00795 00 00', 'physical'],
    ['Gemalto Prox-DU Contactless_09A00795 00 01', 'contactless'],
    ['Gemalto Prox Dual USB PC Link Reader [Prox-DU Contact_09A00795] 00 00', 'physical'],
    ['Feitian VR504 VHBR Contactless & Contact Card Reader 0', 'physical'],
    ['HID Global OMNIKEY 5422 Smartcard Reader [OMNIKEY 5422 Smartcard Reader] 00 00', 'physical'],
    ['HID Global OMNIKEY 5422 Smartcard Reader [OMNIKEY 5422CL Smartcard Reader] 01 00', 'contactless'],
    ['OMNIKEY CardMan 5x21 0', 'physical'],
    ['OMNIKEY CardMan 5x21-CL 0', 'contactless'],
    ['Identiv uTrust 4701 F Dual Interface Reader [uTrust 4701 F Contact Reader] 00 00', 'physical'],
    ['Identiv uTrust 4701 F Dual Interface Reader [uTrust 4701 F CL Reader] 01 00', 'contactless'],
    ['ACS ACR1281 1S Dual Reader ICC 0', 'physical'],
    ['ACS ACR1281 1S Dual Reader PICC 0', 'contactless'],
    ['ACS ACR1281 1S Dual Reader SAM 0', 'sam'],
    ['ACS ACR122U PICC Interface 00 00', 'contactless'],
    ['SONY FeliCa RC-S300/S 0', 'contactless'],
    ['Microsoft UICC ISO Reader 28fa7ff5 0', 'sim'],
    ['Yubico YubiKey OTP+FIDO+CCID 0', 'token'],
    ['HID Global Crescendo Key 0', 'token'],
    ['VASCO DIGIPASS KEY 101 0', 'token'],
    ['Gemalto USB Shell Token V2 0', 'token'],
    ['AKS ifdh 0', 'token'],
    ['iKeyVirtualReader 0', 'virtual'],
    ['VMware Virtual USB CCID 0', 'virtual'],
    ['Microsoft Virtual Smart Card 0', 'virtual'],
    ['Windows Hello for Business 1', 'windows-hello'],
    // Lists of readers in public bug reports.
    ['AKS VR 0', 'virtual'],
    ['DATEV Virtueller SmartCard Leser 0', 'virtual'],
    ['Rainbow Technologies iKeyVirtualReader 1', 'virtual'],
    ['Broadcom Corp Broadcom NFP 0', 'contactless'],
    ['Broadcom Corp 58200 [Contacted SmartCard] (0123456789ABCD) 00 00', 'physical'],
    ['Microsoft IFD 0', 'contactless'],
    ['Sony RC-S380/P 0', 'contactless'],
    ['OMNIKEY CardMan (076B:5121) 5121 (OKCM0022509131612005524582011459) 00 00', 'physical'],
    ['OMNIKEY CardMan (076B:5121) 5121 (OKCM0022509131612005524582011459) 00 01', 'contactless'],
    ['ACS ACR1281 1S Dual Reader 00 00', 'physical'],
    ['ACS ACR1281 1S Dual Reader 00 02', 'sam'],
    ['Generic USB2.0-CRW [Smart Card Reader Interface] 00 00', 'physical'],
    ['NXP Pegoda N CL 0 0', 'contactless'],
    ['Pol Henarejos Pico Key 0', 'token'],
    ['SafeNet eToken 5100 [eToken 5110 SC] 00 00', 'token'],
    ['Lenovo Integrated Smart Card Reader 0', 'physical'],
    ['Dell Smart Card Reader Keyboard 0', 'physical'],
    ['EZUSB PC/SC 0', 'physical'],
  ])('« %s » is of the kind "%s"', (name, kind) => expect(kindNamed(name)).toBe(kind));
});

describe('the model that is shown', () => {
  it.each([
    ['Microsoft UICC ISO Reader 28fa7ff5 0', 'Microsoft UICC ISO Reader'],
    ['Gemalto Prox-DU Contact_09A00795 00 00', 'Gemalto Prox-DU Contact'],
    ['ACS ACR39U ICC Reader (1A2B3C4D5E) 00 00', 'ACS ACR39U ICC Reader'],
    ['OMNIKEY AG CardMan 3121 01 00', 'OMNIKEY AG CardMan 3121'],
    ['Cherry Smartcard Keyboard G87-1xx44 00 00', 'Cherry Smartcard Keyboard G87-1xx44'],
    ['Virtual PCD 00 01', 'Virtual PCD'],
  ])('of « %s » is « %s », without a number that only this one device has', (name, model) =>
    expect(modelOf(name)).toBe(model),
  );
});

/** Debian's list of readers that libccid drives. */
const LIBCCID = '/etc/libccid_Info.plist';
describe.skipIf(!existsSync(LIBCCID))('assets/readers.yaml beside libccid’s own list', () => {
  const plist = existsSync(LIBCCID) ? readFileSync(LIBCCID, 'utf8') : '';
  const list = (key: string): string[] => {
    const [, array = ''] = new RegExp(`<key>${key}</key>\\s*<array>([^]*?)</array>`).exec(plist) ?? [];
    return [...array.matchAll(/<string>(.*?)<\/string>/g)].map(([, text = '']) => text.replaceAll('&amp;', '&'));
  };
  const products = list('ifdProductID');
  const ids = new Set(
    list('ifdVendorID').map((vendor, at) => `${vendor}:${products[at] ?? ''}`.replaceAll('0x', '').toLowerCase()),
  );
  const { usb, otherUsb } = v.parse(readersFileSchema, file);
  it('every model of « usb » stands in that list, and none of « otherUsb » does', () => {
    expect(Object.keys(usb).filter((id) => !ids.has(id))).toEqual([]);
    expect(otherUsb.filter(({ id }) => ids.has(id))).toEqual([]);
  });
  it('of the readers in that list with « contact », « combi » or « dual » in their name, none counts as contactless only', () => {
    const names = list('ifdFriendlyName').filter((name) => /\bdual\b|contact(?!less)|combi/i.test(name));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => kindNamed(name) === 'contactless')).toEqual([]);
  });
});
