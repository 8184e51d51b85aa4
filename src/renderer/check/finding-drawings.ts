/** One drawing per finding; several findings may share one. */
import type { DrawingName } from '../../shared/drawings.ts';
import type { FindingId } from '../../shared/findings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

const DRAWINGS: Record<FindingId, DrawingName> = {
  'service.missing': 'service-stopped', 'service.disabled': 'administrator', 'service.stopped': 'service-stopped', 'service.denied': 'administrator',
  'service.mismatch': 'administrator', 'service.process-failed': 'service-stopped', 'service.enumeration-disabled': 'administrator',
  'reader.none': 'reader-plug', 'reader.no-driver': 'reader-driver', 'reader.virtual-only': 'reader-plug', 'reader.remote-session': 'remote-session',
  'reader.claimed': 'reader-driver', 'reader.not-working': 'reader-missing', 'reader.internal-unreliable': 'reader-plug', 'reader.apple-ccid': 'reader-driver', 'reader.pin-pad': 'pin-window',
  'card.none': 'card-insert', 'card.mute': 'card-upside-down', 'card.unreadable': 'card-mute', 'card.busy': 'card-busy', 'card.removed': 'card-removed', 'card.held': 'waiting',
  'eid.not-eid': 'card-other', 'eid.unknown-kind': 'card-ready',
  'chip.silent': 'chip-broken', 'chip.slow': 'card-slow', 'chip.not-personalised': 'commune', 'chip.defective': 'chip-broken',
  'validity.expired': 'card-expired', 'validity.not-yet': 'card-expired', 'validity.soon': 'card-expired',
  'certificate.expired': 'certificate-expired', 'certificate.not-yet': 'certificate-expired', 'certificate.absent': 'certificate-inactive', 'certificate.inactive': 'certificate-inactive',
  'certificate.not-renewable': 'certificate-expired', 'certificate.minor': 'certificate-inactive', 'certificate.soon': 'certificate-expired',
  'pin.blocked': 'letter', 'pin.one-try-left': 'letter', 'pin.not-told': 'letter',
  'middleware.missing': 'middleware-install', 'middleware.outdated': 'middleware-install', 'middleware.duplicate': 'middleware-install', 'middleware.minidriver-missing': 'middleware-install',
  'middleware.debug-logging': 'administrator', 'middleware.token-unregistered': 'middleware-install', 'middleware.other-module': 'administrator', 'middleware.rsa-key-move': 'administrator', 'middleware.old-roots': 'administrator',
  'browser.none': 'browser-window', 'browser.addon-missing': 'browser-addon', 'browser.addon-disabled': 'browser-addon', 'browser.sandboxed': 'browser-window', 'browser.module-missing': 'browser-addon',
  'propagation.disabled': 'administrator', 'rights.standard-user': 'trainer', 'clock.wrong': 'clock-wrong', 'os.unsupported': 'computer', 'os.viewer-unsupported': 'computer',
};

/** What the verdict looks like: the drawing of the thing to do, or of the good news. */
export function findingDrawing(snapshot: Snapshot): DrawingName {
  if (snapshot.next !== null) return DRAWINGS[snapshot.next.finding];
  return snapshot.verdict === 'checking' ? 'waiting' : 'card-ready';
}
