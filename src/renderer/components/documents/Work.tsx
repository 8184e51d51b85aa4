import { useTranslation } from 'react-i18next';
import type { Documents } from '../../../shared/documents.ts';
import { cancelBringIn, useBringIn } from '../../stores/bring-in.ts';
import { useProgram } from '../../stores/program.tsx';
import { Icon } from '../Icon.tsx';

/** What is under way, how far it is, and « Annuler ». Nothing while nothing is. */
export function Work({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const sending = useBringIn((state) => state.sending);
  const { work } = documents;
  if (sending === null && work.kind === 'idle') return null;
  const share = work.kind !== 'idle' && work.total > 0 ? work.done / work.total : sending !== null && sending.totalBytes > 0 ? sending.doneBytes / sending.totalBytes : undefined;
  const left = work.kind === 'idle' ? null : work.secondsLeft;
  return (
    <section className="panel row work" aria-label={t('documents.work')}>
      <div className="stack-tight">
        <p role="status">
          {work.kind === 'saving' ? t('documents.saving', { done: work.done, total: work.total })
            : work.kind === 'bringing' ? t('documents.reading', { done: work.done, total: work.total })
              : t('documents.copying', { at: sending?.at ?? 0, files: sending?.files ?? 0 })}
        </p>
        <progress aria-label={t('documents.work')} {...(share === undefined ? {} : { value: share })} max={1} />
        {left !== null && <p>{left < 60 ? t('documents.secondsLeft') : t('documents.minutesLeft', { count: Math.round(left / 60) })}</p>}
      </div>
      <button type="button" className="button" onClick={() => cancelBringIn(client)}><Icon name="close" />{t('documents.cancel')}</button>
    </section>
  );
}

/** Files that could not be brought in, each with what to do. All others are kept, and it says so. */
export function Troubles({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  if (documents.troubles.length === 0) return null;
  return (
    <section className="note tone-attention" role="alert">
      <Icon name="attention" />
      <div className="stack-tight">
        <strong>{t('documents.troubleTitle', { count: documents.troubles.length })}</strong>
        <ul>
          {documents.troubles.map(({ file, trouble, kept }, at) => (
            // The same file may fail twice: only its place tells them apart.
            <li key={`${at} ${file}`}><strong>{file}</strong> – {t(`documents.troubles.${trouble}`)}{kept > 0 && ` ${t('documents.kept', { count: kept })}`}</li>
          ))}
        </ul>
        <p>{t('documents.othersKept')}</p>
        <button type="button" className="button" onClick={() => void client.request('documents.dismiss', undefined)}>{t('documents.understood')}</button>
      </div>
    </section>
  );
}
