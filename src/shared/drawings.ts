/** Every drawing by name; the files are assets/drawings/<name>.svg. Used by findings and by the guides. */
export const DRAWING_NAMES = [
  'card-ready', 'reader-plug', 'card-insert', 'card-upside-down', 'card-mute', 'card-other', 'card-busy', 'card-removed', 'card-slow', 'card-expired',
  'certificate-expired', 'certificate-inactive', 'chip-broken', 'commune', 'trainer', 'administrator', 'service-stopped', 'reader-missing', 'reader-driver',
  'computer', 'middleware-install', 'browser-window', 'browser-addon', 'certificate-window', 'pin-window', 'phone', 'phone-app', 'phone-code', 'envelope',
  'letter', 'bank-card', 'keys', 'lock', 'search', 'services', 'folder', 'download', 'print', 'scanner', 'photo-letter', 'light-good', 'light-glare',
  'light-shadow', 'blur', 'pdf-page', 'crop-corners', 'usb-stick', 'session-end', 'clock-wrong', 'remote-session', 'practice', 'waiting', 'success', 'question',
  'home-check', 'home-guide', 'home-document',
  'reader-pinpad', 'chip-clean', 'browser-error', 'qr-code', 'bank-reader', 'email', 'mailbox', 'key', 'safe', 'form', 'list', 'photo-light', 'document',
  'counter', 'call', 'clock', 'done', 'close-windows', 'trash', 'europe-card', 'shield',
] as const;
export type DrawingName = (typeof DRAWING_NAMES)[number];
