/** What Windows's tools print → facts, in four languages, whole and damaged. */
import { describe, expect, it } from 'vitest';
import { textOf, type Ran } from '../../../../native/probes/run.ts';
import { readAddon, readProfiles } from '../../../../native/probes/parse/firefox-files.ts';
import { readRegistry, type RegistryKey } from '../../../../native/probes/parse/registry.ts';
import { readWindowsGroups } from '../../../../native/probes/parse/groups.ts';
import { compareVersions } from '../../../../native/probes/parse/versions.ts';
import { hasUnknownCard, readDevices, usbReadersOf } from '../../../../native/probes/parse/windows-devices.ts';
import { readDisabled, readServiceState, serviceOf } from '../../../../native/probes/parse/windows-service.ts';
import {
  MIDDLEWARE,
  VIEWER,
  browsersFound,
  hasFirefoxManifest,
  logsDebug,
  minidriverOf,
  otherModules,
  softwareNamed,
} from '../../../../native/probes/parse/windows-software.ts';
import { because, ran, value } from './outcomes.ts';
import * as windows from './samples/windows.ts';

const refused = (trouble: string, code = 1): Ran => ({ code, out: '', trouble: textOf(windows.codePage850(trouble)) });
const keys = (...samples: readonly string[]): readonly RegistryKey[] => {
  const found = readRegistry(ran(samples.join('')));
  if (found.state === 'unknown') throw new Error(found.reason);
  return found.value;
};

describe.each(windows.LANGUAGES)('a service, on Windows in the language %s', (language) => {
  it.each([
    ['running', 'running'],
    ['stopped', 'stopped'],
    ['starting', 'stopped'],
    ['stopping', 'stopped'],
  ] as const)('that sc prints as %s counts as %s', (printed, state) => {
    expect(readServiceState(ran(windows.scQuery(language, printed)))).toEqual(value(state));
    expect(
      readServiceState({ code: 0, out: textOf(windows.codePage850(windows.scQuery(language, printed))), trouble: '' }),
    ).toEqual(value(state));
  });
  it.each([
    [2, false],
    [3, false],
    [4, true],
  ] as const)('of start type %i is disabled: %s', (start, disabled) => {
    expect(readDisabled(ran(windows.codePage850(windows.scQc(language, start))))).toEqual(value(disabled));
  });
  it('that does not exist counts as absent', () => {
    expect(readServiceState(ran(windows.SC_NO_SUCH_SERVICE[language], 1060))).toEqual(value('absent'));
  });
});

describe('a service', () => {
  const state = (printed: 'running' | 'stopped') => readServiceState(ran(windows.scQuery('fr', printed)));
  it('counts as disabled by its start type, unless it still runs', () => {
    expect(serviceOf(value(true), state('stopped'))).toEqual(value('disabled'));
    expect(serviceOf(value(true), state('running'))).toEqual(value('running'));
    expect(serviceOf(value(false), state('stopped'))).toEqual(value('stopped'));
  });
  it('counts as disabled by its start type even when its state may not be read', () =>
    expect(serviceOf(value(true), readServiceState(refused('', 5)))).toEqual(value('disabled')));
  it.each([
    ['', 'unreadable'],
    ['SERVICE_NAME: SCardSvr\r\n        TYPE   : 20  WIN32_SH', 'unreadable'],
  ])('of which sc’s output is cut off after %j is not guessed at, but called "%s"', (text, reason) => {
    expect(readServiceState(ran(text))).toEqual(because(reason));
  });
  it('that may not be asked about is unknown', () => {
    expect(readServiceState(ran('[SC] OpenService échec(s) 5 :\r\n\r\nAccès refusé.', 5))).toEqual(because('denied'));
  });
});

describe.each(windows.LANGUAGES)('the registry, on Windows in the language %s', (language) => {
  it('without the key asked for gives an empty list', () =>
    expect(readRegistry(refused(windows.REG_NOT_FOUND[language]))).toEqual(value([])));
  it('that refuses access is unknown', () =>
    expect(readRegistry(refused(windows.REG_DENIED[language]))).toEqual(because('denied')));
  it('that an administrator’s policy closes is unknown', () =>
    expect(readRegistry(refused(windows.REG_DISABLED[language]))).toEqual(because('denied')));
  it('gives default values, whatever their translated name: Firefox’s manifest is found by one', () =>
    expect(hasFirefoxManifest(keys(windows.FIREFOX_MANIFESTS(language)))).toBe(true));
});

describe('the registry', () => {
  it('gives numbers and texts, values with spaces in their names, and empty ones', () => {
    const [key] = keys(
      windows.registryKey('HKEY_LOCAL_MACHINE\\A\\B', [
        ['Start', 'REG_DWORD', '0x4'],
        ['Two words', 'REG_SZ', 'some    spaces'],
        ['Nothing', 'REG_SZ', ''],
      ]),
    );
    expect(key?.name).toBe('B');
    expect(key?.values.get('start')).toBe('0x4');
    expect(key?.values.get('two words')).toBe('some    spaces');
    expect(key?.values.get('nothing')).toBe('');
  });
  it('of which the tool prints no keys, but its usage, is unreadable', () =>
    expect(readRegistry(ran('Usage: REG QUERY …'))).toEqual(because('unreadable')));
});

describe('installed software, on Windows', () => {
  it('takes its version from its name, because DisplayVersion is the build', () => {
    expect(softwareNamed(keys(windows.OTHER_SOFTWARE, windows.MIDDLEWARE_5_1_34), MIDDLEWARE)).toEqual(
      value({ installed: true, version: '5.1.34', build: '6350', copies: 1 }),
    );
    expect(softwareNamed(keys(windows.MIDDLEWARE_5_1_34, windows.VIEWER_5_1_31), VIEWER)).toEqual(
      value({ installed: true, version: '5.1.31', build: '6342', copies: 1 }),
    );
  });
  it('that is listed in the 32-bit and the 64-bit view counts once', () => {
    expect(softwareNamed(keys(windows.MIDDLEWARE_5_1_34, windows.MIDDLEWARE_5_1_34), MIDDLEWARE)).toMatchObject({
      value: { copies: 1 },
    });
  });
  it('in two versions counts twice, and the newest version is reported', () => {
    expect(softwareNamed(keys(windows.MIDDLEWARE_5_1_23, windows.MIDDLEWARE_5_1_34), MIDDLEWARE)).toMatchObject({
      value: { version: '5.1.34', copies: 2 },
    });
  });
  it('that is not listed is not installed', () =>
    expect(softwareNamed(keys(windows.OTHER_SOFTWARE), MIDDLEWARE)).toEqual(value({ installed: false })));
  it('is unknown when the list is empty', () => expect(softwareNamed([], MIDDLEWARE)).toEqual(because('unreadable')));
  it('under its older name, « e-ID middleware 4.4 », counts too', () => {
    expect(
      softwareNamed(
        keys(windows.uninstallEntry('{X}', 'Belgium e-ID middleware 4.4.27 (build 5108)', '4.4.5108')),
        MIDDLEWARE,
      ),
    ).toMatchObject({ value: { version: '4.4.27' } });
  });
  it('OpenSC before 0.26 is among the other modules, as it answers for the eID', () =>
    expect(otherModules(keys(windows.OTHER_SOFTWARE, windows.OPENSC_0_23))).toEqual(['OpenSC 0.23.0.0']));
  it('is compared by the numbers of its version, not by its text', () => {
    expect(['5.1.9', '5.1.34', null, '5.1'].toSorted(compareVersions)).toEqual([null, '5.1', '5.1.9', '5.1.34']);
  });
});

describe('browsers, on Windows', () => {
  it('are found by their uninstall entries, with versions', () => {
    expect(browsersFound(keys(windows.BROWSER_ENTRIES), [])).toEqual([
      { id: 'firefox', version: '145.0' },
      { id: 'chrome', version: '142.0.7444.60' },
      { id: 'edge', version: '142.0.3595.53' },
    ]);
  });
  it('are found by the Start menu, without versions, when they have no uninstall entry that this account sees', () => {
    expect(browsersFound([], keys(windows.START_MENU_INTERNET))).toEqual([
      { id: 'firefox', version: null },
      { id: 'chrome', version: null },
      { id: 'edge', version: null },
    ]);
  });
});

describe('the minidriver', () => {
  it('registered for both generations of eIDs covers both', () =>
    expect(minidriverOf(keys(windows.CALAIS_OTHER, windows.CALAIS_EID_17, windows.CALAIS_EID_18))).toEqual({
      applet17: true,
      applet18: true,
    }));
  it('of an old installation covers the older cards only', () =>
    expect(minidriverOf(keys(windows.CALAIS_EID_17))).toEqual({ applet17: true, applet18: false }));
  it('of other cards covers none', () =>
    expect(minidriverOf(keys(windows.CALAIS_OTHER))).toEqual({ applet17: false, applet18: false }));
});

describe('plugged devices, on Windows', () => {
  const devices = (answer: string) => {
    const found = readDevices(ran(answer));
    return found.state === 'known' ? (found.value.devices ?? []) : [];
  };
  const readers = (...plugged: Parameters<typeof windows.devicesAnswer>[0] & object) =>
    usbReadersOf(devices(windows.devicesAnswer(plugged)));
  it('are reported by model, without the serial number', () => {
    expect(readers(windows.READER)).toEqual([
      { vendorId: '072f', productId: '90cc', model: 'ACS ACR38U', driver: 'ok', code: 0, claimedBy: null },
    ]);
  });
  it('without a driver are recognised by the table of known readers', () =>
    expect(readers(windows.READER_WITHOUT_DRIVER)).toMatchObject([{ model: 'ACS ACR38U', driver: 'missing' }]));
  it('of the reader class that are not in the table have no model', () =>
    expect(readers(windows.UNLISTED_READER)).toMatchObject([{ model: null, driver: 'failed', code: 10 }]));
  it.each([
    [10, 'failed'],
    [14, 'restart-needed'],
    [22, 'disabled'],
    [28, 'missing'],
    [31, 'damaged'],
    [43, 'failed'],
    [47, 'replug'],
    [52, 'refused'],
    [3, 'missing'],
  ] as const)('with the code %i of the device manager are %s, and the number is kept', (code, driver) =>
    expect(readers({ ...windows.READER, code })).toMatchObject([{ driver, code }]),
  );
  it.each([24, 45])('with the code %i are not plugged in at all', (code) =>
    expect(readers({ ...windows.READER, code })).toEqual([]),
  );
  it.each([
    [0, 'ok'],
    [28, 'missing'],
  ] as const)(
    'that are a keyboard with a reader count once, as that reader, with its code %i: driver %s',
    (code, driver) =>
      expect(readers(...windows.KEYBOARD(code))).toMatchObject([{ model: 'Dell Smart Card Keyboard', driver }]),
  );
  it('show a card that Windows does not know, and only where there is one', () => {
    expect(hasUnknownCard(devices(windows.devicesAnswer([windows.UNKNOWN_CARD])))).toBe(true);
    expect(hasUnknownCard(devices(windows.DEVICES))).toBe(false);
  });
  it('are found below a line that a PowerShell profile printed', () =>
    expect(readDevices(ran(`Bienvenue !\r\n${windows.DEVICES}`))).toMatchObject({ state: 'known' }));
  it('are read when PowerShell writes UTF-16', () =>
    expect(readDevices(ran(Buffer.from(`\uFEFF${windows.DEVICES}`, 'utf16le')))).toMatchObject({ state: 'known' }));
  it('that PowerShell could not list are null, and the rest of its answer counts', () =>
    expect(readDevices(ran(windows.devicesAnswer(null, 3, null)))).toMatchObject({
      value: { devices: null, event624: 3, crossRoots: null },
    }));
  it.each([
    ['', 0, 'unreadable'],
    ['Accès refusé', 1, 'failed'],
    [windows.DEVICES.slice(0, 60), 0, 'unreadable'],
  ] as const)('are not guessed at when PowerShell prints %j and ends with code %i: %s', (text, code, reason) =>
    expect(readDevices(ran(text, code))).toEqual(because(reason)),
  );
});

describe('debug logging, on Windows', () => {
  const logging = (level: string) =>
    keys(windows.registryKey('HKEY_LOCAL_MACHINE\\SOFTWARE\\BEID\\logging', [['log_level', 'REG_SZ', level]]));
  it('of the eID software is on where its level in the registry is « debug », else off', () => {
    expect(logsDebug(logging('debug'))).toBe(true);
    expect(logsDebug(logging('error'))).toBe(false);
    expect(logsDebug([])).toBe(false);
  });
});

describe.each(windows.LANGUAGES)('an account, on Windows in the language %s', (language) => {
  it.each([true, false])('is found to be an administrator’s: %s', (administrator) => {
    expect(
      readWindowsGroups({
        code: 0,
        out: textOf(windows.codePage850(windows.whoamiGroups(language, administrator))),
        trouble: '',
      }),
    ).toEqual(value({ administrator }));
  });
});

describe('Firefox’s files', () => {
  const ini =
    '[Install308046B0AF4A39CB]\r\nDefault=Profiles/abc.default-release\r\nLocked=1\r\n\r\n[Profile1]\r\nName=default\r\nIsRelative=1\r\nPath=Profiles/old.default\r\nDefault=1\r\n\r\n[Profile0]\r\nName=default-release\r\nIsRelative=1\r\nPath=Profiles/abc.default-release\r\n';
  it('lead to the profile that this Firefox uses, not to the oldest', () =>
    expect(readProfiles(ini)).toEqual([{ path: 'Profiles/abc.default-release', relative: true }]));
  it('of an older Firefox lead to the default profile', () =>
    expect(readProfiles(ini.slice(ini.indexOf('[Profile1]')))).toEqual([
      { path: 'Profiles/old.default', relative: true },
    ]));
  it.each([
    ['present', { id: 'belgiumeid@eid.belgium.be', active: true, userDisabled: false }],
    ['disabled', { id: 'belgiumeid@eid.belgium.be', active: false, userDisabled: true }],
    ['absent', { id: 'other@example.org', active: true }],
  ] as const)('say that the add-on is %s', (state, addon) =>
    expect(readAddon(JSON.stringify({ schemaVersion: 37, addons: [addon] }))).toBe(state),
  );
  it('that are cut off leave the add-on unknown', () =>
    expect(readAddon('{"schemaVersion":37,"addons":[{"id":"belg')).toBe('unknown'));
});
