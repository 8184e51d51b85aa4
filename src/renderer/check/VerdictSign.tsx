import { useTranslation } from 'react-i18next';
import type { CheckId, Snapshot } from '../../shared/snapshot.ts';
import { useCheck } from './check-state.ts';
import { useWords } from '../program/use-words.ts';
import { Icon } from '../parts/Icon.tsx';
import { verdictTone } from './tones.ts';

/** Problems of the card that somebody has just put in: they are there for the card, so it is said aloud. */
const ABOUT_THE_CARD: readonly CheckId[] = ['card', 'eid', 'chip', 'validity', 'certificate'];
const isAboutTheCard = ({ next }: Snapshot): boolean =>
  next !== null && next.finding !== 'card.none' && ABOUT_THE_CARD.includes(next.check);

/**
 * What the button to the check says in one line: the verdict's headline, in its tone, when all is ready or the card
 * just put in has a problem; calmly, that no card is in; else only what the check is for, so that who wants to scan a
 * letter is not alarmed by a missing reader. Nothing before the first state of the check.
 */
export function VerdictSign() {
  const { t } = useTranslation();
  const words = useWords();
  const snapshot = useCheck((state) => state.latest?.snapshot);
  if (snapshot === undefined) return null;
  const matters = snapshot.verdict === 'ready' || isAboutTheCard(snapshot);
  const { tone, icon } = verdictTone(snapshot.verdict);
  return (
    <span className={`sign tone-${matters ? tone : 'calm'}`}>
      {matters && <Icon name={icon} />}
      <span>
        <span className="visually-hidden">
          {t('home.live')}
          {t('app.colon')}{' '}
        </span>
        {matters || snapshot.next?.finding === 'card.none' ? words.headline(snapshot) : t('home.checkText')}
      </span>
    </span>
  );
}
