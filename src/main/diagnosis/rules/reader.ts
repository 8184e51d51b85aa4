/** From the service to the card in the reader. Numbers in brackets: faults of docs/facts/faults.md. */
import { holdsIf, rule, slotOf, valueOf, type CheckRules, type Situation } from '../rule.ts';

const down = ({ facts }: Situation): string | null =>
  facts.pcsc.service.state === 'down' ? facts.pcsc.service.code : null;
const NOT_THERE: readonly string[] = ['SCARD_E_NO_SERVICE', 'SCARD_E_SERVICE_STOPPED'];
/**
 * Windows stops the service with the last reader that works, so that silence there means "plug in the reader"
 * (docs/facts/pcsc.md#windows-starts-the-service-with-the-first-reader).
 */
const asleep = (situation: Situation): boolean => {
  const service = valueOf(situation.facts.system.smartCardService);
  const platform = valueOf(situation.facts.system.os)?.platform;
  return (
    platform === 'windows' &&
    NOT_THERE.includes(down(situation) ?? '') &&
    service?.onDemand !== false &&
    service?.state !== 'disabled' &&
    !(valueOf(situation.facts.system.usbReaders) ?? []).some(({ driver }) => driver === 'ok')
  );
};

export const service: CheckRules = {
  id: 'service',
  after: null,
  facts: ({ facts }) => {
    if (facts.process.state === 'failed' || facts.process.state === 'restarting') return 'ready';
    if (facts.pcsc.service.state === 'starting' || facts.process.state === 'starting') return 'checking';
    // Why it is down is what these two tell.
    return facts.pcsc.service.state === 'down' &&
      [facts.system.smartCardService, facts.system.os].some(({ state }) => state === 'pending')
      ? 'checking'
      : 'ready';
  },
  rules: [
    rule('service.process-failed', 'problem', ({ facts: { process } }) =>
      process.state === 'failed' || process.state === 'restarting'
        ? { count: process.restarts, reason: process.reason }
        : null,
    ),
    // [38]
    rule('service.missing', 'problem', ({ facts }) => holdsIf(facts.pcsc.service.state === 'no-library')),
    // [1]
    rule('service.disabled', 'problem', (situation) =>
      holdsIf(down(situation) !== null && valueOf(situation.facts.system.smartCardService)?.state === 'disabled'),
    ),
    rule('service.missing', 'problem', (situation) =>
      holdsIf(down(situation) !== null && valueOf(situation.facts.system.smartCardService)?.state === 'absent'),
    ),
    // [39]
    rule('service.denied', 'problem', (situation) => holdsIf(down(situation) === 'SCARD_W_SECURITY_VIOLATION')),
    rule('service.mismatch', 'problem', (situation) =>
      holdsIf(
        down(situation) === 'SCARD_E_SERVICE_STOPPED' && valueOf(situation.facts.system.os)?.platform === 'linux',
      ),
    ),
    // [23]: a remote session without redirection; the reader check says it.
    rule('service.stopped', 'problem', (situation) =>
      holdsIf(down(situation) !== null && down(situation) !== 'ERROR_BROKEN_PIPE' && !asleep(situation)),
    ),
    // [2]
    rule('service.enumeration-disabled', 'attention', ({ facts }) =>
      holdsIf(valueOf(facts.system.deviceEnumeration) === 'disabled'),
    ),
  ],
};

export const reader: CheckRules = {
  id: 'reader',
  after: 'service',
  facts: () => 'ready',
  rules: [
    // [22, 23]
    rule('reader.remote-session', 'problem', (situation) =>
      holdsIf(
        down(situation) === 'ERROR_BROKEN_PIPE' ||
          (situation.reader === null && valueOf(situation.facts.system.session)?.remote === true),
      ),
    ),
    // [40]
    rule('reader.claimed', 'problem', ({ reader: seen, facts }) => {
      const claimed = (valueOf(facts.system.usbReaders) ?? []).find(({ claimedBy }) => claimedBy !== null);
      return seen === null && claimed !== undefined ? { reader: claimed.model, claimedBy: claimed.claimedBy } : null;
    }),
    // [4]
    rule('reader.no-driver', 'problem', ({ reader: seen, facts }) => {
      const device = (valueOf(facts.system.usbReaders) ?? []).find(({ driver }) => driver === 'missing');
      return seen === null && device !== undefined ? { reader: device.model } : null;
    }),
    // [4]: there and in order for USB, but not for PC/SC.
    rule('reader.not-working', 'problem', ({ reader: seen, facts }) => {
      const device = (valueOf(facts.system.usbReaders) ?? []).find(
        ({ driver, model }) => driver === 'ok' || model !== null,
      );
      return seen === null && facts.pcsc.service.state === 'up' && device !== undefined
        ? { reader: device.model }
        : null;
    }),
    // [25]
    rule('reader.virtual-only', 'problem', ({ reader: seen, facts }) =>
      holdsIf(seen === null && facts.pcsc.readers.length > 0),
    ),
    rule('reader.none', 'problem', ({ reader: seen }) => holdsIf(seen === null)),
    rule('reader.not-working', 'problem', ({ reader: seen }) =>
      seen !== null && !seen.working ? { reader: seen.model } : null,
    ),
    // [33]
    rule('reader.apple-ccid', 'attention', (situation) =>
      holdsIf(valueOf(situation.facts.system.appleCcid) === true && slotOf(situation).state === 'unreadable'),
    ),
    // [21]
    rule('reader.internal-unreliable', 'attention', (situation) =>
      /alcor|AU95[46]0/i.test(situation.reader?.model ?? '') && slotOf(situation).state === 'unreadable'
        ? { reader: situation.reader?.model ?? null }
        : null,
    ),
    // [43]
    rule('reader.pin-pad', 'attention', ({ reader: seen }) => (seen?.pinPad === true ? { reader: seen.model } : null)),
  ],
  data: ({ reader: seen, facts }) => ({ reader: seen?.model ?? null, count: facts.pcsc.readers.length }),
};

export const card: CheckRules = {
  id: 'card',
  after: 'reader',
  facts: (situation) => (slotOf(situation).state === 'reading' ? 'checking' : 'ready'),
  rules: [
    rule('card.held', 'attention', ({ facts, ...rest }) => holdsIf(slotOf({ facts, ...rest }).state === 'held')),
    rule('card.removed', 'problem', (situation) => holdsIf(slotOf(situation).state === 'removed')),
    // [5]
    rule('card.none', 'problem', (situation) => holdsIf(slotOf(situation).state === 'empty')),
    // [5, 6, 7]
    rule('card.mute', 'problem', (situation) => holdsIf(slotOf(situation).state === 'mute')),
    // [44]
    rule('card.busy', 'problem', (situation) => holdsIf(slotOf(situation).state === 'busy')),
    // [6, 21, 33]: no exchange at all; later stages are the chip's.
    rule('card.unreadable', 'problem', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'unreadable' && slot.stage === 'connect' ? { code: slot.code } : null;
    }),
  ],
};
