import { useTranslation } from 'react-i18next';
import { GUIDE_THEMES, type SearchedScreen } from '../../shared/guides.ts';
import { SERVICE_THEMES, type CatalogueEntry } from '../../shared/services.ts';
import { useAnnounceSoon } from '../parts/announce-soon.ts';
import { CheckedLine } from '../parts/CheckedLine.tsx';
import { Icon } from '../parts/Icon.tsx';
import { KnownKeys } from './KnownKeys.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';
import { Page } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { useContent } from '../program/use-content.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import type { Hit } from './search.ts';
import { useSearch } from './use-search.ts';
import { useAnswers } from './walks.ts';

/**
 * The screen that lists all guides and services by theme, or what the search found but for tasks that the policy hides.
 * When it finds nothing, everything is listed again, so that the person is not stuck.
 */
export function GuidesScreen({ query }: { query: string }) {
  const { t } = useTranslation();
  const { replace, go } = useNavigation();
  const { hide } = useProgram().about.policy;
  const found =
    useSearch(query)?.filter((hit) => hit.kind !== 'screen' || !hide.some((task) => task === hit.id)) ?? null;
  useAnnounceSoon(query, found === null ? null : t('guides.found', { count: found.length }));
  return (
    <Page
      title={t('guides.title')}
      wayOut={{ name: 'help' }}
      more={
        <button type="button" className="button quiet" onClick={() => go({ name: 'teach' })}>
          <Icon name="practice" />
          {t('teach.open')}
        </button>
      }
    >
      <form className="field panel" role="search" onSubmit={(event) => event.preventDefault()}>
        <label htmlFor="search">{t('home.search')}</label>
        <input
          id="search"
          type="search"
          value={query}
          onChange={(event) => replace({ name: 'guides', query: event.target.value })}
          autoComplete="off"
          aria-describedby="search-hint"
        />
        <p id="search-hint">{t('home.searchHint')}</p>
      </form>
      {found?.length === 0 && <NothingFound />}
      {found === null || found.length === 0 ? (
        <Everything />
      ) : (
        <>
          <h2>{t('guides.results')}</h2>
          <ul className="list-buttons">
            {found.map((hit) => (
              <li key={`${hit.kind}-${hit.id}`}>
                <Result hit={hit} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Result({ hit }: { hit: Hit }) {
  switch (hit.kind) {
    case 'guide':
      return <GuideButton id={hit.id} summarised />;
    case 'service':
      return <ServiceCard id={hit.id} />;
    case 'screen':
      return <ScreenButton id={hit.id} />;
  }
}

/** Nothing found: other words to try, and what to do instead. */
function NothingFound() {
  const { t } = useTranslation();
  return (
    <div className="panel stack-tight">
      <p className="note tone-calm">
        <Icon name="tip" />
        <span>{t('guides.nothing')}</span>
      </p>
      <p>{t('guides.nothingInstead')}</p>
      <ul className="list-buttons">
        {['autrement', 'aider-quelqu-un', 'choisir-sa-cle'].map((id) => (
          <li key={id}>
            <GuideButton id={id} summarised />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Another task of the program: the check, preparing a document, or an exercise. */
function ScreenButton({ id }: { id: SearchedScreen }) {
  const { words } = useContent();
  const { go } = useNavigation();
  const { title, text } = words.screens[id];
  return (
    <button type="button" className="button" onClick={() => go({ name: id })}>
      <Icon name="next" />
      <span>
        {title}
        <small className="hint">
          <RichText text={text} terms={false} />
        </small>
      </span>
    </button>
  );
}

function Everything() {
  const { t } = useTranslation();
  const { guides, words, entries, themes, foreignFiles } = useContent();
  return (
    <div className="columns">
      <section className="stack">
        <h2>{t('guides.guides')}</h2>
        {GUIDE_THEMES.map((theme) => {
          const own = guides.filter((guide) => guide.theme === theme);
          return own.length === 0 ? null : (
            <div key={theme} className="stack-tight">
              <h3>{words.themes[theme]}</h3>
              <ul className="list-buttons">
                {own.map(({ id }) => (
                  <li key={id}>
                    <GuideButton id={id} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </section>
      <section className="stack">
        <h2>{t('guides.services')}</h2>
        {SERVICE_THEMES.map((theme) => {
          const own = entries.filter((entry) => entry.theme === theme && entry.kind === 'service');
          return own.length === 0 ? null : (
            <details key={theme} className="fold">
              <summary>
                <span lang={foreignFiles.services}>{themes[theme]}</span>
              </summary>
              <ul className="list-buttons">
                {own.map(({ id }) => (
                  <li key={id}>
                    <ServiceCard id={id} />
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </section>
    </div>
  );
}

/** A button that opens a guide. `summarised`: with its summary, where guides and services stand mixed. */
function GuideButton({ id, summarised = false }: { id: string; summarised?: boolean }) {
  const { guides, foreign } = useContent();
  const { go } = useNavigation();
  const guide = guides.find((each) => each.id === id);
  if (guide === undefined) return null;
  return (
    <button type="button" className="button" onClick={() => go({ name: 'guide', guide: id, step: null })}>
      <Icon name="next" />
      <span lang={foreign.get(id)}>
        {guide.title}
        {summarised && (
          <small className="hint">
            <RichText text={guide.summary} terms={false} />
          </small>
        )}
      </span>
    </button>
  );
}

/** To the service's own guide; where it has none, straight to the keys for it. It is the aim from here on. */
function WayIn({ entry: { id, name }, guide }: { entry: CatalogueEntry; guide: string }) {
  const { t } = useTranslation();
  const { guides } = useContent();
  const { go } = useNavigation();
  const choose = useAnswers((state) => state.choose);
  const chooser = guide === KEY_CHOOSER;
  const lead = (): void => {
    choose(id);
    go({ name: 'guide', guide, step: chooser ? 'sous-la-main' : null });
  };
  return (
    <button type="button" className="button" onClick={lead}>
      <Icon name="next" />
      {chooser ? t('aim.wayIn', { name }) : guides.find((each) => each.id === guide)?.title}
    </button>
  );
}

const KEY_CHOOSER = 'choisir-sa-cle';

function ServiceCard({ id }: { id: string }) {
  const { t } = useTranslation();
  const { entries, foreignFiles } = useContent();
  const entry = entries.find((each) => each.id === id);
  if (entry === undefined) return null;
  return (
    <article className="panel stack-tight" lang={foreignFiles.services}>
      <h3>{entry.name}</h3>
      <p>
        <RichText text={entry.text} />
      </p>
      <KnownKeys login={entry.login} />
      {entry.hint !== null && (
        <p className="note tone-calm">
          <Icon name="tip" />
          <span>
            <RichText text={entry.hint} />
          </span>
        </p>
      )}
      {entry.phone !== null && (
        <p>
          {t('guides.phone')}
          {t('app.colon')} <strong>{entry.phone}</strong>
        </p>
      )}
      <div className="row">
        <OpenLink id={id} />
        {entry.guide !== null && !(entry.login.way === 'open' && entry.guide === KEY_CHOOSER) && (
          <WayIn entry={entry} guide={entry.guide} />
        )}
      </div>
      <CheckedLine checked={entry.checked} />
    </article>
  );
}
