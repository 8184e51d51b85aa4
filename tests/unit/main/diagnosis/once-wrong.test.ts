/**
 * Situations in which the verdict was once wrong, as the generator and its oracle (tests/tools/situations) or an attack
 * by hand found them. Each is a PC in order, but for what its title names.
 */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { pendingSystem, type Facts, type Reader, type System } from '../../../../src/shared/facts.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { NOW, aBrowser, aReader, facts, withEid } from './sample-facts.ts';

const judged = (given: Facts): Snapshot => diagnose(given, NOW, 'live');
const said = (given: Facts): [string, string | null] => {
  const { verdict, next } = judged(given);
  return [verdict, next?.finding ?? null];
};
/** Facts of the system that are not known, or not yet. */
const lacking = (given: Facts, change: Partial<System>): Facts => ({
  ...given,
  system: { ...given.system, ...change },
});
const UNKNOWN = { state: 'unknown', reason: 'timeout' } as const;
const PENDING = { state: 'pending' } as const;
const linux = {
  platform: 'linux',
  name: 'Debian 12',
  version: '12',
  architecture: 'x64',
  supported: true,
  viewerSupported: true,
} as const;
const over = { state: 'present', from: '2016-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' } as const;
const readers = (...all: Reader[]): Facts => facts({ readers: all });
const inAnyOrder = (one: Reader, other: Reader): void =>
  expect(judged(readers(one, other)).next).toEqual(judged(readers(other, one)).next);

describe('never "ready"', () => {
  it('with a service that stopped in a remote session, though a reader with an eID is still listed', () => {
    const given = facts({
      service: { state: 'down', code: 'SCARD_E_SERVICE_STOPPED' },
      system: { session: { remote: true, kind: 'rdp' } },
    });
    expect(judged(given).verdict).not.toBe('ready');
  });
  it.each(['windows', 'macos'] as const)(
    'but "unknown" for a generation of cards that no source names, on %s',
    (platform) => {
      const given = facts({
        readers: [withEid({ applet: 'other' })],
        system: { os: { ...linux, platform }, tokenExtension: platform === 'macos' ? 'registered' : null },
      });
      expect(judged(given).verdict).toBe('unknown');
    },
  );
  it('but "unknown" for a generation of cards that no source names, on Linux too', () => {
    const given = facts({ readers: [withEid({ applet: 'other' })], system: { os: linux } });
    expect(judged(given).verdict).toBe('unknown');
  });
  it('for a generation of cards that no source names, except that it is "ready" where Windows itself has a name for the card', () => {
    const given = readers({ ...withEid({ applet: 'other' }), cardNames: ['Belgium eID v2'] });
    expect(judged(given).verdict).toBe('ready');
  });
  it.each([
    [null, 'unknown', null],
    ['5.0.28', 'blocked', 'middleware.outdated'],
    ['5.1.2', 'ready', null],
  ])(
    'where Firefox with its add-on is the only browser, unless the eID software is new enough: version %s (null: not known) gives "%s" and the finding %s (null: none)',
    (version, verdict, finding) => {
      const given = facts({
        readers: [withEid({ applet: '1.7' })],
        system: {
          os: linux,
          middleware: { installed: true, version, build: null, copies: 1 },
          browsers: [aBrowser({ id: 'firefox', version: '128.0', addon: 'present', module: 'present' })],
        },
      });
      expect([judged(given).verdict, judged(given).next?.finding ?? null]).toEqual([verdict, finding]);
    },
  );
  it.each(['7', '8'])('but "unknown" for a card of the administration itself (document type %s)', (documentType) => {
    expect(said(readers(withEid({ documentType })))).toEqual(['unknown', 'eid.unknown-kind']);
  });
});

describe('never "blocked"', () => {
  it('but "unknown" once the part that talks to PC/SC cannot be loaded, though an eID is still listed and the eID software is too old', () => {
    const given = facts({
      service: { state: 'no-binding', reason: 'koffi: ERR_DLOPEN_FAILED' },
      system: { os: linux, middleware: { installed: true, version: '4.4.8', build: null, copies: 1 } },
    });
    expect(said(given)).toEqual(['unknown', 'service.part-blocked']);
  });
  it('but "unknown" in a Firefox without the add-on, where nobody knows whether the eID’s module was loaded by hand', () => {
    const given = facts({
      system: {
        os: linux,
        browsers: [aBrowser({ id: 'firefox', version: '78.0', addon: 'absent', module: 'unknown' })],
      },
    });
    expect(judged(given).verdict).toBe('unknown');
  });
  it.each(['firefox', 'chromium'] as const)(
    'but "unknown" without the eID software, where %s may have OpenSC’s module, which logs in with the eID too',
    (id) => {
      const given = facts({
        system: {
          os: linux,
          middleware: { installed: false },
          browsers: [aBrowser({ id, addon: id === 'firefox' ? 'absent' : 'not-needed', module: 'unknown' })],
        },
      });
      expect(judged(given).verdict).toBe('unknown');
    },
  );
  it('but "unknown" for a card whose chip says "selectable", though its certificate is good, when the card’s first day cannot be read', () => {
    expect(judged(readers(withEid({ lifeCycle: 'selectable', validFrom: null }))).verdict).toBe('unknown');
  });
  it.each(['brave', 'opera', 'vivaldi', 'edge'] as const)(
    'in %s unless in Chrome too: without the Windows service that hands out certificates both get the same verdict, "blocked" or "unknown"',
    (id) => {
      const given = facts({ system: { certificatePropagation: 'absent', browsers: [aBrowser({ id })] } });
      expect(['blocked', 'unknown']).toContain(judged(given).verdict);
      expect(judged(given).verdict).toBe(
        judged(facts({ system: { certificatePropagation: 'absent', browsers: [aBrowser({ id: 'chrome' })] } })).verdict,
      );
    },
  );
});

describe('a smart card service that refuses', () => {
  const refuses = (code: string, platform: 'linux' | 'windows', service: 'running' | 'stopped'): Facts =>
    facts({
      service: { state: 'down', code },
      readers: [],
      system: {
        os: { ...linux, platform },
        smartCardService: { state: service, onDemand: true },
        usbReaders: [
          { vendorId: '072f', productId: '90cc', model: 'ACS ACR38U', driver: 'ok', code: null, claimedBy: null },
        ],
      },
    });
  it.each([
    ['SCARD_F_INTERNAL_ERROR', 'linux'],
    ['SCARD_E_NO_MEMORY', 'windows'],
    ['SCARD 0x80100099', 'linux'],
    ['SCARD 0x00000006', 'windows'],
  ] as const)(
    'with %s on %s, a code that explains nothing, makes the verdict "unknown" and is not called stopped',
    (code, platform) => {
      expect(said(refuses(code, platform, 'running'))).toEqual(['unknown', 'service.unexplained']);
    },
  );
  it.each([
    ['SCARD_E_NO_SERVICE', 'linux', 'running'],
    ['SCARD_F_COMM_ERROR', 'linux', 'running'],
    ['SCARD_E_SERVICE_STOPPED', 'windows', 'running'],
    ['SCARD_F_INTERNAL_ERROR', 'windows', 'stopped'],
  ] as const)('with %s on %s, where the list of services says "%s", is called stopped', (code, platform, service) => {
    expect(said(refuses(code, platform, service))).toEqual(['blocked', 'service.stopped']);
  });
});

describe('never "checking" for ever', () => {
  it.each([
    [
      'ends at once each time it is started',
      { state: 'failed', restarts: 3, reason: 'exit 1' },
      'service.part-blocked',
    ],
    [
      'has died again and again',
      { state: 'restarting', restarts: 3, reason: 'exit 1' },
      'service.process-keeps-failing',
    ],
  ] as const)(
    'but "unknown" where the card process %s, so that nothing of the PC was ever answered',
    (_what, process, finding) => {
      const given = { ...facts(), process, system: pendingSystem() };
      expect(said(given)).toEqual(['unknown', finding]);
    },
  );
  it('though "checking" while the card process is being restarted for the first time', () => {
    const process = { state: 'restarting', restarts: 1, reason: 'exit 1' } as const;
    expect(said({ ...facts(), process, system: pendingSystem() })).toEqual(['checking', 'service.process-failed']);
  });
});

describe('a browser is named as the one that works', () => {
  it('only where it is known to work: not a Chromium that lists a module on a Linux PC without the eID software, which is "unknown"', () => {
    const given = facts({
      system: {
        os: linux,
        middleware: { installed: false },
        browsers: [aBrowser({ id: 'chromium', addon: 'not-needed', module: 'present' })],
      },
    });
    expect(judged(given).verdict).toBe('unknown');
    expect(judged(given).remarks.map(({ finding }) => finding)).not.toContain('middleware.browser-only');
  });
});

describe('a PC where a login works', () => {
  it.each([
    ['unknown', UNKNOWN],
    ['on its way', PENDING],
  ])('is "ready" though the list of its software is %s', (_what, middleware) => {
    expect(judged(lacking(facts(), { middleware })).verdict).toBe('ready');
  });
});

describe('no cause is named that an awaited answer may take back', () => {
  it('the verdict is "checking": a card is being read in a virtual reader, though PC/SC does not list the reader on USB', () => {
    const given = facts({
      readers: [aReader({ state: 'reading' }, { kind: 'virtual', model: 'VMware Virtual USB CCID' })],
      system: {
        usbReaders: [
          { vendorId: '072f', productId: 'b100', model: 'ACS ACR39U', driver: 'ok', code: null, claimedBy: null },
        ],
      },
    });
    expect(judged(given).verdict).toBe('checking');
  });
});

describe('the card in a reader that no longer works is not waited for', () => {
  it.each([
    ['is being read', { state: 'reading' }],
    ['has been read', withEid().slot],
  ] as const)(
    'an expired card in a reader that works is what blocks, whether the card in the reader that no longer works %s',
    (_what, slot) => {
      const expired = { ...withEid({ validUntil: '2026-11-22' }), id: 'b' };
      expect(said(readers(aReader(slot, { id: 'a', working: false }), expired))).toEqual([
        'blocked',
        'validity.expired',
      ]);
    },
  );
});

describe('a virtual reader that no longer works, beside a reader on USB that PC/SC does not list', () => {
  it.each([
    ['is being read', { state: 'reading' }],
    ['has been read', withEid().slot],
  ] as const)('the reader on USB is named, whether the card in the virtual one %s', (_what, slot) => {
    const given = facts({
      readers: [aReader(slot, { kind: 'virtual', model: 'VMware Virtual USB CCID', working: false })],
      system: {
        usbReaders: [
          { vendorId: '072f', productId: 'b100', model: 'ACS ACR39U', driver: 'ok', code: null, claimedBy: null },
        ],
      },
    });
    const { checks, next } = judged(given);
    expect(next?.finding).toBe('reader.not-working');
    expect(checks.find(({ id }) => id === 'reader')).toMatchObject({ data: { reader: 'ACS ACR39U' } });
  });
});

describe('two cards of two generations, and Windows knows the expired one alone', () => {
  it('"blocked" by the minidriver that is missing for the good card, not by the date of the expired one', () => {
    const given = facts({
      readers: [
        { ...withEid({ applet: '1.7', validUntil: '2026-11-22' }), id: 'a' },
        { ...withEid({ applet: '1.8' }), id: 'b' },
      ],
      system: { minidriver: { applet17: true, applet18: false }, browsers: [aBrowser({ id: 'edge' })] },
    });
    expect(said(given)).toEqual(['blocked', 'middleware.minidriver-missing']);
  });
});

describe('in whatever order the readers are listed, the same is said', () => {
  it('of an eID that has expired and one whose certificate is over', () => {
    inAnyOrder(
      { ...withEid({ validUntil: '2026-11-22' }), id: 'a' },
      { ...withEid({ validFrom: '2018-01-01', certificate: over }), id: 'b' },
    );
  });
  it('of a card that stops answering and one that another program holds', () => {
    inAnyOrder(
      aReader({ state: 'unreadable', code: 'SCARD_E_COMM_DATA_LOST', stage: 'identity', atrKnown: true }, { id: 'a' }),
      aReader({ state: 'busy', code: 'SCARD_E_SHARING_VIOLATION' }, { id: 'b' }),
    );
  });
  it('of an eID in a reader that no longer works and an expired one in a reader that does: the latter counts', () => {
    const gone = { ...withEid(), id: 'a', working: false };
    const expired = { ...withEid({ validUntil: '2026-11-22' }), id: 'b' };
    expect(said(readers(gone, expired))).toEqual(['blocked', 'validity.expired']);
    inAnyOrder(gone, expired);
  });
});

describe('the date of the PC', () => {
  it('is told with a card that has expired, is not yet valid or has a certificate that is over, since it may be the PC that is wrong', () => {
    const today = '2026-11-23';
    for (const change of [
      { validUntil: '2026-11-22' },
      { validFrom: '2027-01-01' },
      { validFrom: '2018-01-01', certificate: over },
    ])
      expect(judged(readers(withEid(change))).next?.data).toMatchObject({ today });
  });
});
