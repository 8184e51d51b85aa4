import { useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../parts/announcements.ts';
import { Page, Primary } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { reportFailure } from '../program/failures.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import {
  afterPress,
  choicesOn,
  startRehearsal,
  type Choice,
  type Press,
  type Rehearsal,
  type Way,
} from './rehearsal.ts';

/**
 * The rehearsal of a login: screens of our own that say « Exercice » all the time. The code is pressed on four tiles;
 * there is nothing to type in.
 * @param act the act of an exercise that is done once the learner is through; null when it is rehearsed alone
 */
export function RehearsalScreen({ way, act }: { way: Way; act: string | null }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { back } = useNavigation();
  const [now, press] = useReducer(afterPress, way, (chosen) => startRehearsal(chosen));
  const finish = async (): Promise<void> => {
    if (act !== null) await client.request('practice.act', { do: 'own', act });
    back();
  };
  const isOut = now.screen === 'out';
  return (
    <Page
      title={t(`rehearsal.${now.screen}.title`)}
      eyebrow={
        <p id="where" className="eyebrow">
          {t(`practice.rehearse${way === 'eid' ? 'Eid' : 'Itsme'}`)}
        </p>
      }
      back={back}
      wayOut={{ name: 'help' }}
      more={
        isOut &&
        act === null && (
          <button type="button" className="button" onClick={() => press({ press: 'again' })}>
            {t('rehearsal.out.again')}
          </button>
        )
      }
      primary={
        isOut && (
          <Primary onClick={() => void finish().catch(reportFailure)}>
            {t(act === null ? 'rehearsal.out.finish' : 'rehearsal.out.toExercise')}
          </Primary>
        )
      }
      focusKey={`${now.screen} ${now.triesLeft}`}
    >
      <section className="rehearsal" data-screen={now.screen} aria-label={t('rehearsal.mark')}>
        <p className="mark">
          <strong>{t('rehearsal.mark')}</strong> {t('rehearsal.notReal')}
        </p>
        {now.screen === 'pin' ? <Tiles now={now} press={press} /> : <Choices now={now} press={press} />}
      </section>
    </Page>
  );
}

interface PartProps {
  now: Rehearsal;
  press: (press: Press) => void;
}

function Choices({ now, press }: PartProps) {
  const { t } = useTranslation();
  const choices = choicesOn(now);
  const label = (choice: Choice): string => t(`rehearsal.${choice.label}`);
  const [first] = choices;
  return (
    <>
      <p className="lead">{useText(now)}</p>
      {first !== undefined && (
        <p className="todo">
          <RichText text={t('rehearsal.todo', { label: label(first) })} terms={false} />
        </p>
      )}
      <div className="row">
        {choices
          .toSorted((one, other) => label(one).localeCompare(label(other)))
          .map((choice) => (
            <button key={choice.label} type="button" className="button" onClick={() => press(choice.press)}>
              {label(choice)}
            </button>
          ))}
      </div>
    </>
  );
}

function useText({ way, screen, wrongKey, triesLeft }: Rehearsal): string {
  const { t } = useTranslation();
  if (screen === 'wrongKey') return t(`rehearsal.wrongKey.${wrongKey ?? 'email'}`);
  if (screen === 'choose' && way === 'itsme') return t('rehearsal.choose.textItsme');
  return t(`rehearsal.${screen}.text`, { count: triesLeft });
}

/** The four tiles of the code that the program gives, in the order of the digits and not of the code. */
function Tiles({ now, press }: PartProps) {
  const { t } = useTranslation();
  const digits = now.code.map((digit) => `**${digit}**`).join(', ');
  const tap = (digit: number): void => {
    press({ press: 'digit', digit });
    // The last digit brings another screen, which speaks for itself.
    if (now.pressed.length + 1 < now.code.length)
      announce(t('rehearsal.pin.pressed', { count: now.pressed.length + 1 }));
  };
  return (
    <>
      <p className="lead">{t('rehearsal.pin.text', { code: now.code.join(' ') })}</p>
      <p className="todo">
        <RichText text={t('rehearsal.pin.todo', { digits })} terms={false} />
      </p>
      <div className="tiles" role="group" aria-label={t('rehearsal.pin.tiles')}>
        {now.code
          .toSorted((one, other) => one - other)
          .map((digit) => (
            <button key={digit} type="button" className="button tile" onClick={() => tap(digit)}>
              {digit}
            </button>
          ))}
      </div>
      <p>{t('rehearsal.pin.pressed', { count: now.pressed.length })}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => press({ press: 'erase' })}>
          {t('rehearsal.pin.erase')}
        </button>
        <button type="button" className="button" onClick={() => press({ press: 'to', screen: 'noPin' })}>
          {t('rehearsal.pin.cancel')}
        </button>
      </div>
    </>
  );
}
