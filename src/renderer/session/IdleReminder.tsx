import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCheck } from '../check/check-state.ts';
import { useEndSession } from './end-session.ts';
import { watchIdleness } from './idle-watch.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { Question } from '../parts/Question.tsx';

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const MINUTE_MS = 60_000;

/**
 * Asks, after minutes without a touch, whether somebody is there, and ends the session after more of them if the
 * administrator's policy says so; nothing where the policy does not want it. While a card in a reader is held for a
 * login, or a guide is followed in another window, a touch anywhere on this PC counts too (idle-watch.ts).
 */
export function IdleReminder() {
  const { idle } = useProgram().about.policy;
  return idle === null ? null : (
    <Reminder
      remindAfter={idle.remindAfter * MINUTE_MS}
      endAfter={idle.endAfter === null ? null : idle.endAfter * MINUTE_MS}
    />
  );
}

/**
 * Whether the person is at work where this page sees no touch of theirs: at a login with the card, or with a guide that
 * is followed in another window, as one does with itsme in the browser.
 */
const isElsewhere = (): boolean =>
  (useCheck.getState().latest?.facts.pcsc.readers.some(({ slot }) => slot.state === 'held') ?? false) ||
  (useNavigation.getState().screen.name === 'guide' && !document.hasFocus());

function Reminder({ remindAfter, endAfter }: { remindAfter: number; endAfter: number | null }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const end = useEndSession();
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    const watch = watchIdleness({
      remindAfter,
      endAfter,
      isElsewhere,
      idleFor: () => client.request('session.idle-for', undefined),
      ask: setAsking,
      end: () => void end(),
    });
    let last = 0;
    // A moving pointer sends many events a second; noticing one a second is enough.
    const touch = (): void => {
      if (Date.now() - last <= 1000) return;
      last = Date.now();
      watch.touched();
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true });
    return () => {
      watch.stop();
      for (const name of TOUCHES) window.removeEventListener(name, touch);
    };
  }, [client, remindAfter, endAfter, end]);

  if (!asking) return null;
  return (
    <Question
      title={t('idle.title')}
      safe={{ label: t('idle.here'), onAnswer: () => setAsking(false) }}
      other={{
        label: t('app.endSession'),
        onAnswer: () => {
          setAsking(false);
          void end();
        },
      }}
    >
      <p>
        {endAfter === null
          ? t('idle.text')
          : t('idle.textEnds', { minutes: Math.round((endAfter - remindAfter) / MINUTE_MS) })}
      </p>
    </Question>
  );
}
