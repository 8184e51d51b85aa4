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

describe('installed packages', () => {
  it('of Debian have as version what comes before the distribution’s own suffix', () =>
    expect(installed(linux.DPKG, ['libbeidpkcs11-0', 'eid-mw'])).toEqual({
      installed: true,
      version: '5.1.11',
      build: null,
      copies: 1,
    }));
  it('that were removed, but for their settings, do not count as installed', () =>
    expect(installed(linux.DPKG, ['eid-viewer'])).toEqual({ installed: false }));
  it('of Fedora are found under the other names that they have there', () =>
    expect(installed(linux.RPM, ['libbeidpkcs11-0', 'eid-mw-libs'])).toMatchObject({ version: '5.1.31' }));
  it('have as version what stands between the epoch and the package’s own suffix', () =>
    expect(
      installed('google-chrome-stable|install ok installed|1:142.0.7444.59-1', ['google-chrome-stable']),
    ).toMatchObject({ version: '142.0.7444.59' }));
  it('are unknown when the tool ends with code 2', () => expect(readPackages(ran('', 2))).toEqual(because('failed')));
  it('are known, not unknown, when the tool prints none and ends with code 1', () =>
    expect(readPackages(ran('', 1))).toMatchObject({ state: 'known' }));
});

describe('the version of a library that no package installed', () => {
  it('is read from the library’s own text', () =>
    expect(versionInLibrary('\u0000ELF…\u00005.1.31-v5.1.31-2-gabc\u0000')).toBe('5.1.31'));
  it('is unknown where that text holds none', () => expect(versionInLibrary('\u007fELF')).toBeNull());
});

describe('the name and version of the system', () => {
  it.each([
    ['debian', { name: 'Debian GNU/Linux 12 (bookworm)', version: '12' }],
    ['ubuntu', { name: 'Ubuntu 24.04.1 LTS', version: '24.04' }],
    ['arch', { name: 'Arch Linux', version: '' }],
  ] as const)('are read from os-release on %s', (id, read) =>
    expect(readOsRelease(linux.OS_RELEASE[id])).toEqual(read),
  );
  it('are « Linux » and nothing where os-release gives no name', () =>
    expect(readOsRelease('')).toEqual({ name: 'Linux', version: '' }));
});

describe('pcscd, when systemctl is-enabled prints', () => {
  it.each([
    ['disabled\ndisabled\n', 'disabled'],
    ['masked\nindirect\n', 'disabled'],
    ['disabled\nenabled\n', 'enabled'],
    ['enabled\nindirect\n', 'enabled'],
    ['', 'enabled'],
  ])('%j, counts as %s', (out, state) => expect(readEnabled(ran(out, 1))).toBe(state));
});

describe('the security modules of a browser', () => {
  it('contain the eID’s module once the eID software has added it', () =>
    expect(readNssModules(linux.NSS_WITH_EID).some(isEidModule)).toBe(true));
  it('are none but NSS’s own, which does not count, before the eID software has added its module', () =>
    expect(readNssModules(linux.NSS_EMPTY)).toEqual([]));
});

describe('an OpenSC beside the eID software', () => {
  it.each([
    ['0.23.0', ['OpenSC 0.23.0']],
    ['0.26.0', []],
    ['0.26.1', []],
    ['1.0', []],
    [null, []],
  ])(
    'of version %s (null: none there) is reported as %j: only older ones than 0.26, since later ones leave the eID alone',
    (version, reported) => expect(openscBeside(version)).toEqual(reported),
  );
});

describe('a session on Linux', () => {
  it.each([
    [{ DISPLAY: ':0' }, null],
    [{ DISPLAY: 'unix:0' }, null],
    [{}, null],
    [{ DISPLAY: 'localhost:10.0' }, 'x11'],
    [{ DISPLAY: ':10', XRDP_SESSION: '1' }, 'rdp'],
  ] as const)('with the environment %o is remote by %s (null: local)', (env, kind) =>
    expect(readDisplay(env)?.kind ?? null).toBe(kind),
  );
  it('is remote or local as loginctl says, and unknown when loginctl fails', () => {
    expect(readLogin(ran('Remote=yes\n'))).toEqual(value({ remote: true, kind: 'other' }));
    expect(readLogin(ran('Remote=no\n'))).toEqual(value({ remote: false, kind: 'local' }));
    expect(readLogin(ran('', 1))).toEqual(because('failed'));
  });
});

describe('the groups of a user on Linux', () => {
  it.each([
    ['alice cdrom sudo users', true],
    ['alice wheel', true],
    ['alice users', false],
  ])('« %s » make an administrator: %s', (groups, administrator) =>
    expect(readUnixGroups(ran(groups), ['sudo', 'wheel', 'admin'])).toEqual(value({ administrator })),
  );
  it('that are not printed at all leave the rights unknown', () =>
    expect(readUnixGroups(ran('\n'), ['sudo'])).toEqual(because('unreadable')));
});
