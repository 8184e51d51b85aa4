import { useTranslation } from 'react-i18next';
import { FINDING_ACTIONS } from '../../shared/finding-actions.ts';
import { useAskAgain } from '../check/ask-again.ts';
import { Verdict } from '../check/Check.tsx';
import { useCheck } from '../check/check-state.ts';
import { FindingButton } from '../check/FindingButton.tsx';
import { TrainerDetails } from '../check/TrainerDetails.tsx';
import { useWords } from '../program/use-words.ts';

/** The check of the table's PC, as its own screen shows it, beside the table. */
export function CheckBeside() {
  const { t } = useTranslation();
  const words = useWords();
  const again = useAskAgain();
  const latest = useCheck((state) => state.latest);
  if (latest === null) return null;
  const { snapshot } = latest;
  const finding = snapshot.next?.finding ?? null;
  return (
    <section className="stack-tight check-beside" aria-label={t('practice.beside')}>
      <p className="eyebrow">{t('practice.beside')}</p>
      <h2 lang={snapshot.next === null ? undefined : words.foreign}>{words.headline(snapshot)}</h2>
      <Verdict snapshot={snapshot} />
      <div className="row">
        {finding !== null && FINDING_ACTIONS[finding].do !== 'again' && <FindingButton finding={finding} />}
        <button type="button" className="button" onClick={again}>
          {t('check.again')}
        </button>
      </div>
      <TrainerDetails message={latest} />
    </section>
  );
}
