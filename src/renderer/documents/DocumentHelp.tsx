import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { TrainerContact } from '../parts/TrainerContact.tsx';
import { useNavigation } from '../program/navigation.ts';

const WHAT = ['stick', 'phone', 'format', 'upside', 'crop', 'unreadable', 'heavy', 'save'] as const;

/** « Ça ne marche pas » while a document is prepared: what the person sees, and what to do. */
export function DocumentHelpScreen() {
  const { t } = useTranslation();
  const { back, go } = useNavigation();
  return (
    <Page
      title={t('guides.whatDoYouSee')}
      wayOut={null}
      primary={<Primary onClick={back}>{t('documents.helpBack')}</Primary>}
    >
      <div className="stack">
        {WHAT.map((what) => (
          <details key={what} className="fold">
            <summary>{t(`documents.help.${what}.sees`)}</summary>
            <p className="note tone-ok">
              <Icon name="next" />
              <span>{t(`documents.help.${what}.todo`)}</span>
            </p>
          </details>
        ))}
        <section className="panel stack-tight">
          <h2>{t('help.ask')}</h2>
          <p>{t('documents.helpAsk')}</p>
          <TrainerContact />
          <button
            type="button"
            className="button"
            onClick={() => go({ name: 'guide', guide: 'numeriser-document', step: null })}
          >
            {t('documents.helpGuide')}
          </button>
        </section>
      </div>
    </Page>
  );
}
