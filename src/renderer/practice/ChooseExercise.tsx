import { useTranslation } from 'react-i18next';
import { TOPICS } from '../../shared/practice/exercise.ts';
import { Page, Primary } from '../parts/Page.tsx';
import { reportFailure } from '../program/failures.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { exercises } from './exercises.ts';
import { usePractice } from './practice-state.ts';

const FIRST = 'no-card';

/** The list of exercises, by topic. What was chosen last stays chosen for who comes back. */
export function ChooseExerciseScreen() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const chosen = usePractice((now) => now.chosen ?? now.state?.table.exercise ?? FIRST);
  const all = [...exercises().values()];
  const start = async (): Promise<void> => {
    if (await client.request('practice.choose', chosen)) go({ name: 'exercise' });
  };
  return (
    <Page
      title={t('practice.choose')}
      lead={t('practice.chooseWhy')}
      wayOut={{ name: 'help' }}
      primary={<Primary onClick={() => void start().catch(reportFailure)}>{t('practice.start')}</Primary>}
    >
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
