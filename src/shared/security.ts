/** What both doors enforce on the page: where it comes from and what it may do. Checklist: docs/architecture.md, « The fence ». */

/** Electron's own scheme; never `file:`, which could read the disk. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
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

/** Sent with every file of the page, by both doors. */
export const FILE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), hid=(), microphone=(), payment=(), serial=(), usb=()',
  'cache-control': 'no-store',
};

/** True only for pages of our own bundle: `app://bundle.evil` and `app://bundle@evil` are not. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  // The origin of an unregistered scheme is "null", so scheme and host are compared.
  const { protocol, host, username } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '';
}
