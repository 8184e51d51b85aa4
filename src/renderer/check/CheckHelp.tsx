import { useTranslation } from 'react-i18next';
import { Drawing } from '../parts/Drawing.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { TrainerContact } from '../parts/TrainerContact.tsx';
import { TrainerDetails } from './TrainerDetails.tsx';
import { useCheck } from './check-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';

/** « Ça ne marche pas » where no more precise answer is known: four things to try, then a person to ask. */
export function CheckHelpScreen() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const latest = useCheck((state) => state.latest);
  const again = (): void => {
    void client.request('check.again', undefined);
    go({ name: 'check' });
  };
  return (
    <Page title={t('help.title')} wayOut={null} primary={<Primary onClick={again}>{t('help.tryAgain')}</Primary>}>
      <section className="panel with-drawing">
        <Drawing name="trainer" />
        <div className="stack">
          <h2>{t('help.tryFirst')}</h2>
          <ol className="steps">
            {(['help.general1', 'help.general2', 'help.general3', 'help.general4'] as const).map((key) => (
              <li key={key}>
                <span>{t(key)}</span>
              </li>
            ))}
          </ol>
          <h2>{t('help.ask')}</h2>
          <p>{t('help.askText')}</p>
          <TrainerContact />
          <h2>{t('help.outside')}</h2>
          <p>{t('help.outsideText')}</p>
          <OpenLink id="aideacces" label={t('help.outsideLink')} />
        </div>
      </section>
      {latest !== null && <TrainerDetails message={latest} />}
    </Page>
  );
}
