import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, Primary } from '../parts/Page.tsx';
import { reportFailure } from '../program/failures.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';

/**
 * The screen on which a situation to practise on is chosen: the same check, fed by a scenario instead of hardware.
 * Starting it leads to the check's screen.
 */
export function PracticeScreen() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const [scenarios, setScenarios] = useState<readonly { id: string; title: string }[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    client.request('practice.list', undefined).then(setScenarios).catch(reportFailure);
  }, [client]);
  const start = async (): Promise<void> => {
    const known = await client.request('practice.choose', chosen ?? scenarios[0]?.id ?? null);
    if (known) go({ name: 'check' });
  };
  return (
    <Page
      title={t('practice.choose')}
      lead={t('practice.chooseWhy')}
      wayOut={{ name: 'help' }}
      primary={
        <Primary onClick={() => void start()} disabled={scenarios.length === 0}>
          {t('practice.start')}
        </Primary>
      }
    >
      <fieldset className="choices">
        <legend className="visually-hidden">{t('practice.choose')}</legend>
        {scenarios.map(({ id, title }, index) => (
          <label key={id} className="choice">
            <input
              type="radio"
              name="scenario"
              value={id}
              checked={(chosen ?? scenarios[0]?.id) === id}
              onChange={() => setChosen(id)}
              autoFocus={false}
            />
            <span>
              {index + 1}. {title}
            </span>
          </label>
        ))}
      </fieldset>
    </Page>
  );
}
