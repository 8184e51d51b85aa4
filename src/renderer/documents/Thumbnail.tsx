import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { useNear } from './near.ts';
import { usePreview } from './previews.ts';
import { ProposedCut } from './ProposedCut.tsx';
import { Icon } from '../parts/Icon.tsx';

const THUMBNAIL_PX = 320;

/**
 * A small picture of a page, with the edge of the sheet drawn on it where a cut is proposed. It is asked for when it
 * comes into sight, because a document may have two hundred pages.
 */
export function Thumbnail({ page }: { page: DocumentPage }) {
  const { t } = useTranslation();
  const place = useRef<HTMLSpanElement>(null);
  const preview = usePreview(page, 'result', THUMBNAIL_PX, useNear(place));
  return (
    <span className="thumbnail" ref={place} aria-busy={preview.state === 'waiting'}>
      {preview.state === 'shown' && (
        <>
          <img src={preview.address} alt="" draggable={false} />
          <ProposedCut page={page} />
        </>
      )}
      {preview.state === 'waiting' && (
        <span className="waiting">
          <Icon name="waiting" />
          {t('documents.looking')}
        </span>
      )}
      {preview.state === 'failed' && (
        <span className="waiting">
          <Icon name="unknown" />
          {t('documents.noPreview')}
        </span>
      )}
    </span>
  );
}
