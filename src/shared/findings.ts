/**
 * The vocabulary of what the check can find (docs/architecture.md#the-check): add as needed, rename none. Words live in
 * assets/locales.
 */
import * as v from 'valibot';

export const FINDING_IDS = [
  'service.missing',
  'service.disabled',
  'service.stopped',
  'service.denied',
  'service.mismatch',
  'service.process-failed',
  'service.enumeration-disabled',
  'reader.none',
  'reader.no-driver',
  'reader.virtual-only',
  'reader.remote-session',
  'reader.claimed',
  'reader.not-working',
  'reader.internal-unreliable',
  'reader.apple-ccid',
  'reader.pin-pad',
  'card.none',
  'card.mute',
  'card.unreadable',
  'card.busy',
  'card.removed',
  'card.held',
  'eid.not-eid',
  'eid.unknown-kind',
  'chip.silent',
  'chip.slow',
  'chip.not-personalised',
  'chip.defective',
  'validity.expired',
  'validity.not-yet',
  'validity.soon',
  'certificate.expired',
  'certificate.not-yet',
  'certificate.absent',
  'certificate.inactive',
  'certificate.not-renewable',
  'certificate.minor',
  'certificate.soon',
  'pin.blocked',
  'pin.one-try-left',
  'pin.not-told',
  'middleware.missing',
  'middleware.outdated',
  'middleware.duplicate',
  'middleware.minidriver-missing',
  'middleware.debug-logging',
  'middleware.token-unregistered',
  'middleware.other-module',
  'middleware.rsa-key-move',
  'middleware.old-roots',
  'browser.none',
  'browser.addon-missing',
  'browser.addon-disabled',
  'browser.sandboxed',
  'browser.module-missing',
  'propagation.disabled',
  'rights.standard-user',
  'clock.wrong',
  'os.unsupported',
  'os.viewer-unsupported',
] as const;
export const findingIdSchema = v.picklist(FINDING_IDS);
export type FindingId = (typeof FINDING_IDS)[number];

/** Who can solve a finding. */
export const WHO = ['you', 'trainer', 'administrator', 'commune', 'nobody'] as const;
export type Who = (typeof WHO)[number];
