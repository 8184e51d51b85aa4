import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startTable } from '../../shared/practice/table.ts';
import { announce } from '../parts/announcements.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { reportFailure } from '../program/failures.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { useActWords } from './act-words.ts';
import { exercises } from './exercises.ts';
import { isRight, roundOf, type Question } from './questions.ts';
import { TableView } from './TableView.tsx';

/** « Trouvez la cause »: ten situations, three causes each. What was answered is kept by this screen alone. */
export function FindCauseScreen() {
  const [round, setRound] = useState(() => roundOf(exercises().values()));
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const question = round[answers.length];
  if (question === undefined)
    return (
      <Result
        round={round}
        answers={answers}
        onAgain={() => {
          setRound(roundOf(exercises().values()));
          setAnswers([]);
        }}
      />
    );
  return (
    <Asked
      key={question.exercise.id}
      question={question}
      at={answers.length + 1}
      all={round.length}
      onNext={(answer) => setAnswers([...answers, answer])}
    />
  );
}

interface AskedProps {
  question: Question;
  at: number;
  all: number;
  onNext: (answer: string) => void;
}

function Asked({ question, at, all, onNext }: AskedProps) {
  const { t } = useTranslation();
  const { exercise, causes } = question;
  const words = useActWords(exercise);
  const [chosen, setChosen] = useState<string | null>(null);
  const [answered, setAnswered] = useState(false);
  const said =
    chosen !== null && isRight(question, chosen)
      ? t('cause.right')
      : t('cause.wrong', { cause: exercise.debrief.cause });
  const answer = (): void => {
    setAnswered(true);
    announce(`${said} ${exercise.quiz.because}`);
  };
  return (
    <Page
      title={t('cause.title')}
      eyebrow={
        <p id="where" className="eyebrow">
          {t('cause.where', { at, all })}
        </p>
      }
      wayOut={{ name: 'help' }}
      primary={
        answered ? (
          <Primary onClick={() => onNext(chosen ?? '')}>{t(at === all ? 'cause.toResult' : 'cause.next')}</Primary>
        ) : (
          <Primary disabled={chosen === null} onClick={answer}>
            {t('cause.answer')}
          </Primary>
        )
      }
      focusKey={exercise.id}
    >
      <div className="exercise">
        <TableView exercise={exercise} table={startTable(exercise)} words={words} />
        <div className="stack">
          <section className="stack-tight">
            <h2>{t('cause.sees')}</h2>
            <ul>
              {exercise.quiz.sees.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
          {answered && chosen !== null && (
            <div className={`note tone-${isRight(question, chosen) ? 'ok' : 'attention'}`} data-answered>
              <Icon name={isRight(question, chosen) ? 'ok' : 'attention'} />
              <div className="stack-tight">
                <p>
                  <strong>{said}</strong>
                </p>
                <p>{exercise.quiz.because}</p>
              </div>
            </div>
          )}
          <fieldset className="choices" disabled={answered}>
            <legend>{t('cause.which')}</legend>
            {causes.map((cause) => (
              <label key={cause} className="choice">
                <input type="radio" name="cause" checked={chosen === cause} onChange={() => setChosen(cause)} />
                <span>{cause}</span>
              </label>
            ))}
          </fieldset>
        </div>
      </div>
    </Page>
  );
}

interface ResultProps {
  round: readonly Question[];
  answers: readonly string[];
  onAgain: () => void;
}

/** How many were right, and the others with a way to live them. */
function Result({ round, answers, onAgain }: ResultProps) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go, replace } = useNavigation();
  const missed = round.filter((question, at) => !isRight(question, answers[at] ?? ''));
  const play = async (id: string): Promise<void> => {
    if (await client.request('practice.choose', id)) go({ name: 'exercise' });
  };
  return (
    <Page
      title={t('cause.result')}
      lead={t('cause.score', { right: round.length - missed.length, all: round.length })}
      wayOut={{ name: 'help' }}
      more={
        <button type="button" className="button" onClick={onAgain}>
          <Icon name="undo" />
          {t('cause.again')}
        </button>
      }
      primary={<Primary onClick={() => replace({ name: 'practice' })}>{t('cause.finish')}</Primary>}
      focusKey="result"
    >
      <p>{t('cause.notKept')}</p>
      {missed.length > 0 && (
        <section className="panel stack">
          <h2>{t('cause.missed')}</h2>
          <ul className="stack missed">
            {missed.map(({ exercise }) => (
              <li key={exercise.id}>
                <strong>{exercise.title}</strong>
                <p>
                  {exercise.debrief.cause} {exercise.quiz.because}
                </p>
                <button
                  type="button"
                  className="button"
                  onClick={() => void play(exercise.id).catch(reportFailure)}
                  aria-label={`${t('cause.play')}${t('app.colon')} ${exercise.title}`}
                >
                  {t('cause.play')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
