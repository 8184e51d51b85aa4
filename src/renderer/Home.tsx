import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawingName } from '../shared/drawings.ts';
import { Drawing } from './parts/Drawing.tsx';
import { Icon } from './parts/Icon.tsx';
import { Page } from './parts/Page.tsx';
import { VerdictSign } from './check/VerdictSign.tsx';
import { useNavigation, type Screen } from './program/navigation.ts';
import { useProgram } from './program/program.tsx';

/**
 * The first screen: what people come for, each in their own words; a search for all the rest; and the check with its
 * live sign. The tasks that the policy hides are left out (where the guides are hidden, so is the search); when there
 * is a mistake in the policy, that is said.
 */
export function HomeScreen() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { hide, faulty } = useProgram().about.policy;
  return (
    <Page
      title={t('home.title')}
      back="none"
      wayOut={{ name: 'help' }}
      more={
        <button type="button" className="button quiet" onClick={() => go({ name: 'practice' })}>
          <Icon name="practice" />
          {t('practice.choose')}
        </button>
      }
    >
      <nav className="tasks" aria-label={t('home.title')}>
        {!hide.includes('guides') && (
          <>
            <TaskButton
              to={{ name: 'guide', guide: 'choisir-sa-cle', step: null }}
              drawing="home-guide"
              name={t('home.connect')}
              text={t('home.connectText')}
            />
            <TaskButton
              to={{ name: 'guide', guide: 'ma-ebox', step: null }}
              drawing="mailbox"
              name={t('home.mail')}
              text={t('home.mailText')}
            />
          </>
        )}
        {!hide.includes('documents') && (
          <TaskButton
            to={{ name: 'documents' }}
            drawing="home-document"
            name={t('home.send')}
            text={t('home.sendText')}
          />
        )}
      </nav>
      <div className="beside">
        {!hide.includes('guides') && <SearchPanel />}
        {!hide.includes('check') && (
          <button type="button" className="task small" onClick={() => go({ name: 'check' })}>
            <Drawing name="home-check" />
            <span className="stack-tight">
              <strong>{t('home.check')}</strong>
              <VerdictSign />
            </span>
          </button>
        )}
      </div>
      {faulty && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>{t('home.policyFaulty')}</span>
        </p>
      )}
      <p className="promise">
        <Icon name="lock" />
        <span>{t('home.promise')}</span>
      </p>
    </Page>
  );
}

/** The search, and beside it the way to everything that there is. */
function SearchPanel() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [query, setQuery] = useState('');
  return (
    <form
      className="field panel"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go({ name: 'guides', query });
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
      <button type="button" className="button quiet" onClick={() => go({ name: 'guides', query: '' })}>
        <Icon name="list" />
        <span>
          {t('home.guide')}
          {t('app.colon')} {t('home.guideText')}
        </span>
      </button>
    </form>
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
