import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import { BigPicture } from './BigPicture.tsx';
import type { Preview } from './previews.ts';
import { ProposedCut } from './ProposedCut.tsx';

interface PagePictureProps {
  page: DocumentPage;
  shown: Preview;
  /** It shows the picture as it came, and says so. */
  isOriginal: boolean;
  /** Counted from 1. */
  number: number;
}

/** The picture of one page, whole, in the room that is left for it. Pressed, it is shown as wide as the window. */
export function PagePicture({ page, shown, isOriginal, number }: PagePictureProps) {
  const { t } = useTranslation();
  const [large, setLarge] = useState(false);
  return (
    <figure className="panel picture" aria-busy={shown.state === 'waiting'}>
      <div className="stage">
        {shown.state === 'shown' ? (
          <button type="button" className="enlarge" onClick={() => setLarge(true)}>
            <img
              src={shown.address}
              alt={t(isOriginal ? 'documents.altBefore' : 'documents.altAfter', { number })}
              draggable={false}
            />
            {!isOriginal && <ProposedCut page={page} />}
            <span className="sign-over">
              <Icon name="plus" />
              {t('documents.larger')}
            </span>
          </button>
        ) : (
          <p className="waiting">{t(shown.state === 'failed' ? 'documents.noPreview' : 'documents.looking')}</p>
        )}
      </div>
      {isOriginal && <figcaption>{t('documents.before')}</figcaption>}
      {large && <BigPicture page={page} of="result" number={number} close={() => setLarge(false)} />}
    </figure>
  );
}
