import { useTranslation } from 'react-i18next';
import { GUIDE_FOR_MISSING, recommendKeys, type Advice, type Recommendation } from '../../shared/digital-keys.ts';
import type { Route } from '../../shared/key-routes.ts';
import type { CatalogueEntry } from '../../shared/services.ts';
import { Icon } from '../parts/Icon.tsx';
import { KnownKeys } from './KnownKeys.tsx';
import { RichText } from '../parts/RichText.tsx';
import { useContent } from '../program/use-content.ts';
import { useNavigation } from '../program/navigation.ts';
import { useAtHand } from './use-at-hand.ts';
import { useAim, useAnswers } from './walks.ts';

function useRecommendation(): Recommendation {
  const age = useAnswers((state) => state.age);
  const { have } = useAtHand();
  return recommendKeys({ have, age }, useAim()?.login ?? null);
}

/**
 * The way that the interview proposes first: to a key, or to the counter, for which nothing has to be at hand; null
 * where the service asks for no key.
 */
export function useBestRoute(): Route | null {
  const found = useRecommendation();
  return found.kind === 'open' ? null : found.best.route;
}

/**
 * The answer of the interview: the best route, the next best, and why; the others folded away with what each would
 * need. For a service that asks for no key, only a sentence that says so.
 */
export function Answer() {
  const { t } = useTranslation();
  const service = useAim();
  const found = useRecommendation();
  if (found.kind === 'open') return <p>{t('interview.open')}</p>;
  const { best, next, others } = found;
  return (
    <>
      <AdviceCard advice={best} rank="best" />
      {next !== null && <AdviceCard advice={next} rank="next" />}
      {service !== null && <AboutService service={service} />}
      <details className="fold">
        <summary>{t('interview.others')}</summary>
        <ul className="list-buttons">
          {others.map((advice) => (
            <li key={advice.route.id}>
              <AdviceCard advice={advice} rank="other" />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function AboutService({ service }: { service: CatalogueEntry }) {
  return (
    <div className="note tone-calm">
      <div className="stack-tight">
        <p>
          <strong>{service.name}</strong>
        </p>
        <KnownKeys login={service.login} />
      </div>
    </div>
  );
}

function AdviceCard({ advice: { route, missing, why }, rank }: { advice: Advice; rank: 'best' | 'next' | 'other' }) {
  const { t } = useTranslation();
  const { words, guides } = useContent();
  const { go } = useNavigation();
  const help = missing
    .map((thing) => GUIDE_FOR_MISSING[thing])
    .flatMap((id) => guides.filter((guide) => guide.id === id));
  return (
    <article className="advice" data-rank={rank} data-route={route.id}>
      {rank !== 'other' && (
        <p className={`badge tone-${rank === 'best' ? 'ok' : 'calm'}`}>
          <Icon name={rank === 'best' ? 'ok' : 'next'} />
          {t(`interview.${rank}`)}
        </p>
      )}
      <h2>{words.routes[route.id]}</h2>
      <p>
        <RichText text={route.key === null ? t('interview.counter') : words.keys[route.key].text} />
      </p>
      <ul>
        {why.map((id) => (
          <li key={id}>
            {words.why[id]}
            {id === 'missing' && <> {missing.map((thing) => words.have[thing]).join(t('app.between'))}.</>}
          </li>
        ))}
      </ul>
      {rank !== 'best' && (
        <div className="row">
          {missing.length === 0 && (
            <button
              type="button"
              className="button"
              onClick={() => go({ name: 'guide', guide: route.guide, step: route.step })}
            >
              <Icon name="next" />
              {t('interview.see')}
            </button>
          )}
          {help.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="button"
              onClick={() => go({ name: 'guide', guide: id, step: null })}
            >
              <Icon name="next" />
              {title}
            </button>
          ))}
        </div>
      )}
    </article>
  );
}
