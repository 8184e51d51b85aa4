/**
 * Whole machines made of samples: a Windows PC, a Mac and a Debian where everything is in order, to change one thing at
 * a time.
 */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesUnder, type Machine } from '../../../../../native/probes/machine.ts';
import { known, unknown } from '../../../../../native/probes/outcome.ts';
import { createRun, textOf, type Run } from '../../../../../native/probes/run.ts';
import type { UnknownReason } from '../../../../../src/shared/facts.ts';
import * as linux from './linux.ts';
import * as macos from './macos.ts';
import * as windows from './windows.ts';

/**
 * What a tool prints for arguments that hold some text; the first that fits counts. `why`: it never comes to an answer.
 */
export interface Answer {
  tool: string;
  given: string;
  out?: string;
  code?: number;
  why?: UnknownReason;
}
/** Files by path; `-> place` is a link. */
export interface Sample {
  platform: NodeJS.Platform;
  release: string;
  name: string;
  env: Readonly<Record<string, string>>;
  answers: readonly Answer[];
  files: Readonly<Record<string, string>>;
  remote?: boolean;
}

const say = (tool: string, given: string, out: string, code = 0): Answer => ({ tool, given, out, code });
const UNINSTALL = 'Windows\\CurrentVersion\\Uninstall';
export const ADDON_PROFILE = (
  folder: string,
  addon: object = { id: 'belgiumeid@eid.belgium.be', active: true, userDisabled: false },
): Record<string, string> => ({
  [join(folder, 'profiles.ini')]:
    '[Profile0]\nName=default-release\nIsRelative=1\nPath=Profiles/a.default\nDefault=1\n',
  [join(folder, 'Profiles/a.default/extensions.json')]: JSON.stringify({ schemaVersion: 37, addons: [addon] }),
});

export const WINDOWS: Sample = {
  platform: 'win32',
  release: '10.0.26100',
  name: 'Windows 11 Pro',
  env: { SESSIONNAME: 'Console', APPDATA: '/appdata' },
  answers: [
    say('sc', 'query SCardSvr', windows.scQuery('fr', 'running')),
    say('sc', 'query ScDeviceEnum', windows.scQuery('fr', 'stopped', 'ScDeviceEnum')),
    say('sc', 'query CertPropSvc', windows.scQuery('fr', 'running', 'CertPropSvc')),
    say('sc', 'qc SCardSvr', windows.scQc('fr', 2)),
    say('sc', 'qc ScDeviceEnum', windows.scQc('fr', 3, 'ScDeviceEnum')),
    say('sc', 'qc CertPropSvc', windows.scQc('fr', 2, 'CertPropSvc')),
    say(
      'reg',
      `HKLM\\SOFTWARE\\Microsoft\\${UNINSTALL}`,
      windows.OTHER_SOFTWARE + windows.MIDDLEWARE_5_1_34 + windows.BROWSER_ENTRIES,
    ),
    say('reg', `WOW6432Node\\Microsoft\\${UNINSTALL}`, windows.VIEWER_5_1_31),
    say('reg', 'Calais', windows.CALAIS_OTHER + windows.CALAIS_EID_17 + windows.CALAIS_EID_18),
    say('reg', 'PKCS11Modules', windows.FIREFOX_MANIFESTS('fr')),
    say('reg', 'HKLM\\SOFTWARE\\Clients', windows.START_MENU_INTERNET),
    say('reg', 'UrlAssociations', windows.USER_CHOICE('MSEdgeHTM')),
    { tool: 'reg', given: '', out: windows.REG_NOT_FOUND.fr, code: 1 },
    say('whoami', '/groups', windows.whoamiGroups('fr', false)),
    say('powershell', 'Win32_PnPEntity', windows.devicesAnswer([windows.READER])),
    say('tasklist', 'winscard.dll', '"msedge.exe","4711","WinSCard.dll"\r\n"svchost.exe","900","WinSCard.dll"\r\n'),
  ],
  files: ADDON_PROFILE('/appdata/Mozilla/Firefox'),
};

const LIBRARY = '/Library/Belgium Identity Card/Pkcs11/libbeidpkcs11.5.1.34.dylib';
export const MACOS: Sample = {
  platform: 'darwin',
  release: '24.1.0',
  name: 'Darwin Kernel Version 24.1.0',
  env: { HOME: '/Users/x' },
  answers: [
    say('sw_vers', '', '15.1.1\n'),
    say('pkgutil', 'be.eid.middleware', macos.receipt('be.eid.middleware', '5.1.34')),
    say('pkgutil', '', macos.noReceipt('x'), 1),
    say('launchctl', 'print-disabled', macos.DISABLED_SERVICES('enabled')),
    say('system_profiler', 'SPUSBDataType', macos.USB_PROFILE_OLDER),
    say('system_profiler', '', '{}'),
    say('pluginkit', 'ctk-tokens', macos.TOKEN_EXTENSIONS('+')),
    say('defaults', 'useIFDCCID', 'The domain/default pair does not exist\n', 1),
    say('defaults', 'Safari.app', '18.1.1\n'),
    say('defaults', 'LSHandlers', macos.LAUNCH_SERVICES('org.mozilla.firefox')),
    say('defaults', '', '142.0\n'),
    say('id', '-Gn', 'staff everyone admin\n'),
    say('security', 'find-certificate', '', 44),
  ],
  files: {
    [LIBRARY]: '',
    '/Applications/BEIDToken.app/Contents/Info.plist': '',
    '/Applications/Safari.app/Contents/Info.plist': '',
    '/Applications/Firefox.app/Contents/Info.plist': '',
    '/Applications/eID Viewer.app/Contents/Info.plist': '',
    '/Library/Application Support/Mozilla/PKCS11Modules/beidpkcs11.json': '{}',
    ...ADDON_PROFILE('/Users/x/Library/Application Support/Firefox'),
  },
};

const usb = (
  bus: string,
  ids: readonly [string, string],
  interfaces: readonly { kind: string; driver?: string }[],
): Record<string, string> =>
  Object.fromEntries([
    [`/sys/bus/usb/devices/${bus}/idVendor`, `${ids[0]}\n`],
    [`/sys/bus/usb/devices/${bus}/idProduct`, `${ids[1]}\n`],
    ...interfaces.flatMap(({ kind, driver }, index) => [
      [`/sys/bus/usb/devices/${bus}:1.${index}/bInterfaceClass`, `${kind}\n`],
      ...(driver === undefined
        ? []
        : [
            [`/sys/bus/usb/drivers/${driver}/module`, ''],
            [`/sys/bus/usb/devices/${bus}:1.${index}/driver`, `-> /sys/bus/usb/drivers/${driver}`],
          ]),
    ]),
  ]);
export const USB = {
  reader: usb('1-1', ['072f', '90cc'], [{ kind: '0b', driver: 'usbfs' }]),
  keyboard: usb('1-2', ['413c', '2101'], [{ kind: '03', driver: 'usbhid' }, { kind: '0b' }]),
  claimed: usb('1-3', ['072f', '2200'], [{ kind: 'ff', driver: 'pn533_usb' }]),
  mouse: usb('1-4', ['046d', 'c077'], [{ kind: '03', driver: 'usbhid' }]),
};
const EID_LIBRARY = '/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0';
export const LINUX: Sample = {
  platform: 'linux',
  release: '6.1.0-18-amd64',
  name: 'Linux',
  env: { HOME: '/home/x', DISPLAY: ':0' },
  answers: [
    say(
      'dpkg-query',
      '-W',
      `${linux.DPKG.replace(/^opensc.*\n/m, '')}eid-viewer|install ok installed|5.1.11v5.1.11-0deb12-1\n`,
      1,
    ),
    say('id', '-Gn', 'x users\n'),
    say('loginctl', 'Remote', 'Remote=no\n'),
    say('systemctl', 'is-enabled', 'enabled\nindirect\n'),
  ],
  files: {
    '/etc/os-release': linux.OS_RELEASE.debian,
    '/usr/sbin/pcscd': '',
    '/run/pcscd/pcscd.comm': '',
    '/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist': '',
    [EID_LIBRARY]: '',
    '/usr/bin/firefox-esr': '\u007fELF',
    '/usr/bin/google-chrome-stable': '#!/bin/bash\nexec /opt/google/chrome/chrome "$@"\n',
    '/home/x/.pki/nssdb/pkcs11.txt': linux.NSS_WITH_EID,
    '/usr/share/applications/mimeapps.list': '[Default Applications]\nx-scheme-handler/https=firefox-esr.desktop;\n',
    '/proc/self/comm': 'node\n',
    '/proc/612/comm': 'scdaemon\n',
    '/proc/612/maps': '7f00-7f01 r-xp 00000000 08:01 1 /usr/lib/x86_64-linux-gnu/libpcsclite.so.1.0.0\n',
    '/proc/700/comm': 'bash\n',
    '/proc/700/maps': '7f00-7f01 r-xp 00000000 08:01 1 /usr/bin/bash\n',
    '/usr/lib/mozilla/pkcs11-modules/beidpkcs11.json': JSON.stringify({ name: 'beidpkcs11', path: EID_LIBRARY }),
    ...ADDON_PROFILE('/home/x/.mozilla/firefox'),
    ...USB.reader,
    ...USB.mouse,
  },
};
export const withoutAddon = (folder: string): Record<string, string> =>
  ADDON_PROFILE(folder, { id: 'other@example.org', active: true });

/** The sample with some answers put before its own, and files added; a file that is null is taken away. */
export function changed(
  sample: Sample,
  {
    answers = [],
    files = {},
    env = {},
  }: {
    answers?: readonly Answer[];
    files?: Readonly<Record<string, string | null>>;
    env?: Readonly<Record<string, string>>;
  },
): Sample {
  const all = Object.entries({ ...sample.files, ...files });
  return {
    ...sample,
    env: { ...sample.env, ...env },
    answers: [...answers, ...sample.answers],
    files: Object.fromEntries(all.flatMap(([path, text]) => (text === null ? [] : [[path, text]]))),
  };
}

const FILES = mkdtempSync(join(realpathSync(tmpdir()), 'probes-'));
let made = 0;
/** A folder of this test run; under the system's temporary folder, removed by {@link forget}. */
export const newFolder = (): string => join(FILES, String((made += 1)));
export const MADE = FILES;

function write(root: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(root, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (text.startsWith('-> ')) symlinkSync(join(root, text.slice(3)), join(root, path));
    else writeFileSync(join(root, path), text);
  }
}

const machineOf = (sample: Sample, run: Run, root: string): Machine => ({
  platform: sample.platform,
  architecture: 'x64',
  release: sample.release,
  name: sample.name,
  env: sample.env,
  uid: sample.platform === 'win32' ? null : 1000,
  remoteSession: () => sample.remote ?? null,
  run,
  files: filesUnder(root),
  now: () => new Date('2026-11-25T10:00:00Z'),
});

/** Its tools answer at once, in this process. */
export function machine(sample: Sample): Machine {
  const root = newFolder();
  write(root, sample.files);
  return machineOf(
    sample,
    async (tool, args) => {
      const answer = sample.answers.find((one) => one.tool === tool && args.join(' ').includes(one.given));
      if (answer === undefined) return unknown('no-tool');
      if (answer.why !== undefined) return unknown(answer.why);
      const text = textOf(windows.codePage850(answer.out ?? ''));
      return known({
        code: answer.code ?? 0,
        out: sample.platform === 'win32' ? text : (answer.out ?? ''),
        trouble: '',
      });
    },
    root,
  );
}

/** Its tools are scripts in a folder that is all of PATH; `hangs` names those that never answer. */
export function machineOfScripts(sample: Sample, hangs: readonly string[] = []): { machine: Machine; folder: string } {
  const folder = newFolder();
  write(join(folder, 'root'), sample.files);
  const tools = new Set([...sample.answers.map(({ tool }) => tool), ...hangs]);
  for (const tool of tools) {
    const cases = sample.answers
      .filter((one) => one.tool === tool)
      .map(({ given, out = '', code = 0 }, index) => {
        const file = join(folder, 'answers', `${tool}-${index}`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, sample.platform === 'win32' ? windows.codePage850(out) : out);
        return `*'${given}'*) /bin/cat '${file}'; exit ${Math.min(code, 255)} ;;`;
      });
    // A child of its own holds the pipe open, as a wrapper of a virus scanner may.
    const body = hangs.includes(tool)
      ? `echo $$ >> '${join(folder, 'hanging')}'\n/bin/sleep 86400 &\necho $! >> '${join(folder, 'hanging')}'\nwait`
      : `case "$*" in\n${cases.join('\n')}\nesac\nexit 1`;
    mkdirSync(join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'bin', tool), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, 'bin', tool), 0o755);
  }
  return { machine: machineOf(sample, createRun(join(folder, 'bin'), 'linux'), join(folder, 'root')), folder };
}
