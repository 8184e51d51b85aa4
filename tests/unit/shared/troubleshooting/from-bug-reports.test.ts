/**
 * People's own descriptions in public bug reports and help pages (docs/facts/faults.md names the sources), put to
 * « Dépanner » as they stand: each step is answered with what the person wrote, and with « not possible here » where
 * they wrote nothing of it.
 */
import { expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import type { Facts } from '../../../../src/shared/facts.ts';
import { answersOf, nextIn } from '../../../../src/shared/troubleshooting/engine.ts';
import { seenOf } from '../../../../src/shared/troubleshooting/seen.ts';
import type { Answer, Culprit, Seen, StepId, Tried } from '../../../../src/shared/troubleshooting/vocabulary.ts';
import { FINDING_FACTS } from '../../main/diagnosis/finding-facts.ts';
import { NOW, aBrowser, facts } from '../../main/diagnosis/sample-facts.ts';

const TWO_BROWSERS = facts({ system: { browsers: [aBrowser(), aBrowser({ id: 'chrome' })] } });

interface Situation {
  what: string;
  begins: Facts;
  said: Partial<Record<StepId, Answer>>;
  culprit: Culprit;
}

const SITUATIONS: readonly Situation[] = [
  {
    what: 'no reader after an update of Windows; it works on the laptop of a colleague (mw#91, fault 4)',
    begins: FINDING_FACTS['reader.none'],
    said: { lamp: 'lamp-on', replug: 'fails', 'other-port': 'fails', 'reader-elsewhere': 'works' },
    culprit: 'pc',
  },
  {
    what: 'the reader goes dark as soon as one moves its cable, on any PC (decomputer.be, fault 4)',
    begins: FINDING_FACTS['reader.none'],
    said: { lamp: 'lamp-off', replug: 'fails', 'other-port': 'fails', 'other-reader': 'works' },
    culprit: 'reader',
  },
  {
    what: 'the reader hung on the screen’s hub and is seen on the PC itself (decomputer.be, fault 4)',
    begins: FINDING_FACTS['reader.failed'],
    said: { lamp: 'lamp-on', replug: 'fails', 'other-port': 'works' },
    culprit: 'pc',
  },
  {
    what: 'a card that was bent in a wallet answers nowhere, others do (loginhelp.be, fault 7)',
    begins: FINDING_FACTS['card.mute'],
    said: { clean: 'fails', 'other-card': 'works', 'card-elsewhere': 'fails' },
    culprit: 'card',
  },
  {
    what: 'a laptop’s own AU9560 with a card of 2021, read at once by a USB reader (CCID#84, fault 21)',
    begins: FINDING_FACTS['reader.internal-unreliable'],
    said: { clean: 'fails', 'other-card': 'works', 'card-elsewhere': 'works' },
    culprit: 'reader',
  },
  {
    what: 'one reader of a room reads nobody’s card, also on the next PC (mw#163, fault 6)',
    begins: FINDING_FACTS['card.unreadable'],
    said: { clean: 'fails', 'other-card': 'fails', 'reader-elsewhere': 'fails' },
    culprit: 'reader',
  },
  {
    what: 'the PIN is asked again and again until the accountant’s program is closed (mw#64, fault 44)',
    begins: TWO_BROWSERS,
    said: { symptom: 'pin-again', 'close-card-programs': 'works' },
    culprit: 'pc',
  },
  {
    what: 'ssl_error_handshake_failure_alert in Firefox only; Chrome logs in (loginhulp.be, fault 28)',
    begins: TWO_BROWSERS,
    said: { symptom: 'a-message', message: 'handshake', 'reopen-browser': 'fails', 'other-browser': 'works' },
    culprit: 'pc',
  },
  {
    what: 'ssl_error_decrypt with a card that was found again after DOC STOP (mw#152, fault 13)',
    begins: TWO_BROWSERS,
    said: { symptom: 'a-message', message: 'revoked', 'reported-lost': 'yes' },
    culprit: 'card',
  },
  {
    what: 'the login turns for ever behind a virus scanner; at home it works (support.mozilla.org, fault 36)',
    begins: TWO_BROWSERS,
    said: {
      symptom: 'endless',
      'other-sites': 'yes',
      'reopen-browser': 'fails',
      'other-browser': 'fails',
      'test-site': 'fails',
      'close-card-programs': 'fails',
      'other-pc': 'works',
    },
    culprit: 'pc',
  },
  {
    what: 'a portal answers "we could not treat your request" on an evening in June; Tax-on-web lets the card in',
    begins: TWO_BROWSERS,
    said: { symptom: 'refused', 'reported-lost': 'no', 'test-site': 'works' },
    culprit: 'site',
  },
  {
    what: 'Windows asks for the card of the visitor before, until all windows are closed (mw#70, on a shared PC)',
    begins: TWO_BROWSERS,
    said: { symptom: 'other-person', 'reopen-browser': 'works' },
    culprit: 'pc',
  },
  {
    what: 'sign_hashes_failure: the reader with keys waited for the PIN (loginhulp.be, fault 43)',
    begins: FINDING_FACTS['reader.pin-pad'],
    said: { symptom: 'a-message', message: 'sign-hashes' },
    culprit: 'reader',
  },
  {
    what: 'the commune says that the card is good: "the cause is the citizen’s PC" (vlavabbs.be)',
    begins: FINDING_FACTS['chip.silent'],
    said: { clean: 'fails', 'other-card': 'fails', 'card-elsewhere': 'fails', 'card-other-pc': 'works' },
    culprit: 'pc',
  },
];

it.each(SITUATIONS)('$what: $culprit, in at most eight steps', ({ begins, said, culprit }) => {
  const begun: Seen = seenOf({ facts: begins, snapshot: diagnose(begins, NOW, 'live') });
  const tried: Tried[] = [];
  for (;;) {
    const next = nextIn({ begun, tried });
    if (next.kind === 'wait') throw new Error('the check had ended');
    if (next.kind === 'conclusion') {
      const steps = tried.map(({ step, answer }) => `${step}=${answer}`).join(' ');
      expect([next.conclusion.culprit, steps]).toEqual([culprit, steps]);
      expect(tried.length).toBeLessThanOrEqual(8);
      return;
    }
    const { step } = next;
    const answer = said[step] ?? (answersOf(step).includes('cannot') ? 'cannot' : 'unknown');
    tried.push({ step, answer, observed: false, before: begun, after: begun });
  }
});
