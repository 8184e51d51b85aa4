import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { usePreview } from './previews.ts';
import { Icon } from '../parts/Icon.tsx';

const THUMBNAIL_PX = 320;

/**
 * A small picture of a page. It is asked for when it comes into sight, because a document may have two hundred pages.
 */
export function Thumbnail({ page }: { page: DocumentPage }) {
  const { t } = useTranslation();
  const place = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (place.current === null || seen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '400px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [seen]);
  const preview = usePreview(page, 'result', THUMBNAIL_PX, seen);
  return (
    <span className="thumbnail" ref={place} aria-busy={preview.state === 'waiting'}>
      {preview.state === 'shown' && <img src={preview.address} alt="" draggable={false} />}
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
