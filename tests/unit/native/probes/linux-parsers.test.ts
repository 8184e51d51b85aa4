/** What Linux's tools and files say → facts. */
import { describe, expect, it } from 'vitest';
import { readUnixGroups } from '../../../../native/probes/parse/groups.ts';
import { packaged, readPackages, versionInLibrary } from '../../../../native/probes/parse/linux-packages.ts';
import { readDisplay, readEnabled, readLogin, readOsRelease } from '../../../../native/probes/parse/linux-system.ts';
import { isEidModule, readNssModules } from '../../../../native/probes/parse/nss.ts';
import { openscBeside } from '../../../../native/probes/parse/versions.ts';
import { because, ran, value } from './outcomes.ts';
import * as linux from './samples/linux.ts';

const installed = (sample: string, names: readonly string[]) => {
  const packages = readPackages(ran(sample, 1));
  return packages.state === 'known' ? packaged(packages.value, names) : packages;
};

describe('packages', () => {
  it('of Debian have the version before the v', () =>
    expect(installed(linux.DPKG, ['libbeidpkcs11-0', 'eid-mw'])).toEqual({
      installed: true,
      version: '5.1.11',
      build: null,
      copies: 1,
    }));
  it('removed but for their settings are not installed', () =>
    expect(installed(linux.DPKG, ['eid-viewer'])).toEqual({ installed: false }));
  it('of Fedora come under other names', () =>
    expect(installed(linux.RPM, ['libbeidpkcs11-0', 'eid-mw-libs'])).toMatchObject({ version: '5.1.31' }));
  it('may have an epoch and a long version', () =>
    expect(
      installed('google-chrome-stable|install ok installed|1:142.0.7444.59-1', ['google-chrome-stable']),
    ).toMatchObject({ version: '142.0.7444.59' }));
  it('that the tool fails on are unknown', () => expect(readPackages(ran('', 2))).toEqual(because('failed')));
  it('that are all absent are an answer', () => expect(readPackages(ran('', 1))).toMatchObject({ state: 'known' }));
});

describe('a library without a package', () => {
  it('says its version itself', () =>
    expect(versionInLibrary('\u0000ELF…\u00005.1.31-v5.1.31-2-gabc\u0000')).toBe('5.1.31'));
  it('or not', () => expect(versionInLibrary('\u007fELF')).toBeNull());
});

describe('the system', () => {
  it.each([
    ['debian', { name: 'Debian GNU/Linux 12 (bookworm)', version: '12' }],
    ['ubuntu', { name: 'Ubuntu 24.04.1 LTS', version: '24.04' }],
    ['arch', { name: 'Arch Linux', version: '' }],
  ] as const)('%s', (id, told) => expect(readOsRelease(linux.OS_RELEASE[id])).toEqual(told));
  it('without a name is Linux', () => expect(readOsRelease('')).toEqual({ name: 'Linux', version: '' }));
});

describe('the service', () => {
  it.each([
    ['disabled\ndisabled\n', 'disabled'],
    ['masked\nindirect\n', 'disabled'],
    ['disabled\nenabled\n', 'enabled'],
    ['enabled\nindirect\n', 'enabled'],
    ['', 'enabled'],
  ])('%j is %s', (out, state) => expect(readEnabled(ran(out, 1))).toBe(state));
});

describe('modules of the browsers', () => {
  it('hold the eID’s after a first session', () =>
    expect(readNssModules(linux.NSS_WITH_EID).some(isEidModule)).toBe(true));
  it('hold only NSS’s own before', () => expect(readNssModules(linux.NSS_EMPTY)).toEqual([]));
});

describe('OpenSC', () => {
  it.each([
    ['0.23.0', ['OpenSC 0.23.0']],
    ['0.26.0', []],
    ['0.26.1', []],
    ['1.0', []],
    [null, []],
  ])('%s', (version, told) => expect(openscBeside(version)).toEqual(told));
});

describe('a session', () => {
  it.each([
    [{ DISPLAY: ':0' }, null],
    [{ DISPLAY: 'unix:0' }, null],
    [{}, null],
    [{ DISPLAY: 'localhost:10.0' }, 'x11'],
    [{ DISPLAY: ':10', XRDP_SESSION: '1' }, 'rdp'],
  ] as const)('with %o', (env, kind) => expect(readDisplay(env)?.kind ?? null).toBe(kind));
  it('is remote when its login is', () => {
    expect(readLogin(ran('Remote=yes\n'))).toEqual(value({ remote: true, kind: 'other' }));
    expect(readLogin(ran('Remote=no\n'))).toEqual(value({ remote: false, kind: 'local' }));
    expect(readLogin(ran('', 1))).toEqual(because('failed'));
  });
});

describe('rights', () => {
  it.each([
    ['alice cdrom sudo users', true],
    ['alice wheel', true],
    ['alice users', false],
  ])('%s', (groups, administrator) =>
    expect(readUnixGroups(ran(groups), ['sudo', 'wheel', 'admin'])).toEqual(value({ administrator })),
  );
  it('cannot be told from nothing', () => expect(readUnixGroups(ran('\n'), ['sudo'])).toEqual(because('unreadable')));
});
