/** All probes of this system, side by side, each with its own time limit; what cannot be told says why. */
import { release } from 'node:os';
import * as v from 'valibot';
import { pendingSystem, systemSchema, type System } from '../../src/shared/facts.ts';
import * as linux from './linux.ts';

type Value<K extends keyof System> = Extract<System[K], { state: 'known' }>['value'];
type Probes = { [K in keyof System]: () => Promise<Value<K>> };

const LIMIT_MS = 8000;
/** A fact that does not exist on this system. */
const nowhere = async (): Promise<null> => null;
/** The probe of another system is not written yet: said, not guessed. */
const unwritten = (name: string) => (): Promise<never> => Promise.reject(new Error(`no probe for ${name} on this system yet`));

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, Value<'os'>['platform']>>> = { win32: 'windows', darwin: 'macos', linux: 'linux' };

const shared = {
  clock: async () => ({ now: new Date().toISOString(), builtAt: __BUILT_AT__ }),
  rights: async () => process.getuid === undefined ? unwritten('rights')() : { administrator: process.getuid() === 0 },
  os: async () => ({ platform: PLATFORMS[process.platform] ?? 'other', name: process.platform, version: release(), architecture: process.arch, supported: true, viewerSupported: true }) as const,
};

function probes(): Probes {
  if (process.platform === 'linux') {
    return {
      ...shared, os: linux.os, smartCardService: linux.smartCardService, deviceEnumeration: nowhere, certificatePropagation: nowhere,
      usbReaders: unwritten('USB readers'), unknownCardDevice: nowhere, middleware: () => linux.installed('libbeidpkcs11-0', 'eid-mw-libs', 'eid-mw'),
      viewer: () => linux.installed('eid-viewer'), minidriver: nowhere, tokenExtension: nowhere, otherModules: linux.otherModules, browsers: linux.browsers,
      session: async () => linux.session(), debugLogging: unwritten('debug logging'), appleCcid: nowhere, rsaKeyMove: nowhere, oldRoots: nowhere,
    };
  }
  return {
    ...shared, smartCardService: unwritten('smart card service'), deviceEnumeration: unwritten('device enumeration'), certificatePropagation: unwritten('certificate propagation'),
    usbReaders: unwritten('USB readers'), unknownCardDevice: unwritten('unknown cards'), middleware: unwritten('middleware'), viewer: unwritten('viewer'),
    minidriver: unwritten('minidriver'), tokenExtension: unwritten('token extension'), otherModules: unwritten('other modules'), browsers: unwritten('browsers'),
    session: async () => ({ remote: process.env['SESSIONNAME']?.startsWith('RDP') === true, kind: process.env['SESSIONNAME']?.startsWith('RDP') === true ? 'rdp' : 'local' }),
    debugLogging: unwritten('debug logging'), appleCcid: unwritten('Apple CCID'), rsaKeyMove: unwritten('RSA key move'), oldRoots: unwritten('old roots'),
  };
}

/** Calls `onChange` as each probe answers; resolves with all of them. Never rejects for a probe's sake. */
export async function observeSystem(onChange: (system: System) => void): Promise<System> {
  let system = pendingSystem();
  const all = probes();
  await Promise.all(Object.entries(all).map(async ([name, probe]) => {
    const fact = await limited<unknown>(probe()).then(
      (value) => ({ state: 'known', value }),
      (error: unknown) => ({ state: 'unknown', reason: error instanceof Error ? error.message : 'unknown' }),
    );
    // The schema is what makes one name and its value belong together.
    const next = v.safeParse(systemSchema, { ...system, [name]: fact });
    system = v.parse(systemSchema, next.success ? next.output : { ...system, [name]: { state: 'unknown', reason: 'the probe gave something unexpected' } });
    onChange(system);
  }));
  return system;
}

function limited<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS} ms`)), LIMIT_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
