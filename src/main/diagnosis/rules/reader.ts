/**
 * Whether there is a reader that an eID can go into. Why each: docs/facts/findings.md; in brackets: faults of
 * docs/facts/faults.md.
 */
import type { Reader, System } from '../../../shared/facts.ts';
import type { FindingId } from '../../../shared/findings.ts';
import { BROKEN, holdsIf, rule, slotOf, type CheckRules, type Rule, type Situation } from '../rule.ts';
import { NO_REDIRECTION, down } from './service.ts';

type UsbReader = Extract<System['usbReaders'], { state: 'known' }>['value'][number];

/** Asks for the list of USB only where no reader is to be seen through PC/SC. */
const unseen = (situation: Situation): readonly UsbReader[] =>
  situation.reader === null ? (situation.system('usbReaders') ?? []) : [];
/** [4]: a reader on USB that PC/SC does not show, for what the system says of its driver. */
const onUsb = (finding: FindingId, ...drivers: readonly UsbReader['driver'][]): Rule =>
  rule(finding, 'problem', (situation) => {
    const device = unseen(situation).find(({ driver }) => drivers.includes(driver));
    return device === undefined ? null : { reader: device.model, code: device.code };
  });
/** Readers of these kinds and no other, none of which takes an eID. */
const only = (situation: Situation, ...kinds: readonly Reader['kind'][]): Reader | null =>
  situation.reader === null ? (situation.facts.pcsc.readers.find(({ kind }) => kinds.includes(kind)) ?? null) : null;

/** Is there a reader that an eID can go into? */
export const reader: CheckRules = {
  id: 'reader',
  after: [{ check: 'service', in: [...BROKEN, 'checking', 'unknown'] }],
  rules: [
    // [22, 23]
    rule('reader.remote-session', 'problem', (situation) =>
      holdsIf(
        down(situation) === NO_REDIRECTION ||
          (situation.reader === null && situation.system('session')?.remote === true),
      ),
    ),
    // [40]
    rule('reader.claimed', 'problem', (situation) => {
      const claimed = unseen(situation).find(({ claimedBy }) => claimedBy !== null);
      return claimed === undefined ? null : { reader: claimed.model, claimedBy: claimed.claimedBy };
    }),
    onUsb('reader.disabled', 'disabled'),
    onUsb('reader.restart-needed', 'restart-needed'),
    onUsb('reader.driver-refused', 'refused'),
    onUsb('reader.driver-damaged', 'damaged'),
    onUsb('reader.failed', 'failed'),
    onUsb('reader.no-driver', 'missing'),
    onUsb('reader.not-working', 'replug'),
    // In order for USB, but not for PC/SC.
    rule('reader.not-working', 'problem', (situation) => {
      if (situation.facts.pcsc.service.state !== 'up') return null;
      const device = unseen(situation).find(({ driver, model }) => driver === 'ok' || model !== null);
      return device === undefined ? null : { reader: device.model, code: device.code };
    }),
    rule('reader.contactless-only', 'problem', (situation) => {
      const found = only(situation, 'contactless');
      return found === null ? null : { reader: found.model };
    }),
    rule('reader.token-only', 'problem', (situation) => {
      const found = only(situation, 'token', 'sim', 'sam');
      return found === null ? null : { reader: found.model };
    }),
    // [25]
    rule('reader.virtual-only', 'problem', (situation) => {
      const found = only(situation, 'virtual', 'windows-hello');
      return found === null ? null : { reader: found.model };
    }),
    rule('reader.none', 'problem', ({ reader: seen }) => holdsIf(seen === null)),
    rule('reader.not-working', 'problem', ({ reader: seen }) =>
      seen !== null && !seen.working ? { reader: seen.model, code: null } : null,
    ),
    // [33]
    rule('reader.apple-ccid', 'remark', (situation) =>
      holdsIf(slotOf(situation).state === 'unreadable' && situation.system('appleCcid') === true),
    ),
    // [21]
    rule('reader.internal-unreliable', 'remark', (situation) =>
      slotOf(situation).state === 'unreadable' && /alcor|AU95[46]0/i.test(situation.reader?.model ?? '')
        ? { reader: situation.reader?.model ?? null }
        : null,
    ),
    // [43]
    rule('reader.pin-pad', 'remark', ({ reader: seen }) => (seen?.pinPad === true ? { reader: seen.model } : null)),
  ],
  data: ({ reader: seen, facts }) => ({ reader: seen?.model ?? null, count: facts.pcsc.readers.length }),
};
