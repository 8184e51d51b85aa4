import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import { usePreview } from './previews.ts';

/** Longest side of the picture here, px: more than any window is wide, so that small print can be read. */
const SHOWN_PX = 2400;

interface BigPictureProps {
  page: DocumentPage;
  /** As it will be saved, or as it came. */
  of: 'original' | 'result';
  /** Counted from 1. */
  number: number;
  close: () => void;
}

/** A page's picture as wide as the window. « Réduire » has the focus; Escape closes it as well. */
export function BigPicture({ page, of, number, close }: BigPictureProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const preview = usePreview(page, of, SHOWN_PX);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="big-picture" aria-label={t('documents.bigTitle', { number })} onClose={close}>
      <div className="row">
        <strong aria-hidden="true">{t('documents.bigTitle', { number })}</strong>
        <button type="button" className="button primary" onClick={() => dialog.current?.close()}>
          <Icon name="minus" />
          {t('documents.smaller')}
        </button>
      </div>
      {preview.state === 'shown' ? (
        <img src={preview.address} alt={t('documents.altAfter', { number })} />
      ) : (
        <p className="waiting" role="status">
          {t(preview.state === 'failed' ? 'documents.noPreview' : 'documents.looking')}
        </p>
      )}
    </dialog>
  );
}
