/** Files come in, pages are put in order. Which of the two is shown follows from whether there are pages. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Documents } from '../../shared/documents.ts';
import { DropArea } from './DropArea.tsx';
import { useUndo } from './edit.ts';
import { FileChooser } from './FileChooser.tsx';
import { PlaceOffers } from './PlaceOffers.tsx';
import { UndoRedo } from './UndoRedo.tsx';
import { Troubles, Work } from './Work.tsx';
import { announce } from '../parts/announcements.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import { useDocuments } from './documents-state.ts';
import { ArrangeScreen } from './Arrange.tsx';

/**
 * The entry to the preparation of documents: bring in while no document has a page, arrange them afterwards; a page
 * that says it is loading until the program has told which there are.
 */
export function DocumentsScreen() {
  const { t } = useTranslation();
  const latest = useDocuments((state) => state.latest);
  if (latest === null)
    return <Page title={t('documents.title')} lead={t('app.loading')} wayOut={{ name: 'document-help' }} />;
  return latest.documents.some(({ pages }) => pages.length > 0) ? (
    <ArrangeScreen documents={latest} />
  ) : (
    <BringInScreen />
  );
}

/** Shown when the last page was removed: it can still be brought back. */
function Removed({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const undo = useUndo(documents);
  const shown = documents.canUndo || documents.canRedo;
  useEffect(() => {
    if (shown) announce(t('documents.allRemoved'));
  }, [shown, t]);
  if (!shown) return null;
  return (
    <section className="note tone-calm row" aria-label={t('documents.allRemoved')}>
      <Icon name="unknown" />
      <span>{t('documents.allRemoved')}</span>
      <UndoRedo {...undo} />
    </section>
  );
}

function BringInScreen() {
  const { t } = useTranslation();
  const latest = useDocuments((state) => state.latest);
  return (
    <Page
      title={t('documents.bringTitle')}
      lead={t('documents.bringText')}
      wayOut={{ name: 'document-help' }}
      primary={
        <FileChooser className="button primary">
          <Icon name="plus" />
          {t('documents.choose')}
        </FileChooser>
      }
    >
      {latest !== null && <Work documents={latest} />}
      {latest !== null && <Troubles documents={latest} />}
      {latest !== null && <Removed documents={latest} />}
      <DropArea>
        <PlaceOffers />
        <section className="panel with-drawing drop-place">
          <Drawing name="photo-letter" />
          <div className="stack">
            <h2>{t('documents.dropTitle')}</h2>
            <ul>
              <li>{t('documents.dropDrag')}</li>
              <li>{t('documents.dropPaste')}</li>
              <li>{t('documents.dropStick')}</li>
            </ul>
            <p className="note tone-ok">
              <Icon name="ok" />
              <span>{t('documents.promise')}</span>
            </p>
          </div>
        </section>
        <section className="stack-tight" aria-label={t('documents.tipsTitle')}>
          <h2>{t('documents.tipsTitle')}</h2>
          <ul className="tips">
            {(['light-good', 'crop-corners', 'light-glare'] as const).map((drawing) => (
              <li key={drawing} className="panel stack-tight">
                <Drawing name={drawing} />
                <span>{t(`documents.tips.${drawing}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <details className="fold">
          <summary>{t('documents.formatsTitle')}</summary>
          <p>{t('documents.formats')}</p>
        </details>
      </DropArea>
    </Page>
  );
}
