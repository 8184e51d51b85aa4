/**
 * What the window and the browser's door enforce on the page: where it comes from and what it may do. Checklist:
 * docs/architecture.md, « The fence ».
 */

/** The scheme of our pages in Electron. It is not `file:`, which could read the disk. */
export const APP_SCHEME = 'app';
/** The one host of that scheme: the program’s own bundle. */
export const APP_HOST = 'bundle';
/** Where every page of ours in Electron comes from. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Nothing but the program's own files; no inline code, no `eval`, no frame, no form, no other server. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Headers of every file of the page, whichever door serves it. */
export const FILE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), hid=(), microphone=(), payment=(), serial=(), usb=()',
  'cache-control': 'no-store',
};

/**
 * True only for pages of our own bundle in Electron's window, `app://bundle/…`: `app://bundle.evil`,
 * `app://bundle@evil` and what is no address are not.
 */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  // The URL standard gives an unregistered scheme the origin "null", so scheme and host are compared.
  const { protocol, host, username } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '';
}
