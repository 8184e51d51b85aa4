/** The faults of docs/facts/faults.md: each one that can be seen leads to its finding, or to a stated shared one. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import type { Facts } from '../../../../src/shared/facts.ts';
import type { FindingId } from '../../../../src/shared/findings.ts';
import { rowsOf } from '../../house/references.ts';
import { NOW, aBrowser, aReader, facts, goodEid, withEid } from './sample-facts.ts';

const usb = (change: object) => ({
  vendorId: '072f',
  productId: '90cc',
  model: 'ACS ACR38',
  driver: 'ok' as const,
  code: null,
  claimedBy: null,
  ...change,
});
const mac = {
  os: {
    platform: 'macos' as const,
    name: 'macOS 15',
    version: '15',
    architecture: 'arm64',
    supported: true,
    viewerSupported: true,
  },
  minidriver: { applet17: true, applet18: true },
};
const linux = {
  platform: 'linux' as const,
  name: 'Debian 12',
  version: '12',
  architecture: 'x64',
  supported: true,
  viewerSupported: true,
};
const down = (code: string): Facts['pcsc']['service'] => ({ state: 'down', code });
const none = { readers: [] };
const unreadable = (code: string, stage: 'connect' | 'identity' = 'identity') => ({
  state: 'unreadable' as const,
  code,
  stage,
  atrKnown: true,
});

/** The same, but one probe could not tell. */
const withUnknown = (given: Facts, name: 'minidriver'): Facts => ({
  ...given,
  system: { ...given.system, [name]: { state: 'unknown', reason: 'timeout' } },
});

/**
 * `next`: it is what the person is told first. `remark`: it keeps nobody from logging in, and is said beside the
 * verdict.
 */
const SEEN: readonly [fault: number, what: string, given: Facts, finding: FindingId, place: 'next' | 'remark'][] = [
  [
    1,
    'the service is disabled',
    facts({
      ...none,
      service: down('SCARD_E_NO_SERVICE'),
      system: { smartCardService: { state: 'disabled', onDemand: true } },
    }),
    'service.disabled',
    'next',
  ],
  [
    2,
    'device enumeration is disabled',
    facts({ system: { deviceEnumeration: 'disabled' } }),
    'service.enumeration-disabled',
    'remark',
  ],
  [
    3,
    'certificate propagation is disabled',
    facts({ system: { certificatePropagation: 'disabled' } }),
    'propagation.disabled',
    'next',
  ],
  [
    3,
    'certificate propagation is disabled, Firefox does without',
    facts({
      system: {
        certificatePropagation: 'disabled',
        browsers: [aBrowser(), aBrowser({ id: 'firefox', addon: 'present' })],
      },
    }),
    'propagation.disabled',
    'remark',
  ],
  [4, 'no reader', facts(none), 'reader.none', 'next'],
  [
    4,
    'no reader, and Windows stopped the service with it',
    facts({
      ...none,
      service: down('SCARD_E_NO_SERVICE'),
      system: { smartCardService: { state: 'stopped', onDemand: true } },
    }),
    'reader.none',
    'next',
  ],
  [
    4,
    'a reader without a driver',
    facts({ ...none, system: { usbReaders: [usb({ driver: 'missing' })] } }),
    'reader.no-driver',
    'next',
  ],
  [
    4,
    'a reader in order on USB that PC/SC does not list',
    facts({ ...none, system: { usbReaders: [usb({})] } }),
    'reader.not-working',
    'next',
  ],
  [
    4,
    'a reader without a driver, and Windows’s service asleep',
    facts({ ...none, service: down('SCARD_E_NO_SERVICE'), system: { usbReaders: [usb({ driver: 'missing' })] } }),
    'reader.no-driver',
    'next',
  ],
  [5, 'card upside down', facts({ readers: [aReader({ state: 'mute', code: null })] }), 'card.mute', 'next'],
  [5, 'card not pushed in', facts({ readers: [aReader({ state: 'empty' })] }), 'card.none', 'next'],
  [
    6,
    'dirty chip, no connection',
    facts({ readers: [aReader(unreadable('SCARD_E_PROTO_MISMATCH', 'connect'))] }),
    'card.unreadable',
    'next',
  ],
  [
    6,
    'dirty chip, stops in the middle',
    facts({ readers: [aReader(unreadable('SCARD_E_COMM_DATA_LOST'))] }),
    'chip.silent',
    'next',
  ],
  [7, 'defective chip', facts({ readers: [aReader(unreadable('SW 6581'))] }), 'chip.defective', 'next'],
  [
    8,
    'bank card',
    facts({ readers: [aReader({ state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false })] }),
    'eid.not-eid',
    'next',
  ],
  [
    9,
    'no minidriver for an eID',
    facts({ system: { minidriver: { applet17: false, applet18: false } } }),
    'middleware.minidriver-missing',
    'next',
  ],
  [
    9,
    'Windows complains of an eID, minidriver not told',
    withUnknown(facts({ system: { unknownCardDevice: true } }), 'minidriver'),
    'middleware.minidriver-missing',
    'next',
  ],
  [
    10,
    'certificate expired',
    facts({
      readers: [
        withEid({
          certificate: { state: 'present', from: '2016-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' },
          validFrom: '2018-01-01',
        }),
      ],
    }),
    'certificate.expired',
    'next',
  ],
  [
    11,
    'certificate expired on a card of before July 2017',
    facts({
      readers: [
        withEid({
          certificate: { state: 'present', from: '2016-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' },
          validFrom: '2016-01-01',
        }),
      ],
    }),
    'certificate.not-renewable',
    'next',
  ],
  [
    12,
    'certificates not activated',
    facts({ readers: [withEid({ certificate: { state: 'inactive' } })] }),
    'certificate.inactive',
    'next',
  ],
  [
    12,
    'certificates absent',
    facts({ readers: [withEid({ certificate: { state: 'absent' } })] }),
    'certificate.absent',
    'next',
  ],
  [
    14,
    'a child’s card without a certificate',
    facts({ readers: [withEid({ documentType: '6', certificate: { state: 'absent' } })] }),
    'certificate.minor',
    'next',
  ],
  [15, 'card expired', facts({ readers: [withEid({ validUntil: '2026-11-22' })] }), 'validity.expired', 'next'],
  [16, 'PIN blocked, on 1.8', facts({ readers: [withEid({ pinTries: 0 })] }), 'pin.blocked', 'next'],
  [
    18,
    'middleware too old',
    facts({ system: { middleware: { installed: true, version: '4.4.27', build: null, copies: 1 } } }),
    'middleware.outdated',
    'remark',
  ],
  [
    18,
    'minidriver without 1.8',
    facts({ system: { minidriver: { applet17: true, applet18: false } } }),
    'middleware.minidriver-missing',
    'next',
  ],
  [
    19,
    'wrong clock',
    facts({ system: { clock: { now: '2020-01-01T00:00:00.000Z', builtAt: '2026-10-01T00:00:00.000Z' } } }),
    'clock.wrong',
    'next',
  ],
  [
    20,
    'only a sandboxed browser',
    facts({ system: { os: linux, browsers: [aBrowser({ id: 'firefox', packaging: 'snap', module: 'absent' })] } }),
    'browser.sandboxed',
    'next',
  ],
  [
    21,
    'Alcor reader with communication errors',
    facts({ readers: [aReader(unreadable('SCARD_E_COMM_DATA_LOST'), { model: 'Alcor Micro AU9560' })] }),
    'reader.internal-unreliable',
    'remark',
  ],
  [
    22,
    'remote session without readers',
    facts({ ...none, system: { session: { remote: true, kind: 'rdp' } } }),
    'reader.remote-session',
    'next',
  ],
  [
    23,
    'remote session, broken pipe',
    facts({ ...none, service: down('ERROR_BROKEN_PIPE') }),
    'reader.remote-session',
    'next',
  ],
  [
    25,
    'only Windows Hello’s reader',
    facts({ readers: [aReader({ state: 'empty' }, { kind: 'windows-hello' })] }),
    'reader.virtual-only',
    'next',
  ],
  [
    26,
    'OpenSC beside the middleware',
    facts({ system: { otherModules: ['opensc 0.23.0'] } }),
    'middleware.other-module',
    'remark',
  ],
  [
    27,
    'two middlewares',
    facts({ system: { middleware: { installed: true, version: '5.1.34', build: null, copies: 2 } } }),
    'middleware.duplicate',
    'remark',
  ],
  [
    28,
    'add-on missing',
    facts({ system: { os: linux, browsers: [aBrowser({ id: 'firefox', addon: 'absent' })] } }),
    'browser.addon-missing',
    'next',
  ],
  [
    28,
    'add-on disabled',
    facts({ system: { os: linux, browsers: [aBrowser({ id: 'firefox', addon: 'disabled' })] } }),
    'browser.addon-disabled',
    'next',
  ],
  [
    29,
    'the add-on says "not found": manifests absent',
    facts({ system: { os: linux, browsers: [aBrowser({ id: 'firefox', addon: 'present', module: 'absent' })] } }),
    'browser.module-missing',
    'next',
  ],
  [
    30,
    'manifest in the wrong folder',
    facts({ system: { os: linux, browsers: [aBrowser({ id: 'firefox', addon: 'present', module: 'absent' })] } }),
    'browser.module-missing',
    'next',
  ],
  [
    32,
    'BEIDToken never opened',
    facts({ system: { ...mac, tokenExtension: 'installed' } }),
    'middleware.token-unregistered',
    'next',
  ],
  [
    33,
    'Apple’s own driver',
    facts({ readers: [aReader(unreadable('SCARD_E_NOT_TRANSACTED'))], system: { ...mac, appleCcid: true } }),
    'reader.apple-ccid',
    'remark',
  ],
  [
    35,
    'macOS too old for the viewer',
    facts({ system: { os: { ...mac.os, viewerSupported: false } } }),
    'os.viewer-unsupported',
    'remark',
  ],
  [37, 'old roots', facts({ system: { oldRoots: true } }), 'middleware.old-roots', 'remark'],
  [
    38,
    'no pcscd',
    facts({
      ...none,
      service: down('SCARD_E_NO_SERVICE'),
      system: { os: linux, smartCardService: { state: 'absent', onDemand: true } },
    }),
    'service.missing',
    'next',
  ],
  [
    38,
    'pcscd not started',
    facts({
      ...none,
      service: down('SCARD_E_NO_SERVICE'),
      system: { os: linux, smartCardService: { state: 'stopped', onDemand: true } },
    }),
    'service.stopped',
    'next',
  ],
  [
    39,
    'polkit says no',
    facts({ ...none, service: down('SCARD_W_SECURITY_VIOLATION'), system: { os: linux } }),
    'service.denied',
    'next',
  ],
  [
    40,
    'a kernel module took the reader',
    facts({ ...none, system: { os: linux, usbReaders: [usb({ claimedBy: 'pn533_usb' })] } }),
    'reader.claimed',
    'next',
  ],
  [41, 'debug logging', facts({ system: { debugLogging: true } }), 'middleware.debug-logging', 'remark'],
  [
    42,
    'RSA keys moved',
    facts({ readers: [withEid({ applet: '1.7' })], system: { rsaKeyMove: true } }),
    'middleware.rsa-key-move',
    'remark',
  ],
  [
    43,
    'PIN-pad reader',
    facts({ readers: [aReader({ state: 'eid', eid: goodEid() }, { pinPad: true })] }),
    'reader.pin-pad',
    'remark',
  ],
  [
    44,
    'another program holds the card',
    facts({ readers: [aReader({ state: 'busy', code: 'SCARD_E_SHARING_VIOLATION' })] }),
    'card.busy',
    'next',
  ],
];

/** Faults without a finding of their own, and where they are met instead. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  13: 'revoked: only the network knows; guide erreurs-connexion-eid',
  17: 'forgotten PIN: guide pin-oublie',
  24: 'two readers: not a fault, the one with the eID counts (diagnose.test.ts)',
  31: 'Mac: card before the browser; guide se-connecter-eid',
  34: 'Apple silicon: a matter of packaging',
  36: 'HTTPS inspection: needs the network, which we never call; guide erreurs-connexion-eid',
};

describe('each fault met in the field leads to its finding', () => {
  it.each(SEEN)(
    'fault %i, %s: the finding is $3, told as $4 (next: first; remark: beside the verdict)',
    (_fault, _what, given, finding, place) => {
      const snapshot = diagnose(given, NOW, 'live');
      if (place === 'next') expect(snapshot.next?.finding).toBe(finding);
      else expect(snapshot.remarks.map((remark) => remark.finding)).toContain(finding);
    },
  );

  it('every fault of docs/facts/faults.md has a case in this test, or is named in it with the place where it is met instead', () => {
    const here = new Set([...SEEN.map(([fault]) => fault), ...Object.keys(ELSEWHERE).map(Number)]);
    expect([...rowsOf('docs/facts/faults.md')].filter((fault) => !here.has(Number(fault)))).toEqual([]);
  });
});
