/**
 * Electron's defaults are a browser's; this takes away what a program of local pages does not need. Each line:
 * docs/architecture.md, « The fence ».
 */
import { app, protocol, session, type Session, type WebContents } from 'electron';
import { APP_HOST, APP_SCHEME, FILE_HEADERS, isOwnPage } from '../../../shared/security.ts';
import { bundleOf } from '../bundle.ts';

/** Declares our own scheme to Chromium; Electron accepts that only before it is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * The window's session, kept in memory: no cache, storage or preview of a page reaches Chromium's folder on the disk.
 * Electron must be ready.
 */
export const visitSession = (): Session => session.fromPartition('visit');

/** Serves the built page from `folder` under our own scheme, and nothing outside that folder. */
export function serveBundle(folder: string): void {
  const bundle = bundleOf(folder);
  visitSession().protocol.handle(APP_SCHEME, async ({ method, url }) => {
    const { host, pathname } = new URL(url);
    const file = method === 'GET' && host === APP_HOST ? await bundle(pathname) : null;
    if (file === null) return new Response('not found', { status: 404 });
    return new Response(file.body, { headers: { ...FILE_HEADERS, 'content-type': file.type } });
  });
}

/**
 * The only permission a page has is to put text on the clipboard (« Copier »); Chromium asks for a click besides.
 * Reading the clipboard is another permission.
 */
const ALLOWED = 'clipboard-sanitized-write';

/**
 * Refuses every permission but the one to put text on the clipboard, which our own page has; Electron's default is to
 * allow all. There are three handlers because Chromium asks each at another moment. Electron must be ready.
 */
export function denyPermissions(): void {
  for (const each of [visitSession(), session.defaultSession]) {
    each.setPermissionRequestHandler((contents, permission, answer) =>
      answer(permission === ALLOWED && isOwnPage(contents.getURL())),
    );
    each.setPermissionCheckHandler(
      (contents, permission) => permission === ALLOWED && contents !== null && isOwnPage(contents.getURL()),
    );
    each.setDevicePermissionHandler(() => false);
  }
}

/** Refuses every download, for a kiosk without dialogs: a download would open the dialog that asks where to save. */
export function refuseDownloads(): void {
  visitSession().on('will-download', (event) => event.preventDefault());
}

/** No window that is made from now on may navigate away from the bundle, open another window or hold a webview. */
export function guardEveryWindow(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
