/**
 * Where a search begins: what each finding of the check already says about whose fault it is. A finding that names its
 * cause by itself is the end of the search; the others say what is missing, and who may be at fault for it.
 */
import type { FindingId } from '../findings.ts';
import type { Part, Seen } from './vocabulary.ts';

/** What a search tries to bring about: that the service answers, that a reader is seen, that somebody is logged in. */
export type Goal = 'service' | 'reader' | 'slot' | 'read' | 'free' | 'date' | 'login';

/** How a search begins. */
export type Opening =
  | { readonly as: 'wait' }
  /** The finding is the cause. */
  | { readonly as: 'cause'; readonly part: Part }
  /** `suspects`: the likeliest first. */
  | { readonly as: 'search'; readonly goal: Goal; readonly suspects: readonly Part[] };

const cause = (part: Part): Opening => ({ as: 'cause', part });
const search = (goal: Goal, ...suspects: readonly Part[]): Opening => ({ as: 'search', goal, suspects });

const SERVICE = search('service', 'reader', 'service', 'driver');
const NO_READER = search('reader', 'plug', 'port', 'reader', 'driver');
const EMPTY = search('slot', 'placement', 'reader', 'card', 'pair');
const UNREAD = search('read', 'dirt', 'card', 'reader', 'pair', 'port', 'driver');
const DATES = search('date', 'clock', 'certificate');
const FREE = search('free', 'program');
/** Everything that is left once the card was read: the card's certificates and code, the PC, the sites. */
export const LOGIN_SUSPECTS: readonly Part[] = [
  'window',
  'browser',
  'site',
  'certificate',
  'code',
  'software',
  'program',
  'antivirus',
  'internet',
  'login',
  'pair',
];
const LOGIN = search('login', ...LOGIN_SUSPECTS);

/** What each finding says when it stands in the way; remarks, which never do, leave the login to be looked into. */
export const OPENINGS: Readonly<Record<FindingId, Opening>> = {
  'service.missing': cause('service'),
  'service.disabled': cause('service'),
  'service.stopped': cause('service'),
  'service.denied': cause('rights'),
  'service.mismatch': cause('service'),
  'service.unexplained': SERVICE,
  'service.process-failed': SERVICE,
  'service.process-keeps-failing': SERVICE,
  'service.part-blocked': cause('rights'),
  'service.silent': SERVICE,
  'service.enumeration-disabled': LOGIN,
  'reader.none': NO_READER,
  'reader.no-driver': cause('driver'),
  'reader.driver-damaged': cause('driver'),
  'reader.driver-refused': cause('driver'),
  'reader.disabled': cause('driver'),
  'reader.restart-needed': cause('system'),
  'reader.failed': NO_READER,
  'reader.virtual-only': NO_READER,
  'reader.token-only': NO_READER,
  'reader.contactless-only': cause('no-reader'),
  'reader.remote-session': cause('session'),
  'reader.claimed': cause('program'),
  'reader.not-working': NO_READER,
  'reader.internal-unreliable': UNREAD,
  'reader.apple-ccid': UNREAD,
  'reader.pin-pad': LOGIN,
  'card.none': EMPTY,
  'card.mute': UNREAD,
  'card.unreadable': UNREAD,
  'card.busy': FREE,
  'card.in-use': FREE,
  'card.removed': EMPTY,
  'card.on-antenna': EMPTY,
  'card.held': LOGIN,
  'eid.not-eid': cause('kind'),
  'eid.unrecognised': UNREAD,
  'eid.unknown-kind': LOGIN,
  'chip.silent': UNREAD,
  'chip.slow': UNREAD,
  'chip.no-answer': UNREAD,
  'chip.locked': LOGIN,
  'chip.not-personalised': cause('card'),
  'chip.defective': search('read', 'card', 'pair', 'reader'),
  'validity.expired': DATES,
  'validity.not-yet': DATES,
  'validity.soon': LOGIN,
  'certificate.expired': DATES,
  'certificate.not-yet': DATES,
  'certificate.absent': cause('certificate'),
  'certificate.inactive': cause('certificate'),
  'certificate.not-renewable': DATES,
  'certificate.minor': cause('certificate'),
  'certificate.soon': LOGIN,
  'pin.blocked': cause('code'),
  'pin.one-try-left': LOGIN,
  'pin.not-told': LOGIN,
  'middleware.missing': cause('software'),
  'middleware.browser-only': LOGIN,
  'middleware.outdated': cause('software'),
  'middleware.duplicate': LOGIN,
  'middleware.minidriver-missing': cause('software'),
  'middleware.debug-logging': LOGIN,
  'middleware.token-unregistered': cause('software'),
  'middleware.other-module': LOGIN,
  'middleware.rsa-key-move': LOGIN,
  'middleware.old-roots': LOGIN,
  'browser.none': cause('browser'),
  'browser.addon-missing': cause('browser'),
  'browser.addon-disabled': cause('browser'),
  'browser.sandboxed': cause('browser'),
  'browser.module-missing': cause('software'),
  'browser.not-default': LOGIN,
  'propagation.disabled': cause('system'),
  'rights.standard-user': LOGIN,
  'clock.wrong': cause('clock'),
  'clock.doubtful': search('date', 'clock'),
  'os.unsupported': cause('system'),
  'os.slow': { as: 'wait' },
  'os.viewer-unsupported': LOGIN,
};

/** Where a search begins at this moment of the check. */
export function openingAt({ verdict, next, remarks }: Seen): Opening {
  if (verdict === 'checking') return { as: 'wait' };
  const opening = next === null ? LOGIN : OPENINGS[next.finding];
  if (opening.as !== 'search' || opening.goal !== 'login') return opening;
  // Only where the reader has keys can it wait for the PIN to be typed there.
  return remarks.includes('reader.pin-pad') ? search('login', ...opening.suspects, 'keypad') : opening;
}
