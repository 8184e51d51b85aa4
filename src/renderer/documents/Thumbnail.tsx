import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { useNear } from './near.ts';
import { usePreview } from './previews.ts';
import { turnCorners, turnedSize } from './turned-corners.ts';
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

/** The edge of the sheet where a cut is proposed, drawn over the whole picture, what would go darkened. */
function ProposedCut({ page }: { page: DocumentPage }) {
  if (!page.offersCrop || page.found === null) return null;
  const { width, height } = turnedSize(page, page.rotation);
  const { tl, tr, br, bl } = turnCorners(page.found.corners, page, page.rotation);
  const edge = [tl, tr, br, bl].map(({ x, y }) => `${x} ${y}`).join('L');
  return (
    <svg className="proposed-cut" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="outside" d={`M0 0H${width}V${height}H0ZM${edge}Z`} />
      <path className="halo" d={`M${edge}Z`} />
      <path className="edge" d={`M${edge}Z`} />
    </svg>
  );
}
