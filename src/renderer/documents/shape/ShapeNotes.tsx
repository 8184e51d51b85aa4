/** What the shape that was asked for takes from the pages, before saving and after it. */
import { useTranslation } from 'react-i18next';
import type { OverLimit, Shaped } from '../../../shared/documents-saving.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { Icon } from '../../parts/Icon.tsx';
import { usePreferences } from '../../session/preferences.ts';

/** What staying below a limit cost, cards that are not at their true size, and PDFs whose pictures became lighter. */
export function ShapeNotes({ shaped }: { shaped: Shaped }) {
  const { t } = useTranslation();
  const { limit, uncut, lighter } = shaped;
  return (
    <>
      {limit !== null && (
        <p className={`note ${limit.cost === 'none' || limit.cost === 'slight' ? 'tone-ok' : 'tone-attention'}`}>
          <Icon name={limit.cost === 'none' || limit.cost === 'slight' ? 'ok' : 'attention'} />
          <span>{t(`documents.shape.cost.${limit.cost}`)}</span>
        </p>
      )}
      {uncut.map((file) => (
        <FileNote key={`uncut ${file}`} file={file} text={t('documents.shape.uncut')} tone="attention" />
      ))}
      {lighter.map((file) => (
        <FileNote key={`lighter ${file}`} file={file} text={t('documents.shape.lighter')} tone="calm" />
      ))}
    </>
  );
}

function FileNote({ file, text, tone }: { file: string; text: string; tone: 'attention' | 'calm' }) {
  return (
    <p className={`note tone-${tone}`}>
      <Icon name={tone === 'calm' ? 'unknown' : 'attention'} />
      <span>
        <strong>
          <bdi>{file}</bdi>
        </strong>{' '}
        – {text}
      </span>
    </p>
  );
}

/** That the document cannot be so light, how light it can be, and what to do: one press for the first of them. */
export function OverLimitNote({ over, blackAndWhite }: { over: OverLimit; blackAndWhite: (() => void) | null }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return (
    <section className="note tone-problem" role="alert">
      <Icon name="problem" />
      <div className="stack-tight">
        <strong>{t('documents.shape.over.title', { size: sizeText(over.most, language) })}</strong>
        <p>{t('documents.shape.over.least', { size: sizeText(over.least, language) })}</p>
        <p>{t('documents.shape.over.documents', { count: Math.max(2, over.documents) })}</p>
        {blackAndWhite !== null && (
          <button type="button" className="button" onClick={blackAndWhite}>
            {t('documents.shape.over.blackAndWhite')}
          </button>
        )}
      </div>
    </section>
  );
}
