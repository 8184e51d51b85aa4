import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawingName } from '../shared/drawings.ts';
import { Drawing } from './parts/Drawing.tsx';
import { Icon } from './parts/Icon.tsx';
import { Page } from './parts/Page.tsx';
import { VerdictSign } from './check/VerdictSign.tsx';
import { useNavigation, type Screen } from './program/navigation.ts';
import { useProgram } from './program/program.tsx';

/** Three tasks of equal weight, the verdict as a small live sign, and a search. */
export function HomeScreen() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { hide, faulty } = useProgram().about.policy;
  const [query, setQuery] = useState('');
  const search = (): void => go({ name: 'guides', query });
  return (
    <Page
      title={t('home.title')}
      back="none"
      wayOut={{ name: 'check-help', about: null }}
      more={
        <button type="button" className="button quiet" onClick={() => go({ name: 'practice' })}>
          <Icon name="question" />
          {t('practice.choose')}
        </button>
      }
    >
      {!hide.includes('check') && <VerdictSign />}
      <nav className="tasks" aria-label={t('home.title')}>
        {!hide.includes('check') && (
          <TaskButton to={{ name: 'check' }} drawing="home-check" name={t('home.check')} text={t('home.checkText')} />
        )}
        {!hide.includes('guides') && (
          <TaskButton
            to={{ name: 'guides', query: '' }}
            drawing="home-guide"
            name={t('home.guide')}
            text={t('home.guideText')}
          />
        )}
        {!hide.includes('documents') && (
          <TaskButton
            to={{ name: 'documents' }}
            drawing="home-document"
            name={t('home.document')}
            text={t('home.documentText')}
          />
        )}
      </nav>
      <form
        className="field panel"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <label htmlFor="search">{t('home.search')}</label>
        <input
          id="search"
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-describedby="search-hint"
          autoComplete="off"
        />
        <button type="submit" className="button">
          <Icon name="search" />
          {t('home.searchButton')}
        </button>
        <p id="search-hint">{t('home.searchHint')}</p>
      </form>
      {faulty && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>{t('home.policyFaulty')}</span>
        </p>
      )}
      <p className="note tone-calm">
        <Icon name="ok" />
        <span>{t('home.promise')}</span>
      </p>
    </Page>
  );
}

function TaskButton({ to, drawing, name, text }: { to: Screen; drawing: DrawingName; name: string; text: string }) {
  const { go } = useNavigation();
  return (
    <button type="button" className="task" onClick={() => go(to)}>
      <Drawing name={drawing} />
      <strong>{name}</strong>
      <span>{text}</span>
    </button>
  );
}
