/** What macOS's tools print → facts. */
import { describe, expect, it } from 'vitest';
import { confLogsDebug } from '../../../../native/probes/parse/beid-conf.ts';
import { readUnixGroups } from '../../../../native/probes/parse/groups.ts';
import {
  middlewareOf,
  readDisabledServices,
  readReceipt,
  readRoots,
  readTokenExtension,
  readUsbProfile,
  readVersion,
} from '../../../../native/probes/parse/macos-tools.ts';
import { BEID_CONF } from './samples/linux.ts';
import * as macos from './samples/macos.ts';
import { because, ran, value } from './outcomes.ts';

describe('a receipt of an installer on macOS', () => {
  it('gives the version of what was installed', () =>
    expect(readReceipt(ran(macos.receipt('be.eid.middleware', '5.1.34')))).toEqual(value({ version: '5.1.34' })));
  it('that is not there means that the software is not installed', () =>
    expect(readReceipt(ran(macos.noReceipt('be.eid.middleware'), 1))).toEqual(value(null)));
  it('of which the tool prints nothing is unreadable', () =>
    expect(readReceipt(ran(''))).toEqual(because('unreadable')));
});

describe('the eID software on macOS', () => {
  const libraries = ['libbeidpkcs11.5.1.9.dylib', 'libbeidpkcs11.5.1.34.dylib', 'beid-pkcs11.bundle'];
  it('has the receipt’s version', () =>
    expect(middlewareOf({ version: '5.1.34' }, libraries)).toMatchObject({ installed: true, version: '5.1.34' }));
  it('without a receipt has the version of its newest library', () =>
    expect(middlewareOf(null, libraries)).toMatchObject({ version: '5.1.34' }));
  it('whose files were thrown away is not installed, whatever the receipt says', () =>
    expect(middlewareOf({ version: '5.1.34' }, [])).toEqual({ installed: false }));
});

describe('a version that a tool prints', () => {
  it.each([
    ['15.1.1\n', value('15.1.1')],
    ['', because('unreadable')],
    ['The domain/default pair does not exist', because('unreadable')],
  ])('as %j gives %j', (text, outcome) => expect(readVersion(ran(text))).toEqual(outcome));
});

describe('the token extension of the eID software', () => {
  it.each([
    ['+', 'registered'],
    [' ', 'registered'],
    ['-', 'installed'],
  ] as const)('marked %j by the system counts as %s', (mark, state) =>
    expect(readTokenExtension(ran(macos.TOKEN_EXTENSIONS(mark)))).toEqual(value(state)),
  );
  it('that is not listed counts as installed but never opened', () =>
    expect(readTokenExtension(ran(''))).toEqual(value('installed')));
});

describe('readers on USB, on macOS', () => {
  it('are found below hubs, by the names of fields that macOS 15 prints', () =>
    expect(readUsbProfile(ran(macos.USB_PROFILE_OLDER))).toEqual(
      value([
        { vendorId: '058f', productId: '9540', model: 'Alcor AU9540', driver: 'unknown', code: null, claimedBy: null },
      ]),
    ));
  it('are found by the names of fields that macOS 26 prints', () =>
    expect(readUsbProfile(ran(macos.USB_PROFILE_NEWER))).toMatchObject({ value: [{ model: 'ACS ACR39U' }] }));
  it('keep no serial number', () =>
    expect(JSON.stringify(readUsbProfile(ran(macos.USB_PROFILE_OLDER)))).not.toContain('SERIAL'));
  it('are unreadable when the output was cut off', () =>
    expect(readUsbProfile(ran(macos.USB_PROFILE_OLDER.slice(0, 80)))).toEqual(because('unreadable')));
  it('are none in an output that is nested five thousand deep, and nothing is thrown', () =>
    expect(readUsbProfile(ran(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`))).toEqual(value([])));
});

describe('macOS’s card service', () => {
  it.each([
    ['true', true],
    ['disabled', true],
    ['false', false],
    ['enabled', false],
  ])('marked « %s » is switched off: %s', (mark, disabled) =>
    expect(readDisabledServices(ran(macos.DISABLED_SERVICES(mark)), 'com.apple.ctkpcscd')).toEqual(value(disabled)),
  );
  it('that is not listed was not switched off', () =>
    expect(readDisabledServices(ran(macos.DISABLED_SERVICES('true')), 'com.apple.other')).toEqual(value(false)));
});

describe('old Belgian root certificates', () => {
  it('are known by their fingerprints', () =>
    expect(readRoots(ran(macos.ROOTS(macos.CROSS_ROOT)))).toEqual(value(true)));
  it('are not found among roots with other fingerprints', () =>
    expect(readRoots(ran(macos.ROOTS('A'.repeat(64))))).toEqual(value(false)));
  it('are absent when no Belgian root is there', () => expect(readRoots(ran('', 44))).toEqual(value(false)));
});

describe('the groups of a user on macOS', () => {
  it.each([
    ['staff everyone admin com.apple.sharepoint.group.1', true],
    ['staff everyone _appserverusr', false],
  ])('« %s » make an administrator: %s', (groups, administrator) =>
    expect(readUnixGroups(ran(`${groups}\n`), ['admin'])).toEqual(value({ administrator })),
  );
});

describe('the eID software’s settings', () => {
  it('log debug only where the logging section says so', () => {
    expect(
      [BEID_CONF('debug'), BEID_CONF('info'), '[general]\nlog_level=debug', '', '[logging'].map(confLogsDebug),
    ).toEqual([true, false, false, false, false]);
  });
});
