import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holds, type ConditionId } from '../../shared/conditions.ts';
import { Icon } from '../parts/Icon.tsx';
import { announce } from '../parts/announcements.ts';
import { useCheck } from '../check/check-state.ts';
import { useMovesOn } from './moves-on.ts';

/**
 * Says whether what the step waits for is there. When it comes while the person watches, that is announced to screen
 * readers as well, and then the guide moves on; « Rester ici » stops that. What was there from the start does not move
 * the guide.
 * @param title of the step, for the sentence
 * @param move null where there is no next step: then nothing moves on
 */
export function Awaited({
  condition,
  title,
  move,
}: {
  condition: ConditionId;
  title: string;
  move: (() => void) | null;
}) {
  const { t } = useTranslation();
  const arrived = useCheck(({ latest }) => latest !== null && holds(condition, latest));
  const [wasThere] = useState(arrived);
  const [stays, setStays] = useState(false);
  const news = arrived && !wasThere;
  const leaves = news && !stays && move !== null;
  useEffect(() => {
    if (news) announce(t('guides.confirmed', { step: title }));
  }, [news, t, title]);
  useMovesOn(leaves, () => move?.());
  const onArrival = leaves ? t('guides.movingOn') : t('guides.already');
  return (
    <div className={`note awaited tone-${arrived ? 'ok' : 'calm'}`} data-arrived={arrived}>
      <Icon name={arrived ? 'ok' : 'waiting'} />
      <span>{arrived ? onArrival : t('guides.waiting')}</span>
      {leaves && (
        <button type="button" className="button" onClick={() => setStays(true)}>
          {t('guides.stay')}
        </button>
      )}
    </div>
  );
}
