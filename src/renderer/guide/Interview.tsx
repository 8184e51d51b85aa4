import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HAVES } from '../../shared/digital-keys.ts';
import type { CatalogueEntry } from '../../shared/services.ts';
import { useContent } from '../program/use-content.ts';
import { search } from './search.ts';
import { useAnswers } from './walks.ts';

/** How many services are offered at once: as many as fit on a screen at 200 %. */
const SHOWN = 6;

/** « Qu'avez-vous sous la main ? »: boxes to tick. */
export function HaveQuestion() {
  const { t } = useTranslation();
  const { words } = useContent();
  const { have, tick, tickNothing } = useAnswers();
  return (
    <fieldset className="choices">
      <legend>{t('interview.have')}</legend>
      {HAVES.map((thing) => (
        <label key={thing} className="choice">
          <input
            type="checkbox"
            checked={have.includes(thing)}
            onChange={({ target }) => tick(thing, target.checked)}
          />
          <span>{words.have[thing]}</span>
        </label>
      ))}
      <label className="choice">
        <input type="checkbox" checked={have.length === 0} onChange={tickNothing} />
        <span>{t('interview.nothing')}</span>
      </label>
    </fieldset>
  );
}

/** « Pour quel service ? »: a search field and the few services that fit. */
export function ServiceQuestion() {
  const { t } = useTranslation();
  const content = useContent();
  const { service, choose } = useAnswers();
  const [query, setQuery] = useState('');
  const services = content.entries.filter(({ kind }) => kind === 'service');
  const found = search(content, query)?.flatMap((hit) =>
    hit.kind === 'service' ? services.filter(({ id }) => id === hit.id) : [],
  );
  const fitting = (found ?? services.filter(({ login }) => login.way === 'csam')).slice(0, SHOWN);
  const chosen = services.filter(({ id }) => id === service && !fitting.some((entry) => entry.id === id));
  const outcome = found?.length === 0 ? t('guides.nothing') : t('guides.found', { count: found?.length ?? 0 });
  return (
    <div className="stack-tight">
      <div className="field">
        <label htmlFor="service">{t('home.search')}</label>
        <input
          id="service"
          type="search"
          autoComplete="off"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          aria-describedby="service-found"
        />
        <p id="service-found" role="status">
          {found === undefined ? t('home.searchHint') : outcome}
        </p>
      </div>
      <fieldset className="choices">
        <legend>{t('interview.service')}</legend>
        <ServiceChoice entry={null} chosen={service === null} choose={choose} />
        {[...chosen, ...fitting].map((entry) => (
          <ServiceChoice key={entry.id} entry={entry} chosen={entry.id === service} choose={choose} />
        ))}
      </fieldset>
    </div>
  );
}

function ServiceChoice({
  entry,
  chosen,
  choose,
}: {
  entry: CatalogueEntry | null;
  chosen: boolean;
  choose: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <label className="choice">
      <input type="radio" name="service" checked={chosen} onChange={() => choose(entry?.id ?? null)} />
      <span>
        {entry?.name ?? t('interview.noService')}
        {entry !== null && <small className="hint">{entry.shown}</small>}
      </span>
    </label>
  );
}
