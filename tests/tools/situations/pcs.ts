/** PCs on which a login works: Windows, Linux and macOS, each with what it has and lacks without harm. */
import fc from 'fast-check';
import type { Browser, System } from '../../../src/shared/facts.ts';
import { instantFrom } from './cards.ts';

const knownAs = <const T>(value: T) => ({ state: 'known' as const, value });
/** `null` says that there is no such thing on this system. */
const notHere = knownAs(null);

function browser(id: Browser['id'], version: string | null): Browser {
  return { id, version, packaging: 'system', addon: id === 'firefox' ? 'present' : 'not-needed', module: 'present' };
}

const officialSoftware = fc
  .constantFrom<[string, string][]>(['5.1.34', '6350'], ['5.1.32', '6344'], ['5.1.23', '6204'], ['5.1.11', '5900'])
  .map(([version, build]) => ({ installed: true as const, version, build, copies: 1 }));

const windowsNames = fc.constantFrom<[string, string][]>(['Windows 11', '10.0.26100'], ['Windows 10', '10.0.19045']);
const linuxNames = fc.constantFrom<[string, string][]>(
  ['Debian GNU/Linux 12', '12'],
  ['Ubuntu 24.04', '24.04'],
  ['Fedora Linux 43', '43'],
  ['Linux Mint 22', '22'],
);
const macosNames = fc.constantFrom<[string, string][]>(['macOS 15', '15.2'], ['macOS 14', '14.6']);

const browsersOf = (...ids: Browser['id'][]) =>
  fc
    .uniqueArray(fc.record({ id: fc.constantFrom(...ids), version: fc.constantFrom('128.5.0', '143.0', '115.9.1') }), {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => list.map(({ id, version }) => browser(id, version)));

const common = {
  middleware: officialSoftware,
  viewer: fc.boolean(),
  administrator: fc.boolean(),
  /** Days since the program was built: it may run for years, and not for ten. */
  builtDaysAgo: fc.integer({ min: 1, max: 900 }),
};
const windows = fc.record({
  ...common,
  platform: fc.constant('windows' as const),
  name: windowsNames,
  browsers: browsersOf('edge', 'chrome', 'firefox', 'brave', 'opera', 'vivaldi'),
});
const linux = fc.record({
  ...common,
  platform: fc.constant('linux' as const),
  name: linuxNames,
  browsers: browsersOf('firefox', 'chrome', 'chromium', 'edge', 'brave'),
});
const macos = fc.record({
  ...common,
  platform: fc.constant('macos' as const),
  name: macosNames,
  browsers: browsersOf('safari', 'chrome', 'firefox', 'edge'),
});

/** Windows most of all, as in the places that the program is for. */
export const goodPc = fc.oneof(
  { weight: 5, arbitrary: windows },
  { weight: 3, arbitrary: linux },
  { weight: 2, arbitrary: macos },
);
export type PcPlan = typeof goodPc extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Any of those that are there; none of them now and then. */
function defaultOf(browsers: Browser[]) {
  const last = browsers.at(-1);
  return last === undefined || browsers.length === 4 ? null : { id: last.id, packaging: last.packaging };
}

export function systemOf(plan: PcPlan, now: Date): System {
  const { platform, name, browsers, middleware, viewer, administrator, builtDaysAgo } = plan;
  const onWindows = platform === 'windows';
  const onMacos = platform === 'macos';
  return {
    os: knownAs({
      platform,
      name: name[0],
      version: name[1],
      architecture: onMacos ? 'arm64' : 'x64',
      supported: true,
      viewerSupported: true,
    }),
    smartCardService: knownAs({ state: 'running', onDemand: !onMacos }),
    deviceEnumeration: onWindows ? knownAs('stopped') : notHere,
    certificatePropagation: onWindows ? knownAs('running') : notHere,
    usbReaders: knownAs([
      { vendorId: '072f', productId: 'b100', model: 'ACS ACR39U', driver: 'ok', code: null, claimedBy: null },
    ]),
    unknownCardDevice: onWindows ? knownAs(false) : notHere,
    middleware: knownAs(middleware),
    viewer: knownAs(viewer ? { installed: true, version: '5.1.31', build: '6342', copies: 1 } : { installed: false }),
    minidriver: onWindows ? knownAs({ applet17: true, applet18: true }) : notHere,
    tokenExtension: onMacos ? knownAs('registered') : notHere,
    otherModules: knownAs([]),
    browsers: knownAs(browsers),
    defaultBrowser: knownAs(defaultOf(browsers)),
    cardPrograms: knownAs([]),
    rights: knownAs({ administrator }),
    session: knownAs({ remote: false, kind: 'local' }),
    clock: knownAs({ now: now.toISOString(), builtAt: instantFrom(now, -builtDaysAgo) }),
    debugLogging: knownAs(false),
    appleCcid: onMacos ? knownAs(false) : notHere,
    rsaKeyMove: onWindows ? knownAs(false) : notHere,
    oldRoots: onWindows ? knownAs(false) : notHere,
  };
}
