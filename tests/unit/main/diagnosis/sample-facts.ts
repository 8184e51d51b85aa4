/** Facts for the tests: everything in order, and one thing changed at a time. */
import type { Browser, Eid, Facts, Reader, Slot, System } from '../../../../src/shared/facts.ts';

export const NOW = new Date('2026-11-23T10:00:00Z');

export function goodEid(change: Partial<Eid> = {}): Eid {
  return {
    applet: '1.8',
    lifeCycle: 'personalised',
    documentType: '1',
    validFrom: '2024-03-01',
    validUntil: '2034-03-01',
    certificate: { state: 'present', from: '2024-03-01T00:00:00.000Z', until: '2034-03-01T00:00:00.000Z' },
    pinTries: 'unasked',
    apdus: 39,
    bytes: 131,
    durationMs: 400,
    ...change,
  };
}

export function aReader(slot: Slot, change: Partial<Reader> = {}): Reader {
  return {
    id: 'r',
    model: 'Lecteur',
    kind: 'physical',
    pinPad: false,
    cardNames: null,
    working: true,
    flags: [],
    slot,
    ...change,
  };
}

export const withEid = (change: Partial<Eid> = {}): Reader => aReader({ state: 'eid', eid: goodEid(change) });

export const aBrowser = (change: Partial<Browser> = {}): Browser => ({
  id: 'edge',
  version: null,
  packaging: 'system',
  addon: 'not-needed',
  module: 'present',
  ...change,
});

type Values = { [K in keyof System]?: Extract<System[K], { state: 'known' }>['value'] };

/** A Windows PC where everything works; `system` replaces known values. */
export function facts({
  readers = [withEid()],
  service = { state: 'up' },
  held = false,
  process = { state: 'running', restarts: 0 },
  system = {},
}: {
  readers?: Reader[];
  service?: Facts['pcsc']['service'];
  held?: boolean;
  process?: Facts['process'];
  system?: Values;
} = {}): Facts {
  const known = <T>(value: T) => ({ state: 'known' as const, value });
  const given = <K extends keyof System>(name: K, otherwise: NonNullable<Values[K]> | null) =>
    name in system ? system[name] : otherwise;
  return {
    process,
    pcsc: { service, readers, held, observedAt: NOW.getTime() },
    system: {
      os: known(
        system.os ?? {
          platform: 'windows',
          name: 'Windows 11',
          version: '10.0',
          architecture: 'x64',
          supported: true,
          viewerSupported: true,
        },
      ),
      smartCardService: known(system.smartCardService ?? { state: 'running', onDemand: true }),
      deviceEnumeration: known(system.deviceEnumeration ?? 'stopped'),
      certificatePropagation: known(system.certificatePropagation ?? 'running'),
      usbReaders: known(system.usbReaders ?? []),
      unknownCardDevice: known(system.unknownCardDevice ?? false),
      middleware: known(system.middleware ?? { installed: true, version: '5.1.34', build: '6350', copies: 1 }),
      viewer: known(system.viewer ?? { installed: false }),
      minidriver: known(system.minidriver ?? { applet17: true, applet18: true }),
      tokenExtension: known(given('tokenExtension', null) ?? null),
      otherModules: known(system.otherModules ?? []),
      browsers: known(system.browsers ?? [aBrowser()]),
      defaultBrowser: known(given('defaultBrowser', null) ?? null),
      cardPrograms: known(system.cardPrograms ?? []),
      rights: known(system.rights ?? { administrator: false }),
      session: known(system.session ?? { remote: false, kind: 'local' }),
      clock: known(system.clock ?? { now: NOW.toISOString(), builtAt: '2026-10-01T00:00:00.000Z' }),
      debugLogging: known(system.debugLogging ?? false),
      appleCcid: known(given('appleCcid', null) ?? null),
      rsaKeyMove: known(system.rsaKeyMove ?? false),
      oldRoots: known(system.oldRoots ?? false),
    },
  };
}
