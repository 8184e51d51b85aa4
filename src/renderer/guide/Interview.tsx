import { useTranslation } from 'react-i18next';
import { AGES, HAVES, type Have } from '../../shared/key-vocabulary.ts';
import type { CatalogueEntry } from '../../shared/services.ts';
import { useContent } from '../program/use-content.ts';
import { search } from './search.ts';
import { useAnnounceSoon } from '../parts/announce-soon.ts';
import { useWords } from '../program/use-words.ts';
import { Icon } from '../parts/Icon.tsx';
import { useAtHand } from './use-at-hand.ts';
import { useAim, useAnswers } from './walks.ts';

/** How many services are offered at once: as many as fit on a screen at 200 %. */
const SHOWN = 6;

/** A thing is asked about only where it decides, once what it hangs on is there. */
const ASKED_WITH: Partial<Record<Have, (have: readonly Have[]) => boolean>> = {
  pin: (have) => have.includes('card'),
  reader: (have) => have.includes('card'),
  'itsme-account': (have) => have.includes('smartphone'),
  'mygov-app': (have) => have.includes('smartphone'),
  'bank-card': (have) => have.includes('smartphone') && !have.includes('itsme-account'),
  papers: (have) => !have.includes('card'),
};

/**
 * The question « Qu'avez-vous sous la main ? », with a box for each thing that can decide here, and the person's age
 * where that does. What the check sees, a card that cannot be used included, is said, not asked.
 */
export function HaveQuestion() {
  const { t } = useTranslation();
  const { words } = useContent();
  const { tick, tickNothing, say, age, have: ticked } = useAnswers();
  const { have, seen, unusable } = useAtHand();
  const findings = useWords();
  const login = useAim()?.login;
  const ownAccount = login?.way === 'own' && login.account !== null;
  const asked = HAVES.filter(
    (thing) =>
      !seen.includes(thing) &&
      !(unusable !== null && (thing === 'card' || thing === 'pin')) &&
      (thing !== 'own-account' || ownAccount) &&
      (ASKED_WITH[thing]?.(have) ?? true),
  );
  // Age decides about making an itsme account, and about nothing else here.
  const asksAge = have.includes('smartphone') && !have.includes('itsme-account');
  return (
    <div className="stack-tight">
      {seen.map((thing) => (
        <p key={thing} className="note tone-ok">
          <Icon name="ok" />
          <span>{t(`interview.seen.${thing === 'reader' ? 'reader' : 'card'}`)}</span>
        </p>
      ))}
      {unusable !== null && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>{t('interview.unusable', { finding: findings.finding(unusable, {}).title })}</span>
        </p>
      )}
      <fieldset className="choices">
        <legend>{t('interview.have')}</legend>
        {asked.map((thing) => (
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
          <input type="checkbox" checked={ticked.length === 0} onChange={tickNothing} />
          <span>{t('interview.nothing')}</span>
        </label>
      </fieldset>
      {asksAge && (
        <fieldset className="choices">
          <legend>{t('interview.age')}</legend>
          {AGES.map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="age" checked={age === each} onChange={() => say(each)} />
              <span>{words.ages[each]}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/**
 * The question « Pour quel service ? », with a search field. It offers « Aucun service précis », the service already
 * chosen and at most six that fit; before anything is typed, at most six with CSAM's login.
 */
export function ServiceQuestion() {
  const { t } = useTranslation();
  const content = useContent();
  const { service, answer: choose, query, type } = useAnswers();
  const services = content.entries.filter(({ kind }) => kind === 'service');
  const found = search(content, query)?.flatMap((hit) =>
    hit.kind === 'service' ? services.filter(({ id }) => id === hit.id) : [],
  );
  const fitting = (found ?? services.filter(({ login, theme }) => login.way === 'csam' && theme !== 'keys')).slice(
    0,
    SHOWN,
  );
  const chosen = services.filter(({ id }) => id === service && !fitting.some((entry) => entry.id === id));
  const outcome = found?.length === 0 ? t('guides.nothing') : t('guides.found', { count: found?.length ?? 0 });
  useAnnounceSoon(query, found === undefined ? null : outcome);
  return (
    <div className="stack-tight">
      <div className="field">
        <label htmlFor="service">{t('home.search')}</label>
        <input
          id="service"
          type="search"
          autoComplete="off"
          value={query}
          onChange={({ target }) => type(target.value)}
          aria-describedby="service-found"
        />
        <p id="service-found">{found === undefined ? t('home.searchHint') : outcome}</p>
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
