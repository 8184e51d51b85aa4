/**
 * Situations as they come to a counter, thought up by somebody who then looked what the check says of them: two readers
 * of different kinds, two cards, browsers beside one another, a PC that refuses to answer. Each is a PC in order, but
 * for what its title names.
 */
import { expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import type { Browser, Eid, Facts, Reader, Slot, System } from '../../../../src/shared/facts.ts';
import { NOW, aBrowser, aReader, facts, goodEid, withEid } from './sample-facts.ts';

const os = (platform: 'linux' | 'macos' | 'windows', name: string) => ({
  platform,
  name,
  version: '1',
  architecture: 'x64',
  supported: true,
  viewerSupported: true,
});
const linux = os('linux', 'Fedora Linux 43');
const mac = os('macos', 'macOS 15');
const eid = (change: Partial<Eid> = {}): Slot => ({ state: 'eid', eid: goodEid(change) });
const EXPIRED: Partial<Eid> = { validUntil: '2025-02-01' };
const EMPTY: Slot = { state: 'empty' };
const BANK: Slot = { state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false };
const laptop = (slot: Slot, change: Partial<Reader> = {}): Reader =>
  aReader(slot, { id: 'a', model: 'Alcor AU9540', ...change });
const keypad = (slot: Slot, change: Partial<Reader> = {}): Reader =>
  aReader(slot, { id: 'b', model: 'VASCO DP870', pinPad: true, ...change });
const firefox = (change: Partial<Browser> = {}): Browser =>
  aBrowser({ id: 'firefox', version: '140.0', addon: 'present', ...change });
const unknownFact = { state: 'unknown', reason: 'denied' } as const;
const lacking = (given: Facts, ...names: (keyof System)[]): Facts => ({
  ...given,
  system: { ...given.system, ...Object.fromEntries(names.map((name) => [name, unknownFact])) },
});
const usb = (driver: 'ok' | 'failed' | 'missing', claimedBy: string | null = null) => ({
  vendorId: '072f',
  productId: '90cc',
  model: 'ACS ACR38U',
  driver,
  code: null,
  claimedBy,
});
const down: Facts['pcsc']['service'] = { state: 'down', code: 'SCARD_E_NO_SERVICE' };

type Says = readonly [verdict: string, finding: string | null, ...remarks: string[]];
const ROWS: readonly (readonly [what: string, given: Facts, says: Says])[] = [
  // Two readers, two cards.
  [
    'the eID in a reader with keys, a bank card in the laptop',
    facts({ readers: [laptop(BANK), keypad(eid())] }),
    ['ready', null, 'reader.pin-pad'],
  ],
  [
    'the eID in the laptop, the reader with keys empty: the keys are not spoken of',
    facts({ readers: [laptop(eid()), keypad(EMPTY)] }),
    ['ready', null],
  ],
  [
    'the old card in the reader with keys, the new one in the laptop',
    facts({ readers: [laptop(eid()), keypad(eid(EXPIRED))] }),
    ['ready', null],
  ],
  [
    'two cards, both expired',
    facts({ readers: [laptop(eid(EXPIRED)), keypad(eid(EXPIRED))] }),
    ['blocked', 'validity.expired'],
  ],
  [
    'an expired card, and another one still being read',
    facts({ readers: [laptop(eid(EXPIRED)), keypad({ state: 'reading' }, { pinPad: null })] }),
    ['checking', null],
  ],
  [
    'an expired card, and another one that another program has',
    facts({
      readers: [laptop(eid(EXPIRED)), keypad({ state: 'stuck', why: 'in-use', stage: 'connect', sinceMs: 12_000 })],
    }),
    ['blocked', 'validity.expired'],
  ],
  [
    'an eID in a reader that no longer works, another one in a good reader',
    facts({ readers: [laptop(eid(), { working: false }), keypad(eid(), { pinPad: false })] }),
    ['ready', null],
  ],
  [
    'an eID the wrong way round in the laptop, a Maestro card on the desk',
    facts({ readers: [laptop({ state: 'mute', code: null }), keypad(BANK)] }),
    ['blocked', 'card.mute'],
  ],
  // Cards of all ages.
  ...(['11', '13', '15', '17', '34'] as const).map((documentType): (typeof ROWS)[number] => [
    `a foreigner’s card of type ${documentType}`,
    facts({ readers: [withEid({ documentType })] }),
    ['ready', null],
  ]),
  [
    'a foreign child’s card without a certificate',
    facts({ readers: [withEid({ documentType: '61', certificate: { state: 'absent' } })] }),
    ['blocked', 'certificate.minor'],
  ],
  ['a Kids-ID with its certificate', facts({ readers: [withEid({ documentType: '6' })] }), ['ready', null]],
  ['a card whose last day cannot be read', facts({ readers: [withEid({ validUntil: null })] }), ['unknown', null]],
  [
    'a certificate of tomorrow on a card of today: the PC is likelier to be a day behind',
    facts({
      readers: [
        withEid({
          certificate: { state: 'present', from: '2026-11-24T08:00:00.000Z', until: '2036-11-24T08:00:00.000Z' },
        }),
      ],
    }),
    ['blocked', 'certificate.not-yet'],
  ],
  // The clock.
  [
    'a clock a year behind, and a card that it takes for one of the future',
    facts({ system: { clock: { now: '2025-11-23T10:00:00.000Z', builtAt: '2026-10-01T00:00:00.000Z' } } }),
    ['blocked', 'clock.wrong'],
  ],
  // Windows.
  [
    'Windows: Firefox without add-on takes Windows’s certificates, which nobody lays out',
    facts({
      system: { certificatePropagation: 'disabled', browsers: [firefox({ addon: 'absent' })] },
    }),
    ['blocked', 'propagation.disabled'],
  ],
  [
    'Windows: Firefox with its add-on, whose PC may not lay out certificates, beside an Edge that is the default',
    facts({
      system: {
        certificatePropagation: 'forbidden',
        browsers: [aBrowser(), firefox()],
        defaultBrowser: { id: 'edge', packaging: 'system' },
      },
    }),
    ['ready', null, 'propagation.disabled', 'browser.not-default'],
  ],
  [
    'Windows: no eID software, the minidriver came by itself, Edge only',
    facts({ system: { middleware: { installed: false } } }),
    ['ready', null, 'middleware.browser-only', 'rights.standard-user'],
  ],
  [
    'Windows: software 4.4 and a card of 2023',
    facts({
      system: {
        middleware: { installed: true, version: '4.4.27', build: null, copies: 1 },
        minidriver: { applet17: true, applet18: false },
      },
    }),
    ['blocked', 'middleware.outdated'],
  ],
  [
    'Windows: new software whose minidriver does not know the new card',
    facts({ system: { minidriver: { applet17: true, applet18: false } } }),
    ['blocked', 'middleware.minidriver-missing'],
  ],
  [
    'Windows: new software whose minidriver does not know the new card, which Windows itself knows',
    facts({
      readers: [{ ...withEid(), cardNames: ['Beid_v18'] }],
      system: { minidriver: { applet17: true, applet18: false } },
    }),
    ['ready', null],
  ],
  [
    'Windows: PowerShell may not be used, all else answers',
    lacking(facts(), 'usbReaders', 'unknownCardDevice', 'rsaKeyMove', 'oldRoots'),
    ['ready', null],
  ],
  [
    'Windows: the service disabled, no reader to be seen',
    facts({ service: down, readers: [], system: { smartCardService: { state: 'disabled', onDemand: true } } }),
    ['blocked', 'service.disabled'],
  ],
  [
    'Windows: a reader that failed, and another one with the eID',
    facts({ system: { usbReaders: [usb('failed')] } }),
    ['ready', null],
  ],
  [
    'Windows: a reader without a driver beside Windows Hello',
    facts({
      readers: [aReader(EMPTY, { kind: 'windows-hello', model: 'Windows Hello' })],
      system: { usbReaders: [usb('missing')] },
    }),
    ['blocked', 'reader.no-driver'],
  ],
  [
    'Windows: a remote session that has its readers with it',
    facts({
      readers: [{ ...withEid(), kind: 'remote', model: 'ACS ACR39U redirected' }],
      system: { session: { remote: true, kind: 'rdp' } },
    }),
    ['ready', null],
  ],
  [
    'Windows: a Citrix session without its readers',
    facts({ readers: [], system: { session: { remote: true, kind: 'citrix' } } }),
    ['blocked', 'reader.remote-session'],
  ],
  // macOS.
  [
    'macOS: Chrome, and BEIDToken that was never opened',
    facts({ system: { os: mac, tokenExtension: 'installed', browsers: [aBrowser({ id: 'chrome' })] } }),
    ['blocked', 'middleware.token-unregistered'],
  ],
  [
    'macOS: Chrome as the default, no BEIDToken, and a Firefox with its add-on beside it',
    facts({
      system: {
        os: mac,
        tokenExtension: 'absent',
        browsers: [aBrowser({ id: 'chrome' }), firefox()],
        defaultBrowser: { id: 'chrome', packaging: 'system' },
      },
    }),
    ['ready', null, 'middleware.token-unregistered', 'browser.not-default'],
  ],
  [
    'macOS: Safari and the extension',
    facts({ system: { os: mac, tokenExtension: 'registered', browsers: [aBrowser({ id: 'safari' })] } }),
    ['ready', null],
  ],
  // Linux.
  [
    'Linux: a snap of Chromium is the default, Firefox with its add-on stands beside it',
    facts({
      system: {
        os: linux,
        browsers: [aBrowser({ id: 'chromium', packaging: 'snap', module: 'absent' }), firefox()],
        defaultBrowser: { id: 'chromium', packaging: 'snap' },
      },
    }),
    ['ready', null, 'browser.not-default'],
  ],
  [
    'Linux: nothing but a snap of Chromium',
    facts({
      system: { os: linux, browsers: [aBrowser({ id: 'chromium', packaging: 'snap', module: 'absent' })] },
    }),
    ['blocked', 'browser.sandboxed'],
  ],
  [
    'Linux: GnuPG has the reader, a security key is listed',
    facts({
      readers: [aReader(BANK, { kind: 'token', model: 'YubiKey' })],
      system: { os: linux, usbReaders: [usb('ok', 'scdaemon')] },
    }),
    ['blocked', 'reader.claimed'],
  ],
  [
    'Linux: a reader whose driver libccid is not there',
    facts({ readers: [], system: { os: linux, usbReaders: [usb('missing')] } }),
    ['blocked', 'reader.no-driver'],
  ],
  // Nobody answers.
  ['the person is logging in', facts({ readers: [laptop({ state: 'held' })], held: true }), ['unknown', 'card.held']],
  [
    'the PC tells nothing, and the card has expired: that is known',
    lacking(facts({ readers: [withEid(EXPIRED)] }), 'browsers', 'middleware', 'minidriver', 'usbReaders'),
    ['blocked', 'validity.expired'],
  ],
  [
    'the PC tells nothing, and the card is good',
    lacking(facts(), 'browsers', 'middleware', 'minidriver', 'certificatePropagation', 'usbReaders'),
    ['unknown', null],
  ],
];

it.each(ROWS)(
  '%s: the check gives the verdict, the finding and the remarks that stand in its row',
  (_what, given, [verdict, finding, ...remarks]) => {
    const said = diagnose(given, NOW, 'live');
    expect([
      said.verdict,
      said.next?.finding ?? null,
      ...said.remarks.map((remark) => remark.finding).toSorted(),
    ]).toEqual([verdict, finding, ...remarks.toSorted()]);
  },
);
