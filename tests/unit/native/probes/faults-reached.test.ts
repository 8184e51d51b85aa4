/**
 * From what a machine's tools print to what the person is told: the faults of docs/facts/faults.md that the probes must
 * see, by their numbers, and situations that are none (`-`). faults.test.ts starts from facts; this one proves that the
 * probes can give those facts.
 */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { observeSystem } from '../../../../native/probes/index.ts';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import type { Facts, Reader } from '../../../../src/shared/facts.ts';
import type { FindingId } from '../../../../src/shared/findings.ts';
import { aReader, facts, withEid } from '../../main/diagnosis/sample-facts.ts';
import * as linux from './samples/linux.ts';
import * as macos from './samples/macos.ts';
import {
  ADDON_PROFILE,
  LINUX,
  MACOS,
  MADE,
  USB,
  WINDOWS,
  changed,
  machine,
  withoutAddon,
  type Answer,
  type Sample,
} from './samples/machines.ts';
import * as windows from './samples/windows.ts';

afterAll(() => rmSync(MADE, { recursive: true, force: true }));

const NOW = new Date('2026-11-25T10:00:00Z');
const DOWN: Facts['pcsc']['service'] = { state: 'down', code: 'SCARD_E_NO_SERVICE' };
const NO_READER = { readers: [] as Reader[] };
const GONE = { readers: [] as Reader[], service: DOWN };
const unreadable = {
  readers: [aReader({ state: 'unreadable', code: 'SCARD_E_NOT_TRANSACTED', stage: 'identity', atrKnown: true })],
};

const reg = (given: string, out: string, code = 0): Answer => ({ tool: 'reg', given, out, code });
const sc = (service: string, state: 'running' | 'stopped'): Answer => ({
  tool: 'sc',
  given: `query ${service}`,
  out: windows.scQuery('nl', state, service),
});
const devices = (...all: Parameters<typeof windows.devicesAnswer>): Answer => ({
  tool: 'powershell',
  given: 'Win32_PnPEntity',
  out: windows.devicesAnswer(...all),
});
const disabled = (service: string): Answer[] => [
  { tool: 'sc', given: `qc ${service}`, out: windows.scQc('de', 4, service) },
  sc(service, 'stopped'),
];
const NO_MIDDLEWARE = reg(
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
  windows.OTHER_SOFTWARE + windows.BROWSER_ENTRIES,
);
const NO_MINIDRIVER = reg('Calais', windows.CALAIS_OTHER);
const only = (name: string, version = '145.0'): Answer[] => [
  reg(
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
    windows.OTHER_SOFTWARE + windows.MIDDLEWARE_5_1_34 + windows.uninstallEntry(name, name, version),
  ),
  reg('HKLM\\SOFTWARE\\Clients', windows.REG_NOT_FOUND.de, 1),
];
const CLOSED = reg('', windows.REG_DISABLED.fr, 1);
const dump = (keys: readonly object[]): Answer => ({
  tool: 'powershell',
  given: 'Get-ChildItem -LiteralPath',
  out: JSON.stringify({ keys }),
});
const pc = (...answers: readonly Answer[]): Sample => changed(WINDOWS, { answers });
const mac = (...answers: readonly Answer[]): Sample => changed(MACOS, { answers });

const CASES: readonly [
  fault: number | '-',
  what: string,
  sample: Sample,
  pcsc: Parameters<typeof facts>[0],
  /** 'ready': nothing is found, and a login works; null: nothing is found. */
  finding: FindingId | 'ready' | null,
][] = [
  ['-', 'Windows in order', WINDOWS, {}, 'ready'],
  ['-', 'macOS in order', MACOS, {}, 'ready'],
  ['-', 'Linux in order', LINUX, {}, 'ready'],
  [1, 'Windows: service disabled', pc(...disabled('SCardSvr')), GONE, 'service.disabled'],
  [
    1,
    'Windows: service disabled, and the registry closed by a policy',
    pc(reg('', windows.REG_DISABLED.fr, 1), ...disabled('SCardSvr')),
    GONE,
    'service.disabled',
  ],
  ['-', 'Windows: the registry closed by a policy, all in order', pc(CLOSED, dump(windows.DUMP)), {}, null],
  [
    '-',
    'Windows: the registry closed by a policy, no middleware',
    pc(CLOSED, dump(windows.DUMP.filter(({ path }) => !/DB942AEA|Calais|PKCS11Modules/.test(path)))),
    {},
    'middleware.missing',
  ],
  [
    '-',
    'Windows: registry and PowerShell closed: nothing is claimed',
    pc(CLOSED, { tool: 'powershell', given: '', why: 'denied' }),
    {},
    null,
  ],
  [2, 'Windows: device enumeration disabled', pc(...disabled('ScDeviceEnum')), {}, 'service.enumeration-disabled'],
  [3, 'Windows: propagation disabled, Firefox works', pc(...disabled('CertPropSvc')), {}, 'propagation.disabled'],
  [
    3,
    'Windows: propagation disabled, only Edge',
    pc(...disabled('CertPropSvc'), ...only('Microsoft Edge')),
    {},
    'propagation.disabled',
  ],
  [4, 'Windows: no reader, service asleep', pc(sc('SCardSvr', 'stopped'), devices([])), GONE, 'reader.none'],
  [
    4,
    'Windows: reader without driver, service asleep',
    pc(sc('SCardSvr', 'stopped'), devices([windows.READER_WITHOUT_DRIVER])),
    GONE,
    'reader.no-driver',
  ],
  [4, 'Windows: keyboard whose reader has no driver', pc(devices(windows.KEYBOARD(28))), NO_READER, 'reader.no-driver'],
  [4, 'Windows: reader in order, service stopped', pc(sc('SCardSvr', 'stopped')), GONE, 'service.stopped'],
  [
    4,
    'Windows: service not installed',
    pc({ tool: 'sc', given: 'SCardSvr', out: windows.SC_NO_SUCH_SERVICE.fr, code: 1060 }),
    GONE,
    'service.missing',
  ],
  [
    4,
    'Linux: reader without libccid',
    changed(LINUX, { files: { '/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist': null } }),
    NO_READER,
    'reader.no-driver',
  ],
  [4, 'Linux: reader on USB that pcscd does not list', LINUX, NO_READER, 'reader.not-working'],
  [9, 'Windows: no minidriver', pc(NO_MINIDRIVER), {}, 'middleware.minidriver-missing'],
  [
    9,
    'Windows: keys not told, but Windows complains of the card',
    pc({ tool: 'reg', given: 'Calais', why: 'timeout' }, devices([windows.READER, windows.UNKNOWN_CARD])),
    {},
    'middleware.minidriver-missing',
  ],
  [
    18,
    'Windows: minidriver of before 2021',
    pc(reg('Calais', windows.CALAIS_EID_17)),
    {},
    'middleware.minidriver-missing',
  ],
  [
    18,
    'Windows: middleware too old',
    pc(
      reg(
        'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
        windows.uninstallEntry('{A}', 'Belgium e-ID middleware 4.4.27 (build 5108)', '4.4.5108'),
      ),
    ),
    {},
    'middleware.outdated',
  ],
  [
    '-',
    'Windows: no middleware at all',
    pc(NO_MIDDLEWARE, NO_MINIDRIVER, reg('PKCS11Modules', windows.REG_NOT_FOUND.fr, 1)),
    {},
    'middleware.missing',
  ],
  [
    '-',
    'macOS: no middleware',
    changed(MACOS, {
      files: {
        '/Library/Belgium Identity Card/Pkcs11/libbeidpkcs11.5.1.34.dylib': null,
        '/Library/Application Support/Mozilla/PKCS11Modules/beidpkcs11.json': null,
        '/Applications/BEIDToken.app/Contents/Info.plist': null,
      },
    }),
    {},
    'middleware.missing',
  ],
  [
    '-',
    'Linux: no middleware',
    changed(LINUX, {
      answers: [{ tool: 'dpkg-query', given: '', out: '', code: 1 }],
      files: { '/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0': null },
    }),
    {},
    'middleware.missing',
  ],
  [
    20,
    'Linux: only a snap, which Ubuntu’s own command starts',
    changed(LINUX, {
      files: {
        '/usr/bin/firefox-esr': null,
        '/usr/bin/google-chrome-stable': null,
        '/usr/bin/firefox': '#!/bin/sh\nexec /snap/bin/firefox "$@"\n',
        '/snap/bin/firefox': '',
      },
    }),
    {},
    'browser.sandboxed',
  ],
  [
    20,
    'Linux: only a flatpak',
    changed(LINUX, {
      files: {
        '/usr/bin/firefox-esr': null,
        '/usr/bin/google-chrome-stable': null,
        '/var/lib/flatpak/exports/bin/org.mozilla.firefox': '',
      },
    }),
    {},
    'browser.sandboxed',
  ],
  [
    22,
    'Windows: Remote Desktop',
    changed(WINDOWS, { env: { SESSIONNAME: 'RDP-Tcp#7' }, answers: [devices([])] }),
    NO_READER,
    'reader.remote-session',
  ],
  [
    22,
    'Windows: a remote session that its environment does not name',
    { ...changed(WINDOWS, { env: { SESSIONNAME: '' }, answers: [devices([])] }), remote: true },
    NO_READER,
    'reader.remote-session',
  ],
  [
    22,
    'Windows: Citrix',
    changed(WINDOWS, { env: { SESSIONNAME: 'ICA-CGP#2' }, answers: [devices([])] }),
    NO_READER,
    'reader.remote-session',
  ],
  [22, 'Linux: xrdp', changed(LINUX, { env: { XRDP_SESSION: '1' } }), NO_READER, 'reader.remote-session'],
  [
    26,
    'Windows: OpenSC beside',
    pc(
      reg(
        'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
        windows.MIDDLEWARE_5_1_34 + windows.BROWSER_ENTRIES + windows.OPENSC_0_23,
      ),
    ),
    {},
    'middleware.other-module',
  ],
  [
    26,
    'macOS: OpenSC beside',
    mac({ tool: 'pkgutil', given: 'org.opensc-project.mac', out: macos.receipt('org.opensc-project.mac', '0.25.1') }),
    {},
    'middleware.other-module',
  ],
  [
    26,
    'Linux: OpenSC beside',
    changed(LINUX, { answers: [{ tool: 'dpkg-query', given: '', out: linux.DPKG, code: 1 }] }),
    {},
    'middleware.other-module',
  ],
  [
    27,
    'Windows: two versions',
    pc(
      reg(
        'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
        windows.MIDDLEWARE_5_1_23 + windows.MIDDLEWARE_5_1_34 + windows.BROWSER_ENTRIES,
      ),
    ),
    {},
    'middleware.duplicate',
  ],
  [
    28,
    'Linux: only Firefox, add-on missing',
    changed(LINUX, { files: { '/usr/bin/google-chrome-stable': null, ...withoutAddon('/home/x/.mozilla/firefox') } }),
    {},
    'browser.addon-missing',
  ],
  [
    29,
    'Windows: only an old Firefox, manifests missing',
    pc(...only('Mozilla Firefox (x64 fr)', '78.0'), reg('PKCS11Modules', windows.REG_NOT_FOUND.fr, 1)),
    {},
    'browser.module-missing',
  ],
  [
    30,
    'Linux: only Firefox, manifest of a library that is elsewhere',
    changed(LINUX, {
      files: {
        '/usr/bin/google-chrome-stable': null,
        '/usr/lib/mozilla/pkcs11-modules/beidpkcs11.json': '{"path":"/usr/lib64/libbeidpkcs11.so.0"}',
      },
    }),
    {},
    'browser.module-missing',
  ],
  [
    '-',
    'Linux: only Chrome, module not yet added',
    changed(LINUX, { files: { '/usr/bin/firefox-esr': null, '/home/x/.pki/nssdb/pkcs11.txt': linux.NSS_EMPTY } }),
    {},
    'browser.module-missing',
  ],
  [
    '-',
    'Windows: no browser',
    pc(
      reg('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall', windows.MIDDLEWARE_5_1_34),
      reg('HKLM\\SOFTWARE\\Clients', windows.REG_NOT_FOUND.en, 1),
    ),
    {},
    'browser.none',
  ],
  [
    32,
    'macOS: BEIDToken never opened',
    mac({ tool: 'pluginkit', given: '', out: '' }),
    {},
    'middleware.token-unregistered',
  ],
  [
    32,
    'macOS: BEIDToken thrown away',
    changed(MACOS, { files: { '/Applications/BEIDToken.app/Contents/Info.plist': null } }),
    {},
    'middleware.token-unregistered',
  ],
  [
    40,
    'Linux: GnuPG’s scdaemon has the reader',
    changed(LINUX, {
      files: {
        '/sys/bus/usb/devices/1-1/busnum': '1\n',
        '/sys/bus/usb/devices/1-1/devnum': '7\n',
        '/dev/bus/usb/001/007': '',
        '/proc/612/fd/9': '-> /dev/bus/usb/001/007',
      },
    }),
    NO_READER,
    'reader.claimed',
  ],
  [
    4,
    'Linux: no libccid',
    changed(LINUX, { files: { '/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist': null } }),
    NO_READER,
    'reader.no-driver',
  ],
  [
    '-',
    'Linux: only Firefox, its module added by hand and no add-on',
    changed(LINUX, {
      files: {
        '/usr/bin/google-chrome-stable': null,
        ...withoutAddon('/home/x/.mozilla/firefox'),
        '/home/x/.mozilla/firefox/Profiles/a.default/pkcs11.txt': linux.NSS_WITH_EID,
      },
    }),
    {},
    'ready',
  ],
  [
    '-',
    'Linux: only Firefox, its module loaded by a policy and no add-on',
    changed(LINUX, {
      files: {
        '/usr/bin/google-chrome-stable': null,
        ...withoutAddon('/home/x/.mozilla/firefox'),
        '/etc/firefox/policies/policies.json':
          '{"policies":{"SecurityDevices":{"Add":{"Belgium eID":"/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0"}}}}',
      },
    }),
    {},
    'ready',
  ],
  [
    '-',
    'Linux: only Firefox, p11-kit’s proxy in it under the name of its library (OpenSC#2552)',
    changed(LINUX, {
      files: {
        '/usr/bin/google-chrome-stable': null,
        ...withoutAddon('/home/x/.mozilla/firefox'),
        '/home/x/.mozilla/firefox/Profiles/a.default/pkcs11.txt':
          'library=/usr/lib/x86_64-linux-gnu/libp11-kit.so.0.3.0\nname=p11-kit\n',
        '/usr/share/p11-kit/modules/beid.module': 'module: libbeidpkcs11.so.0\n',
      },
    }),
    {},
    'ready',
  ],
  [
    '-',
    'Linux: only Firefox, with its profile where versions from 147 on put it',
    changed(LINUX, {
      files: {
        '/usr/bin/google-chrome-stable': null,
        '/home/x/.mozilla/firefox/profiles.ini': null,
        ...ADDON_PROFILE('/home/x/.config/mozilla/firefox', { id: 'belgiumeid@eid.belgium.be', active: true }),
      },
    }),
    {},
    'ready',
  ],
  [
    '-',
    'Linux: a policy of Firefox’s own folder does not count beside one of the PC',
    changed(LINUX, {
      files: {
        '/usr/bin/google-chrome-stable': null,
        ...withoutAddon('/home/x/.mozilla/firefox'),
        '/etc/firefox/policies/policies.json': '{"policies":{"DisableTelemetry":true}}',
        '/usr/lib/firefox/distribution/policies.json':
          '{"policies":{"SecurityDevices":{"Belgium eID":"/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0"}}}',
      },
    }),
    {},
    'browser.addon-missing',
  ],
  [
    '-',
    'Linux: only a Chrome outside the distribution’s folder',
    changed(LINUX, {
      files: {
        '/usr/bin/google-chrome-stable': null,
        '/usr/bin/firefox-esr': null,
        '/opt/google/chrome/chrome': '\u007fELF',
        '/usr/share/applications/mimeapps.list': null,
      },
    }),
    {},
    'ready',
  ],
  [
    '-',
    'Linux: NSS names a library that is not there',
    changed(LINUX, {
      files: {
        '/usr/bin/firefox-esr': null,
        '/home/x/.pki/nssdb/pkcs11.txt': 'library=/opt/gone/libbeidpkcs11.so.0\nname=Belgium eID\n',
      },
    }),
    {},
    'browser.module-missing',
  ],
  [
    3,
    'Windows: propagation forbidden by a policy, Firefox works',
    pc(reg('CertProp', windows.PROPAGATION_FORBIDDEN)),
    {},
    'propagation.disabled',
  ],
  [33, 'macOS: Apple’s own driver', MACOS, unreadable, 'reader.apple-ccid'],
  [35, 'macOS 13', mac({ tool: 'sw_vers', given: '', out: '13.6.9\n' }), {}, 'os.viewer-unsupported'],
  ['-', 'macOS 11', mac({ tool: 'sw_vers', given: '', out: '11.7\n' }), {}, 'os.unsupported'],
  [37, 'Windows: old roots', pc(devices([windows.READER], 0, 2)), {}, 'middleware.old-roots'],
  [
    37,
    'macOS: old roots',
    mac({ tool: 'security', given: '', out: macos.ROOTS(macos.CROSS_ROOT) }),
    {},
    'middleware.old-roots',
  ],
  [
    38,
    'Linux: no pcscd',
    changed(LINUX, { files: { '/usr/sbin/pcscd': null, '/run/pcscd/pcscd.comm': null } }),
    GONE,
    'service.missing',
  ],
  [
    38,
    'Linux: pcscd switched off',
    changed(LINUX, {
      answers: [{ tool: 'systemctl', given: '', out: 'disabled\ndisabled\n', code: 1 }],
      files: { '/run/pcscd/pcscd.comm': null },
    }),
    GONE,
    'service.disabled',
  ],
  [
    38,
    'Linux: pcscd not started',
    changed(LINUX, { files: { '/run/pcscd/pcscd.comm': null } }),
    GONE,
    'service.stopped',
  ],
  [
    40,
    'Linux: the kernel’s NFC module took the reader',
    changed(LINUX, {
      files: { ...Object.fromEntries(Object.keys(USB.reader).map((path) => [path, null])), ...USB.claimed },
    }),
    NO_READER,
    'reader.claimed',
  ],
  [
    41,
    'Windows: debug logging',
    pc(
      reg(
        'BEID\\logging',
        windows.registryKey('HKEY_LOCAL_MACHINE\\SOFTWARE\\BEID\\logging', [['log_level', 'REG_SZ', 'debug']]),
      ),
    ),
    {},
    'middleware.debug-logging',
  ],
  [
    41,
    'macOS: debug logging',
    changed(MACOS, { files: { '/Users/x/Library/Preferences/beid.conf': linux.BEID_CONF('debug') } }),
    {},
    'middleware.debug-logging',
  ],
  [
    41,
    'Linux: debug logging',
    changed(LINUX, { files: { '/home/x/.config/beid.conf': linux.BEID_CONF('debug') } }),
    {},
    'middleware.debug-logging',
  ],
  [
    42,
    'Windows: RSA keys moved',
    pc(devices([windows.READER], 3)),
    { readers: [withEid({ applet: '1.7' })] },
    'middleware.rsa-key-move',
  ],
];

describe('from what the tools of a PC print to the finding that is shown', () => {
  it.each(
    CASES.map(
      ([fault, what, ...given]) =>
        [what, given[2] ?? 'nothing', fault === '-' ? '' : ` (fault ${fault})`, ...given] as const,
    ),
  )(
    '%s: the finding is %s%s (ready: there is none, and a login works; nothing: there is none)',
    async (_what, _found, _fault, sample, pcsc, finding) => {
      const given = facts(pcsc);
      const snapshot = diagnose(
        { ...given, system: await observeSystem(() => undefined, machine(sample)) },
        NOW,
        'live',
      );
      const found = snapshot.checks.flatMap((check) => check.finding ?? []);
      if (finding === 'ready') expect([snapshot.verdict, found]).toEqual(['ready', []]);
      else if (finding === null) expect(found).toEqual([]);
      else expect(found).toContain(finding);
    },
  );
});

it('each of the 21 faults that the probes alone can see has a case in this test', () => {
  const seen = new Set(CASES.map(([fault]) => fault));
  expect(
    [1, 2, 3, 4, 9, 18, 20, 22, 26, 27, 28, 29, 30, 32, 33, 35, 37, 38, 40, 41, 42].filter((fault) => !seen.has(fault)),
  ).toEqual([]);
});
