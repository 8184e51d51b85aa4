import { useTranslation } from 'react-i18next';
import type { Conclusion, Search } from '../../shared/troubleshooting/vocabulary.ts';
import { TrainerDetails } from '../check/TrainerDetails.tsx';
import { useCheck } from '../check/check-state.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { TrainerContact } from '../parts/TrainerContact.tsx';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { CULPRIT_DRAWINGS } from './step-drawings.ts';
import { Tried } from './Tried.tsx';
import { useTroubleshootingWords } from './troubleshoot-state.ts';

/**
 * What a search ends in: whose fault it is, what the visitor does now, and who mends it, in words for both; then what
 * was tried, and the report to take along.
 */
export function ConclusionScreen({ search, conclusion }: { search: Search; conclusion: Conclusion }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const latest = useCheck((state) => state.latest);
  const words = useTroubleshootingWords();
  const { title, why, steps, who, mender, others } = words.conclusion(conclusion);
  const again = (): void => {
    client.send('check.again', undefined);
    go({ name: 'check' });
  };
  return (
    <Page
      title={title}
      lang={words.foreign}
      wayOut={{ name: 'check-help', about: conclusion.found?.finding ?? null }}
      eyebrow={
        <p id="where" className="where">
          {t('troubleshoot.concluded')}
        </p>
      }
      more={
        <>
          {search.walk.tried.length > 0 && (
            <button type="button" className="button" onClick={() => client.send('troubleshooting.undo', undefined)}>
              <Icon name="undo" />
              {t('troubleshoot.undo')}
            </button>
          )}
          <button type="button" className="button" onClick={() => client.send('troubleshooting.anew', undefined)}>
            {t('troubleshoot.anew')}
          </button>
        </>
      }
      primary={<Primary onClick={again}>{t('troubleshoot.toCheck')}</Primary>}
    >
      <section
        className={`panel with-drawing tone-${conclusion.solved ? 'ok' : 'attention'}`}
        aria-label={title}
        lang={words.foreign}
        data-culprit={conclusion.culprit}
        data-part={conclusion.part}
        data-sure={conclusion.sure}
      >
        <Drawing name={CULPRIT_DRAWINGS[conclusion.culprit]} />
        <div className="stack">
          <p className="lead">{why}</p>
          {conclusion.solved && (
            <p className="note tone-ok">
              <Icon name="ok" />
              <span>{t('troubleshoot.solved')}</span>
            </p>
          )}
          {!conclusion.sure && (
            <p className="note tone-attention">
              <Icon name="attention" />
              <span>{t('troubleshoot.unsure', { others: others.join(', ') })}</span>
            </p>
          )}
          <h2>{t('check.todo')}</h2>
          <ol className="steps">
            {steps.map((step) => (
              <li key={step}>
                <span>
                  <RichText text={step} terms={false} />
                </span>
              </li>
            ))}
          </ol>
          <p className="row">
            <span className="badge tone-calm">
              {t('app.who')}
              {t('app.colon')} {who}
            </span>
          </p>
          <TrainerContact />
          <h2>{t('troubleshoot.mender')}</h2>
          <p>{mender}</p>
        </div>
      </section>
      <Tried walk={search.walk} now={search.now} open />
      {latest !== null && <TrainerDetails message={latest} />}
    </Page>
  );
}
