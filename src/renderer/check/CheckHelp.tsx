import { useTranslation } from 'react-i18next';
import { FINDING_ACTIONS, helpGroupOf } from '../../shared/finding-actions.ts';
import type { FindingId } from '../../shared/findings.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { TrainerContact } from '../parts/TrainerContact.tsx';
import { FindingButton } from './FindingButton.tsx';
import { TrainerDetails } from './TrainerDetails.tsx';
import { OpenTroubleshooting } from '../troubleshoot/OpenTroubleshooting.tsx';
import { useCheck } from './check-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { useWords } from '../program/use-words.ts';

const TIPS = {
  reader: ['help.general1', 'help.general2', 'help.general3', 'help.general4'],
  commune: ['help.commune1', 'help.commune2', 'help.commune3'],
  computer: ['help.computer1', 'help.computer2', 'help.computer3', 'help.computer4'],
} as const;

/**
 * « Ça ne marche pas »: about the finding one came from, where there was one; then things to try, then a person to ask.
 * Its primary button checks everything again and leads to the check's screen.
 */
export function CheckHelpScreen({ about }: { about: FindingId | null }) {
  const { t } = useTranslation();
  const words = useWords();
  const { client } = useProgram();
  const { go } = useNavigation();
  const latest = useCheck((state) => state.latest);
  const again = (): void => {
    client.send('check.again', undefined);
    go({ name: 'check' });
  };
  const said = latest?.snapshot.next?.finding === about ? latest?.snapshot.next : null;
  return (
    <Page title={t('help.title')} wayOut={null} primary={<Primary onClick={again}>{t('help.tryAgain')}</Primary>}>
      <section className="panel with-drawing">
        <Drawing name="trainer" />
        <div className="stack">
          {about !== null && (
            <p data-about={about}>
              {t('help.about', { finding: words.finding(about, said?.data ?? {}).title })}{' '}
              {FINDING_ACTIONS[about].do !== 'again' && <FindingButton finding={about} />}
            </p>
          )}
          <h2>{t('help.tryFirst')}</h2>
          <ol className="steps">
            {TIPS[helpGroupOf(about)].map((key) => (
              <li key={key}>
                <span>{t(key)}</span>
              </li>
            ))}
          </ol>
          <OpenTroubleshooting />
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
