/**
 * All probes of a machine at once, its tools being scripts on a PATH of their own: Windows and macOS as far as they can
 * be had here.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { observeSystem } from '../../../../native/probes/index.ts';
import type { System } from '../../../../src/shared/facts.ts';
import { LINUX, MACOS, MADE, WINDOWS, machineOfScripts, type Sample } from './samples/machines.ts';

afterAll(() => rmSync(MADE, { recursive: true, force: true }));

const told = (system: System) =>
  Object.fromEntries(
    Object.entries(system).map(([name, fact]) => [
      name,
      fact.state === 'known' ? fact.value : `${fact.state} ${fact.state === 'unknown' ? fact.reason : ''}`.trim(),
    ]),
  );
const observe = (sample: Sample, hangs: readonly string[] = []) =>
  observeSystem(() => undefined, machineOfScripts(sample, hangs).machine);

describe('a Windows PC in order', () => {
  it('gives every fact', async () => {
    expect(told(await observe(WINDOWS))).toEqual({
      os: {
        platform: 'windows',
        name: 'Windows 11 Pro',
        version: '10.0.26100',
        architecture: 'x64',
        supported: true,
        viewerSupported: true,
      },
      smartCardService: { state: 'running', onDemand: true },
      deviceEnumeration: 'stopped',
      certificatePropagation: 'running',
      usbReaders: [
        { vendorId: '072f', productId: '90cc', model: 'ACS ACR38U', driver: 'ok', code: 0, claimedBy: null },
      ],
      unknownCardDevice: false,
      middleware: { installed: true, version: '5.1.34', build: '6350', copies: 1 },
      viewer: { installed: true, version: '5.1.31', build: '6342', copies: 1 },
      minidriver: { applet17: true, applet18: true },
      tokenExtension: null,
      otherModules: [],
      browsers: [
        { id: 'firefox', version: '145.0', packaging: 'system', addon: 'present', module: 'present' },
        { id: 'chrome', version: '142.0.7444.60', packaging: 'system', addon: 'not-needed', module: 'present' },
        { id: 'edge', version: '142.0.3595.53', packaging: 'system', addon: 'not-needed', module: 'present' },
      ],
      defaultBrowser: { id: 'edge', packaging: 'system' },
      cardPrograms: ['msedge.exe'],
      rights: { administrator: false },
      session: { remote: false, kind: 'local' },
      clock: { now: '2026-11-25T10:00:00.000Z', builtAt: __BUILT_AT__ },
      debugLogging: false,
      appleCcid: null,
      rsaKeyMove: false,
      oldRoots: false,
    });
  });
});

describe('a Mac in order', () => {
  it('gives every fact but the programs that use PC/SC, which a Mac does not tell', async () => {
    expect(told(await observe(MACOS))).toEqual({
      os: {
        platform: 'macos',
        name: 'macOS 15.1.1',
        version: '15.1.1',
        architecture: 'x64',
        supported: true,
        viewerSupported: true,
      },
      smartCardService: { state: 'stopped', onDemand: true },
      deviceEnumeration: null,
      certificatePropagation: null,
      usbReaders: [
        { vendorId: '058f', productId: '9540', model: 'Alcor AU9540', driver: 'unknown', code: null, claimedBy: null },
      ],
      unknownCardDevice: null,
      middleware: { installed: true, version: '5.1.34', build: null, copies: 1 },
      viewer: { installed: true, version: '142.0', build: null, copies: 1 },
      minidriver: null,
      tokenExtension: 'registered',
      otherModules: [],
      browsers: [
        { id: 'safari', version: '18.1.1', packaging: 'system', addon: 'not-needed', module: 'present' },
        { id: 'firefox', version: '142.0', packaging: 'system', addon: 'present', module: 'present' },
      ],
      defaultBrowser: { id: 'firefox', packaging: 'system' },
      cardPrograms: 'unknown not-told',
      rights: { administrator: true },
      session: { remote: false, kind: 'local' },
      clock: { now: '2026-11-25T10:00:00.000Z', builtAt: __BUILT_AT__ },
      debugLogging: false,
      appleCcid: true,
      rsaKeyMove: null,
      oldRoots: false,
    });
  });
});

describe('a Debian in order', () => {
  it('gives every fact', async () => {
    expect(told(await observe(LINUX))).toEqual({
      os: {
        platform: 'linux',
        name: 'Debian GNU/Linux 12 (bookworm)',
        version: '12',
        architecture: 'x64',
        supported: true,
        viewerSupported: true,
      },
      smartCardService: { state: 'running', onDemand: true },
      deviceEnumeration: null,
      certificatePropagation: null,
      usbReaders: [
        { vendorId: '072f', productId: '90cc', model: 'ACS ACR38U', driver: 'ok', code: null, claimedBy: null },
      ],
      unknownCardDevice: null,
      middleware: { installed: true, version: '5.1.11', build: null, copies: 1 },
      viewer: { installed: true, version: '5.1.11', build: null, copies: 1 },
      minidriver: null,
      tokenExtension: null,
      otherModules: [],
      browsers: [
        { id: 'firefox', version: '140.4.0', packaging: 'system', addon: 'present', module: 'present' },
        { id: 'chrome', version: '142.0.7444.59', packaging: 'system', addon: 'not-needed', module: 'present' },
      ],
      defaultBrowser: { id: 'firefox', packaging: 'system' },
      cardPrograms: ['scdaemon'],
      rights: { administrator: false },
      session: { remote: false, kind: 'local' },
      clock: { now: '2026-11-25T10:00:00.000Z', builtAt: __BUILT_AT__ },
      debugLogging: false,
      appleCcid: null,
      rsaKeyMove: null,
      oldRoots: null,
    });
  });
});

describe('a tool that never answers', () => {
  it('costs its own fact only, holds up no other, and is ended with the process it started', async () => {
    const { machine, folder } = machineOfScripts(WINDOWS, ['whoami']);
    const before: string[] = [];
    const system = await observeSystem((now) => {
      if (now.rights.state === 'pending')
        before.splice(
          0,
          before.length,
          ...Object.entries(now).flatMap(([name, fact]) => (fact.state === 'known' ? [name] : [])),
        );
    }, machine);
    expect(system.rights).toEqual({ state: 'unknown', reason: 'timeout' });
    expect(
      Object.entries(system)
        .filter(([, fact]) => fact.state !== 'known')
        .map(([name]) => name),
    ).toEqual(['rights']);
    // The others did not wait for it.
    expect(before).toHaveLength(Object.keys(system).length - 1);
    const pids = readFileSync(join(folder, 'hanging'), 'utf8').trim().split('\n').map(Number);
    expect(pids).toHaveLength(2);
    for (const pid of pids) await expect.poll(() => isThere(pid), { timeout: 60_000 }).toBe(false);
  });
});

describe('a machine without any of the tools', () => {
  it.each([
    ['windows', WINDOWS],
    ['macos', MACOS],
    ['linux', LINUX],
  ] as const)(
    '%s: what is unknown says that there is no tool (a Mac’s PC/SC programs aside); the clock is known, and on Linux the middleware too',
    async (_name, sample) => {
      const system = await observe({ ...sample, answers: [{ tool: 'none', given: '' }] });
      // A Mac never tells which programs use PC/SC, with or without tools.
      const reasons = new Set(
        Object.entries(system).flatMap(([name, fact]) =>
          fact.state === 'unknown' && name !== 'cardPrograms' ? [fact.reason] : [],
        ),
      );
      expect([...reasons]).toEqual(['no-tool']);
      expect(system.clock.state).toBe('known');
      expect(system.middleware.state).toBe(sample === LINUX ? 'known' : 'unknown');
    },
  );
});

describe('a system that is not Windows, macOS or Linux', () => {
  it('is called « other », and its middleware is unknown', async () => {
    const system = await observe({ ...LINUX, platform: 'freebsd' });
    expect(system.os).toMatchObject({ value: { platform: 'other' } });
    expect(system.middleware).toEqual({ state: 'unknown', reason: 'not-told' });
  });
});

/** A process that has ended may stay in the list until its parent asks: state Z. */
function isThere(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
