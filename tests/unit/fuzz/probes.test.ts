/** Whatever a tool prints: a value or a reason, never an exception, and no long wait. */
import { describe, expect, it } from 'vitest';
import { textOf, type Ran } from '../../../native/probes/run.ts';
import { confLogsDebug } from '../../../native/probes/parse/beid-conf.ts';
import { readAddon, readProfiles } from '../../../native/probes/parse/firefox-files.ts';
import { readUnixGroups, readWindowsGroups } from '../../../native/probes/parse/groups.ts';
import { readPackages, versionInLibrary } from '../../../native/probes/parse/linux-packages.ts';
import { readEnabled, readLogin, readOsRelease } from '../../../native/probes/parse/linux-system.ts';
import {
  readDisabledServices,
  readReceipt,
  readRoots,
  readTokenExtension,
  readUsbProfile,
  readVersion,
} from '../../../native/probes/parse/macos-tools.ts';
import { readNssModules } from '../../../native/probes/parse/nss.ts';
import { readRegistry } from '../../../native/probes/parse/registry.ts';
import { hasUnknownCard, readDevices, usbReadersOf } from '../../../native/probes/parse/windows-devices.ts';
import { readRegistryDump } from '../../../native/probes/parse/windows-registry-dump.ts';
import { readDisabled, readServiceState } from '../../../native/probes/parse/windows-service.ts';
import {
  MIDDLEWARE,
  browsersFound,
  hasFirefoxManifest,
  logsDebug,
  minidriverOf,
  otherModules,
  softwareNamed,
} from '../../../native/probes/parse/windows-software.ts';
import { UNKNOWN_REASONS } from '../../../src/shared/facts.ts';
import { CASE_LIMIT_MS, FUZZ_TIMEOUT_MS, computedMs, expectLittleKept, fc } from '../../tools/fuzz.ts';
import * as linux from '../native/probes/samples/linux.ts';
import * as macos from '../native/probes/samples/macos.ts';
import * as windows from '../native/probes/samples/windows.ts';

expectLittleKept();

type Answered = { state: 'known' } | { state: 'unknown'; reason: string };
const PARSERS: Readonly<Record<string, (ran: Ran) => Answered>> = {
  'the registry, as reg prints it': (ran) => {
    const keys = readRegistry(ran);
    if (keys.state === 'unknown') return keys;
    softwareNamed(keys.value, MIDDLEWARE);
    otherModules(keys.value);
    browsersFound(keys.value, keys.value);
    minidriverOf(keys.value);
    hasFirefoxManifest(keys.value);
    logsDebug(keys.value);
    return keys;
  },
  'plugged devices, as PowerShell prints them': (ran) => {
    const found = readDevices(ran);
    if (found.state === 'known') {
      usbReadersOf(found.value.devices ?? []);
      hasUnknownCard(found.value.devices ?? []);
    }
    return found;
  },
  'the registry, as PowerShell prints it': readRegistryDump,
  'the state of a Windows service, as sc prints it': readServiceState,
  'the start type of a Windows service, as sc prints it': readDisabled,
  'the groups of a Windows account': readWindowsGroups,
  'the groups of a Unix account': (ran) => readUnixGroups(ran, ['admin']),
  'packages, as dpkg and rpm print them': readPackages,
  'a Linux session, as loginctl prints it': readLogin,
  'the receipt of an installer of macOS': readReceipt,
  'the root certificates of macOS': readRoots,
  'the token extensions of macOS': readTokenExtension,
  'the USB devices of macOS': readUsbProfile,
  'a version, as the tools of macOS print it': readVersion,
  'the services that are switched off on macOS': (ran) => readDisabledServices(ran, 'com.apple.ctkpcscd'),
  'settings files of Firefox, of the eID software and of Linux': ({ out }) => {
    confLogsDebug(out);
    readAddon(out);
    readProfiles(out);
    versionInLibrary(out);
    readOsRelease(out);
    readNssModules(out);
    readEnabled({ code: 0, out, trouble: '' });
    return { state: 'known' };
  },
};

const SAMPLES = [
  ...windows.LANGUAGES.flatMap((language) => [
    windows.scQuery(language, 'running'),
    windows.REG_DENIED[language],
    windows.whoamiGroups(language, true),
    windows.FIREFOX_MANIFESTS(language),
  ]),
  windows.MIDDLEWARE_5_1_34,
  windows.BROWSER_ENTRIES,
  windows.CALAIS_EID_18,
  windows.DEVICES,
  macos.USB_PROFILE_OLDER,
  macos.DISABLED_SERVICES('true'),
  linux.DPKG,
  linux.NSS_WITH_EID,
];
/** Anything at all, and true outputs with bytes changed or cut off, which come further into a parser. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)),
  fc.string({ unit: 'binary', maxLength: 400 }).map((text) => Buffer.from(text)),
  fc
    .tuple(
      fc.constantFrom(...SAMPLES),
      fc.array(fc.tuple(fc.nat(4000), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.nat(6000),
    )
    .map(([sample, changes, end]) => {
      const damaged = Buffer.from(sample);
      for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
      return damaged.subarray(0, end);
    }),
);

describe.each(Object.entries(PARSERS))('the parser of %s', (_name, parse) => {
  it(
    'gives for any output, even damaged, a value or one of the listed reasons why there is none',
    () => {
      fc.assert(
        fc.property(bytes, fc.constantFrom(0, 1, 2, 5, 44, 1060), (buffer, code) => {
          const answered = parse({ code, out: textOf(buffer), trouble: textOf(buffer.subarray(0, 50)) });
          if (answered.state === 'unknown') expect(UNKNOWN_REASONS).toContain(answered.reason);
        }),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it.each([
    ['spaces', ' '],
    ['digits', '0x1'],
    ['key names', 'HKEY_A\\'],
    ['colons', 'a: 1  B\n'],
    ['brackets', '['],
    ['values', '    a    '],
    ['quotes', '"=> '],
  ])('reads a megabyte of %s in less than two seconds of computing', (_what, piece) => {
    const begun = computedMs();
    parse({ code: 0, out: piece.repeat(Math.ceil(1_000_000 / piece.length)), trouble: '' });
    expect(computedMs() - begun).toBeLessThan(CASE_LIMIT_MS);
  });
});
