/** For every finding, facts in which it is what the check says: first, or as a remark beside « prête ». */
import { pendingSystem, type Facts, type Reader, type System } from '../../../../src/shared/facts.ts';
import type { FindingId } from '../../../../src/shared/findings.ts';
import { aBrowser, aReader, facts, withEid } from './sample-facts.ts';

const linux = {
  platform: 'linux' as const,
  name: 'Debian 12',
  version: '12',
  architecture: 'x64',
  supported: true,
  viewerSupported: true,
};
const mac = { ...linux, platform: 'macos' as const, name: 'macOS 15' };
const down = (code: string): Facts['pcsc']['service'] => ({ state: 'down', code });
const none = { readers: [] };
const stopped = { service: down('SCARD_E_NO_SERVICE'), readers: [] };
const slot = (value: Reader['slot'], change: Partial<Reader> = {}): Facts =>
  facts({ readers: [aReader(value, change)] });
const usb = (
  driver: 'missing' | 'damaged' | 'refused' | 'disabled' | 'restart-needed' | 'failed',
  code: number,
): Facts =>
  facts({
    ...none,
    system: {
      usbReaders: [{ vendorId: '072f', productId: '90cc', model: 'ACS ACR38', driver, code, claimedBy: null }],
    },
  });
const unreadable = (code: string, stage: 'connect' | 'select' | 'identity', atrKnown = true): Reader['slot'] => ({
  state: 'unreadable',
  code,
  stage,
  atrKnown,
});
const over = { state: 'present', from: '2016-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' } as const;
const noSoftware = {
  middleware: { installed: false },
  minidriver: { applet17: false, applet18: false },
} as const;
const firefox = (change: object): Facts =>
  facts({ system: { os: linux, browsers: [aBrowser({ id: 'firefox', ...change })] } });
const pendingPc = (late: boolean): System => {
  const system = pendingSystem();
  return { ...facts().system, browsers: late ? { state: 'pending', late } : system.browsers };
};

export const FINDING_FACTS: Readonly<Record<FindingId, Facts>> = {
  'service.missing': facts({ service: { state: 'no-library', reason: 'libpcsclite.so.1' }, readers: [] }),
  'service.disabled': facts({ ...stopped, system: { smartCardService: { state: 'disabled', onDemand: true } } }),
  'service.stopped': facts({
    ...stopped,
    system: { os: linux, smartCardService: { state: 'stopped', onDemand: true } },
  }),
  'service.denied': facts({ service: down('SCARD_W_SECURITY_VIOLATION'), readers: [], system: { os: linux } }),
  'service.mismatch': facts({ service: down('SCARD_E_SERVICE_STOPPED'), readers: [], system: { os: linux } }),
  'service.unexplained': facts({ service: down('SCARD_F_INTERNAL_ERROR'), readers: [], system: { os: linux } }),
  'service.process-keeps-failing': facts({ process: { state: 'restarting', restarts: 3, reason: 'SIGSEGV' } }),
  'service.process-failed': facts({ process: { state: 'restarting', restarts: 1, reason: 'SIGSEGV' } }),
  'service.part-blocked': facts({ service: { state: 'no-binding', reason: 'koffi: ERR_DLOPEN_FAILED' }, readers: [] }),
  'service.silent': facts({ service: { state: 'silent', sinceMs: 3000 } }),
  'service.enumeration-disabled': facts({ system: { deviceEnumeration: 'disabled' } }),
  'reader.none': facts(none),
  'reader.no-driver': usb('missing', 28),
  'reader.driver-damaged': usb('damaged', 31),
  'reader.driver-refused': usb('refused', 52),
  'reader.disabled': usb('disabled', 22),
  'reader.restart-needed': usb('restart-needed', 14),
  'reader.failed': usb('failed', 10),
  'reader.virtual-only': slot({ state: 'empty' }, { kind: 'windows-hello', model: 'Windows Hello' }),
  'reader.token-only': slot(
    { state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false },
    { kind: 'token', model: 'Yubico YubiKey' },
  ),
  'reader.contactless-only': slot({ state: 'empty' }, { kind: 'contactless', model: 'ACS ACR122U PICC' }),
  'reader.remote-session': facts({ ...none, system: { session: { remote: true, kind: 'rdp' } } }),
  'reader.claimed': facts({
    ...none,
    system: {
      usbReaders: [
        { vendorId: '072f', productId: '90cc', model: 'ACS ACR38', driver: 'ok', code: null, claimedBy: 'scdaemon' },
      ],
    },
  }),
  'reader.not-working': slot({ state: 'empty' }, { working: false }),
  'reader.internal-unreliable': slot(unreadable('SCARD_E_COMM_DATA_LOST', 'identity'), { model: 'Alcor AU9560' }),
  'reader.apple-ccid': {
    ...slot(unreadable('SCARD_E_NOT_TRANSACTED', 'identity')),
    system: facts({ system: { os: mac, appleCcid: true } }).system,
  },
  'reader.pin-pad': facts({ readers: [{ ...withEid(), pinPad: true }] }),
  'card.none': slot({ state: 'empty' }),
  'card.mute': slot({ state: 'mute', code: null }),
  'card.unreadable': slot(unreadable('SCARD_E_PROTO_MISMATCH', 'connect')),
  'card.busy': slot({ state: 'busy', code: 'SCARD_E_SHARING_VIOLATION' }),
  'card.in-use': slot({ state: 'stuck', why: 'in-use', stage: 'connect', sinceMs: 12_000 }),
  'card.removed': slot({ state: 'removed' }),
  'card.on-antenna': facts({
    readers: [
      aReader({ state: 'empty' }, { model: 'ACS ACR1281' }),
      aReader({ state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false }, { kind: 'contactless' }),
    ],
  }),
  'card.held': slot({ state: 'held' }),
  'eid.not-eid': slot({ state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false }),
  'eid.unrecognised': slot(unreadable('SW 6E00', 'select', false)),
  'eid.unknown-kind': facts({ readers: [withEid({ documentType: '99' })] }),
  'chip.silent': slot({ state: 'stuck', why: 'no-answer', stage: 'select', sinceMs: 12_000 }),
  'chip.slow': slot({ state: 'slow', why: 'many-answers', sinceMs: 4000 }),
  'chip.no-answer': slot({ state: 'slow', why: 'no-answer', sinceMs: 3000 }),
  'chip.locked': facts({ readers: [withEid({ lifeCycle: 'locked' })] }),
  'chip.not-personalised': facts({
    readers: [withEid({ lifeCycle: 'selectable', validFrom: null, validUntil: null })],
  }),
  'chip.defective': slot(unreadable('SW 6581', 'identity')),
  'validity.expired': facts({ readers: [withEid({ validUntil: '2026-11-22' })] }),
  'validity.not-yet': facts({ readers: [withEid({ validFrom: '2027-01-01' })] }),
  'validity.soon': facts({ readers: [withEid({ validUntil: '2026-12-20' })] }),
  'certificate.expired': facts({ readers: [withEid({ validFrom: '2018-01-01', certificate: over })] }),
  'certificate.not-yet': facts({
    readers: [
      withEid({ certificate: { ...over, from: '2027-01-01T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z' } }),
    ],
  }),
  'certificate.absent': facts({ readers: [withEid({ certificate: { state: 'absent' } })] }),
  'certificate.inactive': facts({ readers: [withEid({ certificate: { state: 'inactive' } })] }),
  'certificate.not-renewable': facts({ readers: [withEid({ validFrom: '2016-01-01', certificate: over })] }),
  'certificate.minor': facts({ readers: [withEid({ documentType: '6', certificate: { state: 'absent' } })] }),
  'certificate.soon': facts({ readers: [withEid({ certificate: { ...over, until: '2026-12-20T00:00:00.000Z' } })] }),
  'pin.blocked': facts({ readers: [withEid({ pinTries: 0 })] }),
  'pin.one-try-left': facts({ readers: [withEid({ pinTries: 1 })] }),
  'pin.not-told': facts({ readers: [withEid({ pinTries: 'not-told' })] }),
  'middleware.missing': facts({ system: noSoftware }),
  'middleware.browser-only': facts({ system: { middleware: { installed: false } } }),
  'middleware.outdated': facts({
    system: { middleware: { installed: true, version: '4.4.27', build: null, copies: 1 } },
  }),
  'middleware.duplicate': facts({
    system: { middleware: { installed: true, version: '5.1.34', build: null, copies: 2 } },
  }),
  'middleware.minidriver-missing': facts({ system: { minidriver: { applet17: false, applet18: false } } }),
  'middleware.debug-logging': facts({ system: { debugLogging: true } }),
  'middleware.token-unregistered': facts({ system: { os: mac, tokenExtension: 'installed' } }),
  'middleware.other-module': facts({ system: { otherModules: ['opensc 0.23.0'] } }),
  'middleware.rsa-key-move': facts({ readers: [withEid({ applet: '1.7' })], system: { rsaKeyMove: true } }),
  'middleware.old-roots': facts({ system: { oldRoots: true } }),
  'browser.none': facts({ system: { browsers: [] } }),
  'browser.addon-missing': firefox({ addon: 'absent' }),
  'browser.addon-disabled': firefox({ addon: 'disabled' }),
  'browser.sandboxed': firefox({ packaging: 'snap', module: 'absent' }),
  'browser.module-missing': firefox({ addon: 'present', module: 'absent' }),
  'browser.not-default': facts({
    system: {
      os: linux,
      browsers: [aBrowser({ id: 'chrome' }), aBrowser({ id: 'firefox', packaging: 'snap', module: 'absent' })],
      defaultBrowser: { id: 'firefox', packaging: 'snap' },
    },
  }),
  'propagation.disabled': facts({ system: { certificatePropagation: 'forbidden' } }),
  'rights.standard-user': facts({ system: { middleware: { installed: false } } }),
  'clock.wrong': facts({ system: { clock: { now: '2020-01-01T00:00:00.000Z', builtAt: '2026-10-01T00:00:00.000Z' } } }),
  'clock.doubtful': facts({
    system: { clock: { now: '2040-01-01T00:00:00.000Z', builtAt: '2026-10-01T00:00:00.000Z' } },
  }),
  'os.unsupported': facts({ system: { os: { ...mac, supported: false, name: 'macOS 11' }, tokenExtension: 'absent' } }),
  'os.slow': { ...facts(), system: pendingPc(true) },
  'os.viewer-unsupported': facts({ system: { os: { ...mac, viewerSupported: false }, tokenExtension: 'registered' } }),
};
