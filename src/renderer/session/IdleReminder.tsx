import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCheck } from '../check/check-state.ts';
import { useEndSession } from './end-session.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { Question } from '../parts/Question.tsx';

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const MINUTE_MS = 60_000;

/**
 * Asks, after minutes without a touch, whether somebody is there, and ends the session after more of them if the
 * administrator's policy says so; nothing where the policy does not want it. While a card in a reader is held for a
 * login, nothing is asked or ended. Nor is the question asked while a guide is open and the person is at work in
 * another window: the time then begins anew.
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

/** Whether a guide is followed in another window: who logs in with itsme in the browser touches nothing here. */
const isElsewhere = (): boolean => useNavigation.getState().screen.name === 'guide' && !document.hasFocus();

function Reminder({ remindAfter, endAfter }: { remindAfter: number; endAfter: number | null }) {
  const { t } = useTranslation();
  const end = useEndSession();
  const held = useCheck((state) => state.latest?.facts.pcsc.readers.some(({ slot }) => slot.state === 'held') ?? false);
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (held) return;
    let ask: number | undefined;
    let close: number | undefined;
    let last = 0;
    const stop = (): void => {
      window.clearTimeout(ask);
      window.clearTimeout(close);
    };
    const begin = (): void => {
      stop();
      ask = window.setTimeout(() => (isElsewhere() ? begin() : setAsking(true)), remindAfter);
      if (endAfter !== null)
        close = window.setTimeout(() => {
          setAsking(false);
          void end();
        }, endAfter);
    };
    // A moving pointer sends many events a second; noticing one a second is enough.
    const touch = (): void => {
      if (Date.now() - last > 1000) {
        last = Date.now();
        begin();
      }
    };
    begin();
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true });
    return () => {
      stop();
      for (const name of TOUCHES) window.removeEventListener(name, touch);
    };
  }, [held, remindAfter, endAfter, end]);

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
