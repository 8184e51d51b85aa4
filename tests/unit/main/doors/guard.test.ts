/** Electron's fence, one handler at a time: in a running window one handler's « no » hides the other's « yes ». */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';

type Listener = (...values: unknown[]) => unknown;
const { sessions, listeners } = vi.hoisted(() => ({
  sessions: new Map<string, Map<string, Listener>>(),
  listeners: new Map<string, Listener>(),
}));
function fakeSession(partition: string) {
  const handlers = new Map<string, Listener>();
  sessions.set(partition, handlers);
  const remember =
    (name: string) =>
    (handler: Listener): void => {
      handlers.set(name, handler);
    };
  return {
    setPermissionRequestHandler: remember('request'),
    setPermissionCheckHandler: remember('check'),
    setDevicePermissionHandler: remember('device'),
  };
}

vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: Listener) => {
      listeners.set(name, listener);
    },
  },
  protocol: {},
  session: {
    get defaultSession() {
      return fakeSession('');
    },
    fromPartition: fakeSession,
  },
}));
const { denyPermissions, guardEveryWindow } = await import('../../../../src/main/doors/window/guard.ts');

let seen = new Map<string, Listener>();
const page = (url: string): { getURL: () => string } => ({ getURL: () => url });
const OURS = page('app://bundle/index.html');
const requested = (contents: unknown, permission: string): boolean => {
  let answer: unknown;
  seen.get('request')?.(contents, permission, (given: unknown) => {
    answer = given;
  });
  return v.parse(v.boolean(), answer);
};
const checked = (contents: unknown, permission: string): unknown => seen.get('check')?.(contents, permission);

const PERMISSIONS = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'fullscreen',
  'openExternal',
  'clipboard-read',
  'display-capture',
  'hid',
  'serial',
  'usb',
  'idle-detection',
  'keyboardLock',
  'window-management',
  'storage-access',
  'fileSystem',
  'mediaKeySystem',
  'speaker-selection',
  'unknown',
];

describe.each([
  ['the window’s', 'visit'],
  ['Electron’s own', ''],
])('permissions in %s session', (_whose, partition) => {
  beforeEach(() => {
    denyPermissions();
    seen = sessions.get(partition) ?? new Map();
  });
  it.each(PERMISSIONS)('the permission %s is denied to our own page when requested and when checked', (permission) => {
    expect([requested(OURS, permission), checked(OURS, permission)]).toEqual([false, false]);
  });
  it('a USB device is not granted', () => {
    expect(seen.get('device')?.({ deviceType: 'usb' })).toBe(false);
  });
  it('only our page may put text on the clipboard', () => {
    expect([requested(OURS, 'clipboard-sanitized-write'), checked(OURS, 'clipboard-sanitized-write')]).toEqual([
      true,
      true,
    ]);
    for (const foreign of ['https://evil.example/', 'app://bundle.evil/', 'data:text/html,x', '']) {
      expect([
        requested(page(foreign), 'clipboard-sanitized-write'),
        checked(page(foreign), 'clipboard-sanitized-write'),
      ]).toEqual([false, false]);
    }
    expect(checked(null, 'clipboard-sanitized-write')).toBe(false);
  });
});

describe('every window', () => {
  const guards = new Map<string, Listener>();
  let open: Listener | undefined;
  beforeEach(() => {
    guardEveryWindow();
    listeners.get('web-contents-created')?.(
      {},
      {
        setWindowOpenHandler: (handler: Listener) => {
          open = handler;
        },
        on: (name: string, guard: Listener) => {
          guards.set(name, guard);
        },
      },
    );
  });
  const prevented = (event: string, url: string): boolean => {
    const preventDefault = vi.fn<() => void>();
    guards.get(event)?.({ url, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'lets the event %s lead to our own page, and to none of nine other addresses',
    (event) => {
      expect(prevented(event, 'app://bundle/index.html')).toBe(false);
      for (const url of [
        'https://evil.example/',
        'app://bundle.evil/',
        'app://evil@bundle/',
        'app://bundle:1/',
        'file:///etc/passwd',
        'about:blank',
        'javascript:alert(1)',
        'data:text/html,x',
        'not an address',
      ])
        expect([url, prevented(event, url)]).toEqual([url, true]);
    },
  );
  it('holds no webview', () => {
    expect(prevented('will-attach-webview', '')).toBe(true);
  });
  it('opens no other window', () => {
    expect(open?.({ url: 'app://bundle/index.html' })).toEqual({ action: 'deny' });
  });
});
