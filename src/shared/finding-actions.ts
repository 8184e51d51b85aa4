/**
 * Where each finding leads: what this person on this PC can do about it. One action each; its button's words are
 * `check.do.<label>` of assets/locales. Guides, steps and entries are checked against the content by a test.
 */
import type { FindingId } from './findings.ts';

/** What the button of a finding does. */
export type FindingAction =
  /** The person does something with their hands, or somebody else does; afterwards everything is asked again. */
  | { do: 'again' }
  /** Try the login, with what to watch for said beside it. */
  | { do: 'connect' }
  | { do: 'guide'; label: GuideLabel; guide: string; step: string | null }
  | { do: 'open'; label: 'addon' | 'eidHelp'; entry: string };

/** Which words stand on the button of a guide: `check.do.<label>`. */
export type GuideLabel = 'install' | 'reinstall' | 'testReader' | 'renew' | 'pin' | 'otherKey' | 'errors';

const AGAIN: FindingAction = { do: 'again' };
const CONNECT: FindingAction = { do: 'connect' };
const guide = (label: GuideLabel, id: string, step: string | null = null): FindingAction => ({
  do: 'guide',
  label,
  guide: id,
  step,
});
const INSTALL = guide('install', 'installer-eid');
const REINSTALL = guide('reinstall', 'installer-eid', 'reinstaller');
/** Where only somebody else can help, the way that stays open today: another digital key. */
const OTHER_KEY = guide('otherKey', 'choisir-sa-cle');

/** The one action of each finding. */
export const FINDING_ACTIONS: Readonly<Record<FindingId, FindingAction>> = {
  'service.missing': OTHER_KEY,
  'service.disabled': OTHER_KEY,
  'service.stopped': AGAIN,
  'service.denied': OTHER_KEY,
  'service.mismatch': OTHER_KEY,
  'service.unexplained': AGAIN,
  'service.process-failed': AGAIN,
  'service.process-keeps-failing': AGAIN,
  'service.part-blocked': CONNECT,
  'service.silent': AGAIN,
  'service.enumeration-disabled': CONNECT,
  'reader.none': AGAIN,
  'reader.no-driver': OTHER_KEY,
  'reader.driver-damaged': OTHER_KEY,
  'reader.driver-refused': OTHER_KEY,
  'reader.disabled': OTHER_KEY,
  'reader.restart-needed': OTHER_KEY,
  'reader.failed': AGAIN,
  'reader.virtual-only': AGAIN,
  'reader.token-only': AGAIN,
  'reader.contactless-only': AGAIN,
  'reader.remote-session': OTHER_KEY,
  'reader.claimed': OTHER_KEY,
  'reader.not-working': AGAIN,
  'reader.internal-unreliable': AGAIN,
  'reader.apple-ccid': AGAIN,
  'reader.pin-pad': CONNECT,
  'card.none': AGAIN,
  'card.mute': AGAIN,
  'card.unreadable': AGAIN,
  'card.busy': AGAIN,
  'card.in-use': AGAIN,
  'card.removed': AGAIN,
  'card.on-antenna': AGAIN,
  'card.held': AGAIN,
  'eid.not-eid': AGAIN,
  'eid.unrecognised': AGAIN,
  'eid.unknown-kind': CONNECT,
  'chip.silent': AGAIN,
  'chip.slow': AGAIN,
  'chip.no-answer': AGAIN,
  'chip.locked': CONNECT,
  'chip.not-personalised': OTHER_KEY,
  'chip.defective': OTHER_KEY,
  'validity.expired': OTHER_KEY,
  'validity.not-yet': AGAIN,
  'validity.soon': CONNECT,
  'certificate.expired': OTHER_KEY,
  'certificate.not-yet': AGAIN,
  'certificate.absent': OTHER_KEY,
  'certificate.inactive': OTHER_KEY,
  'certificate.not-renewable': OTHER_KEY,
  'certificate.minor': AGAIN,
  'certificate.soon': CONNECT,
  'pin.blocked': guide('pin', 'pin-oublie'),
  'pin.one-try-left': guide('pin', 'pin-oublie'),
  'pin.not-told': CONNECT,
  'middleware.missing': INSTALL,
  'middleware.browser-only': INSTALL,
  'middleware.outdated': REINSTALL,
  'middleware.duplicate': CONNECT,
  'middleware.minidriver-missing': REINSTALL,
  'middleware.debug-logging': CONNECT,
  'middleware.token-unregistered': guide('install', 'installer-eid', 'beidtoken-mac'),
  'middleware.other-module': CONNECT,
  'middleware.rsa-key-move': CONNECT,
  'middleware.old-roots': CONNECT,
  'browser.none': AGAIN,
  'browser.addon-missing': { do: 'open', label: 'addon', entry: 'eid-firefox' },
  'browser.addon-disabled': AGAIN,
  'browser.sandboxed': OTHER_KEY,
  'browser.module-missing': REINSTALL,
  'browser.not-default': CONNECT,
  'propagation.disabled': OTHER_KEY,
  'rights.standard-user': AGAIN,
  'clock.wrong': AGAIN,
  'clock.doubtful': CONNECT,
  'os.unsupported': OTHER_KEY,
  'os.slow': AGAIN,
  'os.viewer-unsupported': CONNECT,
};

/** What « Ça ne marche pas » can suggest in general, for findings of one kind. */
export type HelpGroup = 'reader' | 'commune' | 'computer';
/**
 * In which group of general suggestions a finding belongs. Those of the service, the reader, the card and its chip are
 * the reader's; so is no finding at all, since the reader is the first thing to check.
 */
export function helpGroupOf(finding: FindingId | null): HelpGroup {
  const [check] = finding?.split('.') ?? [];
  switch (check) {
    case 'validity':
    case 'certificate':
    case 'pin':
      return 'commune';
    case 'middleware':
    case 'browser':
    case 'propagation':
    case 'rights':
    case 'clock':
    case 'os':
      return 'computer';
    default:
      return 'reader';
  }
}
