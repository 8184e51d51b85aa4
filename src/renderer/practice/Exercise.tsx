import { useTranslation } from 'react-i18next';
import type { Act } from '../../shared/practice/acts.ts';
import type { Exercise } from '../../shared/practice/exercise.ts';
import type { PracticeState } from '../../shared/practice/practice-state.ts';
import { after } from '../../shared/practice/table.ts';
import { holds } from '../../shared/practice/goal.ts';
import { checkNow, useCheck } from '../check/check-state.ts';
import { announce } from '../parts/announcements.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { reportFailure } from '../program/failures.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { isWrong, useActWords, type ActWords } from './act-words.ts';
import { CheckBeside } from './CheckBeside.tsx';
import { exercises } from './exercises.ts';
import { usePractice } from './practice-state.ts';
import { TableView } from './TableView.tsx';

/** An exercise: the table, and beside it the check of the table's PC. Without an exercise it leads to the list. */
export function ExerciseScreen() {
  const { t } = useTranslation();
  const { replace } = useNavigation();
  const state = usePractice((now) => now.state);
  const exercise = state === null ? undefined : exercises().get(state.table.exercise);
  if (state === null || exercise === undefined)
    return (
      <Page
        title={t('practice.ended')}
        wayOut={{ name: 'help' }}
        primary={<Primary onClick={() => replace({ name: 'practice' })}>{t('practice.another')}</Primary>}
      />
    );
  return <Played exercise={exercise} state={state} />;
}

/** The rehearsal that an act opens; null for every other act. */
function rehearsedBy(exercise: Exercise, act: Act) {
  const own = act.do === 'own' ? exercise.acts[act.act] : undefined;
  if (act.do !== 'own' || own?.rehearses === undefined) return null;
  return { way: own.rehearses, act: act.act, needs: own.needs };
}

const MOST_HELPS = 3;

function Played({ exercise, state }: { exercise: Exercise; state: PracticeState }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const words = useActWords(exercise);
  const helps = usePractice((now) => now.helps);
  const next = useCheck(({ latest }) => latest?.snapshot.next?.finding ?? null);
  const again = (): void => client.send('practice.choose', exercise.id);
  const act = async (chosen: Act): Promise<void> => {
    const rehearses = rehearsedBy(exercise, chosen);
    const snapshot = checkNow()?.snapshot;
    const needs = rehearses?.needs;
    if (
      rehearses !== null &&
      (needs === undefined || (snapshot !== undefined && holds(needs, state.table, snapshot)))
    ) {
      go({ name: 'rehearsal', way: rehearses.way, act: rehearses.act });
      return;
    }
    const possible = await client.request('practice.act', chosen);
    const now = usePractice.getState().state;
    if (!possible || now === null) return;
    const { latest, reached } = now;
    const said = words.said(chosen, latest?.refused === true, after(exercise, state.table, chosen));
    announce(reached && !state.reached ? `${said} ${t('practice.reached')}` : said);
  };
  const help = (): void => {
    usePractice.setState({ helps: helps + 1 });
    announce([exercise.help.hint, exercise.help.better][helps] ?? t('practice.shortest'));
  };
  return (
    <Page
      title={exercise.title}
      lead={t('practice.try', { try: exercise.try })}
      wayOut={{ name: 'check-help', about: next }}
      more={
        state.acts > 0 &&
        helps < MOST_HELPS && (
          <button type="button" className="button" onClick={again}>
            <Icon name="undo" />
            {t('practice.again')}
          </button>
        )
      }
      primary={
        state.reached ? (
          <Primary onClick={() => go({ name: 'exercise-end' })}>{t('practice.toDebrief')}</Primary>
        ) : (
          <Primary onClick={helps < MOST_HELPS ? help : again}>{t(helpLabel(helps))}</Primary>
        )
      }
      focusKey={exercise.id}
    >
      <div className={exercise.check ? 'exercise' : 'exercise alone'}>
        <section className="stack-tight" aria-label={t('practice.table')}>
          <TableView
            exercise={exercise}
            table={state.table}
            words={words}
            onAct={(chosen) => void act(chosen).catch(reportFailure)}
          />
          <Happening exercise={exercise} state={state} words={words} />
          {helps > 0 && <Helps exercise={exercise} helps={helps} words={words} />}
        </section>
        {exercise.check && <CheckBeside />}
      </div>
    </Page>
  );
}

const helpLabel = (helps: number) =>
  (['practice.hint1', 'practice.hint2', 'practice.hint3'] as const)[helps] ?? 'practice.again';

/** What the latest act did; before the first, how to begin. It is announced besides. */
function Happening({ exercise, state, words }: { exercise: Exercise; state: PracticeState; words: ActWords }) {
  const { t } = useTranslation();
  const { latest, reached, table } = state;
  const wrong = latest !== null && (latest.refused || isWrong(exercise, latest.act));
  return (
    <div className="stack-tight happening" data-reached={reached}>
      <p className={`note tone-${wrong ? 'attention' : 'calm'}`}>
        <Icon name={wrong ? 'attention' : 'next'} />
        <span>{latest === null ? t('practice.begin') : words.said(latest.act, latest.refused, table)}</span>
      </p>
      {reached && (
        <p className="note tone-ok">
          <Icon name="ok" />
          <strong>{t('practice.reached')}</strong>
        </p>
      )}
    </div>
  );
}

/** The helps asked for so far: a hint, a better one, the shortest way in the words of the buttons. */
function Helps({ exercise, helps, words }: { exercise: Exercise; helps: number; words: ActWords }) {
  const { t } = useTranslation();
  return (
    <section className="note tone-calm" aria-label={t('practice.help')}>
      <Icon name="tip" />
      <div className="stack-tight">
        <p>{exercise.help.hint}</p>
        {helps > 1 && <p>{exercise.help.better}</p>}
        {helps > 2 && (
          <ol className="way">
            {exercise.way.map((act) => (
              <li key={JSON.stringify(act)}>
                <RichText text={words.way(act)} terms={false} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
