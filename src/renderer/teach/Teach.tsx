import { useTranslation } from 'react-i18next';
import { exercises } from '../practice/exercises.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { useNavigation, type Taught } from '../program/navigation.ts';
import { useContent } from '../program/use-content.ts';

/** The screen for who teaches a group: each guide and exercise on the wall or on paper, and the notebook. */
export function TeachScreen() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { guides } = useContent();
  return (
    <Page
      title={t('teach.title')}
      lead={t('teach.lead')}
      wayOut={{ name: 'help' }}
      primary={<Primary onClick={() => go({ name: 'notebook' })}>{t('teach.notebook')}</Primary>}
    >
      <section className="columns">
        <div className="stack-tight">
          <h2>{t('teach.guides')}</h2>
          <ul className="taught">
            {guides.map(({ id, title }) => (
              <Row key={id} title={title} about={{ kind: 'guide', id }} />
            ))}
          </ul>
        </div>
        <div className="stack-tight">
          <h2>{t('teach.exercises')}</h2>
          <ul className="taught">
            {[...exercises().values()].map(({ id, title }) => (
              <Row key={id} title={title} about={{ kind: 'exercise', id }} />
            ))}
          </ul>
        </div>
      </section>
    </Page>
  );
}

function Row({ title, about }: { title: string; about: Taught }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <li>
      <strong>{title}</strong>
      <div className="row">
        <button
          type="button"
          className="button"
          aria-label={t('teach.projectWhat', { title })}
          onClick={() => go({ name: 'beamer', about })}
        >
          <Icon name="larger" />
          {t('teach.project')}
        </button>
        <button
          type="button"
          className="button"
          aria-label={t('teach.sheetWhat', { title })}
          onClick={() => go({ name: 'handout', about })}
        >
          <Icon name="print" />
          {t('teach.sheet')}
        </button>
      </div>
    </li>
  );
}
