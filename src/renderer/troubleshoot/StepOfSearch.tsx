import { useTranslation } from 'react-i18next';
import { MOST_STEPS, type Answer, type Next, type Search } from '../../shared/troubleshooting/vocabulary.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { STEP_DRAWINGS } from './step-drawings.ts';
import { Tried } from './Tried.tsx';
import { useTroubleshootingWords } from './troubleshoot-state.ts';

/** With more answers than this the drawing gives its room to them. */
const MOST_BESIDE_A_DRAWING = 5;

/**
 * One step of the search: what to do, and what came of it. Where the program can see that, « C'est fait » has it look,
 * and the screen moves on by itself as soon as it works; everywhere else the person chooses an answer.
 */
export function StepOfSearch({ search, next }: { search: Search; next: Extract<Next, { kind: 'step' }> }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const words = useTroubleshootingWords();
  const { step, answers } = next;
  const { walk, now, looking, hint } = search;
  const { title, lines } = words.step(step, now.today);
  /** In practice nothing moves by itself: there the person says what they would see. */
  const watched = next.watched !== null && !now.practice;
  const say = (answer: Answer): void => client.send('troubleshooting.answer', { step, answer });
  return (
    <Page
      title={title}
      lang={words.foreign}
      wayOut={{ name: 'check-help', about: null }}
      eyebrow={
        <p id="where" className="where">
          {t('troubleshoot.step', { number: walk.tried.length + 1, most: MOST_STEPS })}
        </p>
      }
      more={
        walk.tried.length > 0 && (
          <button type="button" className="button" onClick={() => client.send('troubleshooting.undo', undefined)}>
            <Icon name="undo" />
            {t('troubleshoot.undo')}
          </button>
        )
      }
      primary={
        watched ? (
          <Primary onClick={() => client.send('troubleshooting.done', step)} disabled={looking}>
            {looking ? t('troubleshoot.looking') : t('troubleshoot.done')}
          </Primary>
        ) : undefined
      }
    >
      <section
        className={answers.length > MOST_BESIDE_A_DRAWING ? 'panel step' : 'panel step with-drawing'}
        aria-label={title}
        lang={words.foreign}
        data-step={step}
      >
        {answers.length <= MOST_BESIDE_A_DRAWING && <Drawing name={STEP_DRAWINGS[step]} />}
        <div className="stack">
          {lines.length > 1 && watched ? (
            <ol className="steps">
              {lines.map((line) => (
                <li key={line}>
                  <span>{line}</span>
                </li>
              ))}
            </ol>
          ) : (
            lines.map((line) => <p key={line}>{line}</p>)
          )}
          {step === 'test-site' && <OpenLink id="eid-test" label={t('troubleshoot.openTest')} />}
          {watched ? (
            <>
              <p className="note tone-calm" role="status">
                <Icon name={hint === null ? 'eye' : 'attention'} />
                <span>{hint === null ? t('troubleshoot.watching') : t(`troubleshoot.hint.${hint}`)}</span>
              </p>
              <ul className="list-buttons">
                <AnswerButton label={words.answer(step, 'cannot')} press={() => say('cannot')} answer="cannot" />
              </ul>
            </>
          ) : (
            <ul className={answers.length > MOST_BESIDE_A_DRAWING ? 'list-buttons many' : 'list-buttons'}>
              {answers.map((answer) => (
                <AnswerButton
                  key={answer}
                  label={words.answer(step, answer)}
                  press={() => say(answer)}
                  answer={answer}
                />
              ))}
              {step === 'symptom' && (
                <AnswerButton label={t('troubleshoot.worksNow')} press={() => go({ name: 'check' })} answer="leave" />
              )}
            </ul>
          )}
        </div>
      </section>
      <Tried walk={walk} now={now} />
    </Page>
  );
}

function AnswerButton({ label, press, answer }: { label: string; press: () => void; answer: Answer | 'leave' }) {
  return (
    <li>
      <button type="button" className="button" onClick={press} data-answer={answer}>
        <Icon name="next" />
        {label}
      </button>
    </li>
  );
}
