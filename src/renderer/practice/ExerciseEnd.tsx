import { useTranslation } from 'react-i18next';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { reportFailure } from '../program/failures.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { useActWords } from './act-words.ts';
import type { Exercise } from '../../shared/practice/exercise.ts';
import type { PracticeState } from '../../shared/practice/practice-state.ts';
import { exercises } from './exercises.ts';
import { ExerciseScreen } from './Exercise.tsx';
import { usePractice } from './practice-state.ts';
import { nextInSeries, seriesOf } from './series.ts';

/** What is said at the end of an exercise. Before what it expects was reached, the exercise itself. */
export function ExerciseEndScreen() {
  const state = usePractice((now) => now.state);
  const exercise = state === null ? undefined : exercises().get(state.table.exercise);
  if (state === null || exercise === undefined || !state.reached) return <ExerciseScreen />;
  return <Debrief exercise={exercise} state={state} />;
}

/** What happened, what the cause was, the shortest way, and what to say to a visitor. */
function Debrief({ exercise, state }: { exercise: Exercise; state: PracticeState }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go, replace } = useNavigation();
  const words = useActWords(exercise);
  const series = usePractice((now) => now.series);
  const [next, inSeries] = [nextInSeries(series), seriesOf(series)];
  const again = async (): Promise<void> => {
    if (await client.request('practice.choose', exercise.id)) replace({ name: 'exercise' });
  };
  const goOn = async (id: string): Promise<void> => {
    if (series === null || !(await client.request('practice.choose', id))) return;
    usePractice.setState({ chosen: id, series: { ...series, at: series.at + 1 } });
    replace({ name: 'exercise' });
  };
  return (
    <Page
      title={t('practice.debrief')}
      lead={exercise.title}
      {...(inSeries === null || series === null
        ? {}
        : {
            eyebrow: (
              <p id="where" className="eyebrow">
                {t('practice.inSeries', { at: series.at + 1, all: inSeries.exercises.length })}
              </p>
            ),
          })}
      wayOut={{ name: 'help' }}
      more={
        <button type="button" className="button" onClick={() => void again().catch(reportFailure)}>
          <Icon name="undo" />
          {t('practice.again')}
        </button>
      }
      primary={
        next === null ? (
          <Primary onClick={() => go({ name: 'practice' })}>{t('practice.another')}</Primary>
        ) : (
          <Primary onClick={() => void goOn(next).catch(reportFailure)}>{t('practice.nextExercise')}</Primary>
        )
      }
    >
      {inSeries !== null && next === null && (
        <p className="note tone-ok">
          <Icon name="ok" />
          <strong>{t('practice.seriesDone')}</strong>
        </p>
      )}
      <section className="panel with-drawing tone-ok">
        <Drawing name="success" />
        <div className="stack">
          <div className="stack-tight">
            <h2>{t('practice.happened')}</h2>
            {exercise.debrief.happened.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <div className="stack-tight">
            <h2>{t('practice.cause')}</h2>
            <p>
              <strong>{exercise.debrief.cause}</strong>
            </p>
          </div>
          <div className="stack-tight">
            <h2>{t('practice.shortest')}</h2>
            <ol className="way">
              {exercise.way.map((act) => (
                <li key={JSON.stringify(act)}>
                  <RichText text={words.way(act)} terms={false} />
                </li>
              ))}
            </ol>
            <p>
              {t('practice.acts', { count: state.acts })} {t('practice.shortestIs', { count: exercise.way.length })}
            </p>
          </div>
          <div className="stack-tight">
            <h2>{t('practice.say')}</h2>
            <p className="lead">{t('guides.quoted', { title: exercise.debrief.say })}</p>
          </div>
        </div>
      </section>
    </Page>
  );
}
