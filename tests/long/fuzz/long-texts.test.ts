/**
 * Texts that others wrote, 100,000 characters long and made to send an expression back and forth: what reads them takes
 * linear time. One that takes the square of it would need minutes for any of these.
 */
import { describe, expect, it } from 'vitest';
import { modelOf, kindOf } from '../../../native/pcsc/reader-name.ts';
import { confLogsDebug } from '../../../native/probes/parse/beid-conf.ts';
import { readDesktopFile, readLaunchServices, readMimeApps } from '../../../native/probes/parse/default-browser.ts';
import { readAddon, readProfiles } from '../../../native/probes/parse/firefox-files.ts';
import { readUnixGroups, readWindowsGroups } from '../../../native/probes/parse/groups.ts';
import { readPackages, versionInLibrary } from '../../../native/probes/parse/linux-packages.ts';
import { readEnabled, readLogin, readOsRelease } from '../../../native/probes/parse/linux-system.ts';
import * as macos from '../../../native/probes/parse/macos-tools.ts';
import { readNssModules } from '../../../native/probes/parse/nss.ts';
import { readRegistry } from '../../../native/probes/parse/registry.ts';
import { compareVersions } from '../../../native/probes/parse/versions.ts';
import { readDevices } from '../../../native/probes/parse/windows-devices.ts';
import { readRegistryDump } from '../../../native/probes/parse/windows-registry-dump.ts';
import { MIDDLEWARE, VIEWER } from '../../../native/probes/parse/windows-software.ts';
import { withoutOurs } from '../../../src/main/doors/window/recent-files.ts';
import { comparerFor } from '../../../src/main/documents/order.ts';
import { explainFailure } from '../../../src/process/explain-failure.ts';
import { readPolicyText } from '../../../src/main/session/policy-text.ts';
import { fileNameOf } from '../../../src/shared/file-name.ts';
import { printable } from '../../../src/shared/printable.ts';
import { CASE_LIMIT_MS } from '../../tools/fuzz.ts';

const LENGTH = 100_000;
const ran = (out: string) => ({ code: 0, out, trouble: '' });
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a reader’s name': (text) => [modelOf(text), kindOf(text)],
  'a file’s name, in order': (file) => comparerFor([])({ file, page: 0, takenAt: null }, { file, page: 1, takenAt: 1 }),
  'a file’s name, to be written': (text) => fileNameOf(text),
  'a line to be shown': (text) => printable(text, LENGTH),
  'a stack': (text) => explainFailure(text),
  'the list of recent files': (text) => withoutOurs(text, 'cle-en-main'),
  'a policy': (text) => readPolicyText(text),
  'beid.conf': confLogsDebug,
  'mimeapps.list': (text) => [readMimeApps(text), readDesktopFile(text)],
  'macOS’ browsers': (text) => readLaunchServices(ran(text)),
  'Firefox’ files': (text) => [readProfiles(text), readAddon(text)],
  groups: (text) => [readWindowsGroups(ran(text)), readUnixGroups(ran(text), ['sudo'])],
  packages: (text) => [readPackages(ran(text)), versionInLibrary(text)],
  'Linux’ system': (text) => [readOsRelease(text), readEnabled(ran(text)), readLogin(ran(text))],
  'macOS’ tools': (text) =>
    [macos.readReceipt, macos.readVersion, macos.readTokenExtension, macos.readUsbProfile, macos.readRoots].map(
      (read) => read(ran(text)),
    ),
  'p11-kit': readNssModules,
  registry: (text) => [readRegistry(ran(text)), readRegistryDump(ran(text))],
  versions: (text) => compareVersions(text, `${text}1`),
  devices: (text) => readDevices(ran(text)),
  'names of software': (text) => [MIDDLEWARE.test(text), VIEWER.test(text)],
};
/** What the expressions look for, and what they skip. */
const PIECES = [
  ' ',
  '\t',
  '\n',
  '.',
  '-',
  '_',
  '(',
  '[',
  '{',
  '"',
  '=',
  ':',
  '/',
  '\\',
  '1',
  'a',
  'A',
  '0A:',
  '1.',
  '. ',
  ' 1',
  ' (',
  '(1',
  '(1) ',
  '_1',
  '- ',
  ' copie',
  'recto',
  '-recto ',
  '~1',
  'SN ',
  '    ',
  '    REG_SZ',
  '    REG_',
  'é',

  'LSHandlerRoleAll = ',
  'LSHandlerURLScheme = https;',
  '[Default Applications]',
  'x-scheme-handler/https=',
  '\u202E',
  '<bookmark href=',
  '<bookmark:application ',
  '<bookmark href="a"></bookmark>',
  '</bookmark>',
  '</',
  '\uD800',
  'file://',
  'file:///assets/',
  'app://a/assets/a.js:1:',
  'library=',
  '[Profile0]\n',
  'Belgium e-ID ',
  'S-1-',
  '{"a":',
  '[',
  '"\\',
  '/*',
  '//',
  '<?xml',
  '<key>',
  'a|b|',
  '::',
  'PRETTY_NAME="',
  "'",
];
const filled = (piece: string, end: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)) + end;

describe.each(Object.entries(readers))('a text that is read as « %s »', (_name, read) => {
  it('of 100,000 characters is read or refused at once, whichever of the listed pieces is repeated in it', async () => {
    const slow: string[] = [];
    for (const piece of PIECES)
      for (const end of ['', '!', '"}]>)\n']) {
        const begun = process.cpuUsage();
        try {
          await read(filled(piece, end));
        } catch (error) {
          // A text may be refused in words; a stack that overflows is none.
          if (error instanceof RangeError) slow.push(`${JSON.stringify(piece)}: ${error.message}`);
        }
        const used = process.cpuUsage(begun);
        const ms = (used.user + used.system) / 1000;
        if (ms > CASE_LIMIT_MS) slow.push(`${JSON.stringify(piece)}: ${Math.round(ms)} ms`);
      }
    expect(slow).toEqual([]);
  });
});
