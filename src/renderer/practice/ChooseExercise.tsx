import { useTranslation } from 'react-i18next';
import { TOPICS } from '../../shared/practice/exercise.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { reportFailure } from '../program/failures.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { exercises } from './exercises.ts';
import { usePractice, type InSeries } from './practice-state.ts';
import { allSeries } from './series.ts';

const FIRST = 'no-card';

/** The list of exercises, by topic, and what else can be practised. What was chosen last stays chosen. */
export function ChooseExerciseScreen() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const chosen = usePractice((now) => now.chosen ?? now.state?.table.exercise ?? FIRST);
  const all = [...exercises().values()];
  const start = async (id: string, series: InSeries | null): Promise<void> => {
    if (!(await client.request('practice.choose', id))) return;
    usePractice.setState({ chosen: id, series });
    go({ name: 'exercise' });
  };
  return (
    <Page
      title={t('practice.choose')}
      lead={t('practice.chooseWhy')}
      wayOut={{ name: 'help' }}
      primary={<Primary onClick={() => void start(chosen, null).catch(reportFailure)}>{t('practice.start')}</Primary>}
    >
      <OtherWays onSeries={(id, first) => void start(first, { id, at: 0 }).catch(reportFailure)} />
      {TOPICS.map((topic) => {
        const here = all.filter((exercise) => exercise.topic === topic);
        return (
          here.length > 0 && (
            <fieldset key={topic} className="choices two">
              <legend>{t(`practice.topics.${topic}`)}</legend>
              {here.map(({ id, title, minutes, try: toTry }) => (
                <label key={id} className="choice">
                  <input
                    type="radio"
                    name="scenario"
                    value={id}
                    checked={chosen === id}
                    onChange={() => usePractice.setState({ chosen: id })}
                  />
                  <span>
                    <strong>{title}</strong> – {t('practice.minutes', { count: minutes })}
                    <br />
                    {toTry}
                  </span>
                </label>
              ))}
            </fieldset>
          )
        );
      })}
    </Page>
  );
}

/** Series, questions and the rehearsal of a login. */
function OtherWays({ onSeries }: { onSeries: (id: string, first: string) => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <div className="columns other-ways">
      <section className="panel stack-tight">
        <h2>{t('practice.seriesTitle')}</h2>
        {allSeries().map(({ id, title, minutes, exercises: [first = FIRST, ...others] }) => (
          <button key={id} type="button" className="button" onClick={() => onSeries(id, first)}>
            {t('practice.series', { count: others.length + 1, minutes, title })}
          </button>
        ))}
      </section>
      <section className="panel stack-tight">
        <h2>{t('practice.otherWays')}</h2>
        <button type="button" className="button" onClick={() => go({ name: 'find-cause' })}>
          <Icon name="search" />
          {t('practice.findCause')}
        </button>
        <button type="button" className="button" onClick={() => go({ name: 'rehearsal', way: 'eid', act: null })}>
          <Icon name="practice" />
          {t('practice.rehearseEid')}
        </button>
        <button type="button" className="button" onClick={() => go({ name: 'rehearsal', way: 'itsme', act: null })}>
          <Icon name="practice" />
          {t('practice.rehearseItsme')}
        </button>
      </section>
    </div>
  );
}
