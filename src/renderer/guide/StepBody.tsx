import { useTranslation } from 'react-i18next';
import type { Step } from '../../shared/guides.ts';
import { Icon } from '../parts/Icon.tsx';
import { RichText } from '../parts/RichText.tsx';

/** The words of one step of a guide: its text, its list, its warning and its tip. */
export function StepBody({ step }: { step: Step }) {
  return (
    <>
      {step.body !== null && (
        <p className="body">
          <RichText text={step.body} />
        </p>
      )}
      {step.list.length > 0 && (
        <ul>
          {step.list.map((line) => (
            <li key={line}>
              <RichText text={line} />
            </li>
          ))}
        </ul>
      )}
      {step.warning !== null && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>
            <RichText text={step.warning} />
          </span>
        </p>
      )}
      {step.tip !== null && (
        <p className="note tone-calm">
          <Icon name="tip" />
          <span>
            <RichText text={step.tip} />
          </span>
        </p>
      )}
    </>
  );
}

/** What a person should have at hand before a guide begins. */
export function Needs({ needs }: { needs: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className="stack-tight">
      <h2>{t('guides.needs')}</h2>
      <ul>
        {needs.map((need) => (
          <li key={need}>
            <RichText text={need} />
          </li>
        ))}
      </ul>
    </div>
  );
}
