import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document, DocumentPage, Preset } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import { useNavigation } from '../program/navigation.ts';
import { BigPicture } from './BigPicture.tsx';
import { useNear } from './near.ts';
import { usePreview } from './previews.ts';
import { SkipPages } from './SkipPages.tsx';
import { shapeOf } from './turned-corners.ts';

/** Longest side of a page here, px: its text can be read, at about the size of the paper. */
const SHOWN_PX = 1200;

/** A last look before saving: every page at reading size, as it will be in the file, and the way to correct it. */
export function LastLook({ document, preset }: { document: Document; preset: Preset }) {
  const { t } = useTranslation();
  const [big, setBig] = useState<string | null>(null);
  // « Photos d’origine » leaves the pictures as they came.
  const of = preset === 'original' ? 'original' : 'result';
  const at = document.pages.findIndex(({ id }) => id === big);
  const shown = document.pages[at];
  return (
    <section className="last-look stack-tight" aria-label={t('documents.lastLook')}>
      <h2>{t('documents.lastLook')}</h2>
      <SkipPages />
      <ol>
        {document.pages.map((page, index) => (
          <Sheet key={page.id} page={page} of={of} number={index + 1} all={document.pages.length} enlarge={setBig} />
        ))}
      </ol>
      {shown !== undefined && <BigPicture page={shown} of={of} number={at + 1} close={() => setBig(null)} />}
    </section>
  );
}

interface SheetProps {
  page: DocumentPage;
  of: 'original' | 'result';
  number: number;
  all: number;
  enlarge: (page: string) => void;
}

const Sheet = memo(function Sheet({ page, of, number, all, enlarge }: SheetProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const place = useRef<HTMLLIElement>(null);
  const preview = usePreview(page, of, SHOWN_PX, useNear(place));
  return (
    <li ref={place}>
      <figure>
        <figcaption>
          <strong>{t('documents.pageOf', { number, all })}</strong>
          <button
            type="button"
            className="button quiet"
            onClick={() => go({ name: 'document-page', page: page.id })}
            aria-label={t('documents.correctPage', { number })}
          >
            <Icon name="move" />
            {t('documents.correct')}
          </button>
        </figcaption>
        <button
          type="button"
          className="sheet"
          style={{ '--shape': of === 'original' ? shapeOf({ ...page, corners: null }) : shapeOf(page) }}
          onClick={() => enlarge(page.id)}
        >
          {preview.state === 'shown' ? (
            <img src={preview.address} alt={t('documents.altAfter', { number })} />
          ) : (
            <span className="waiting">
              {t(preview.state === 'failed' ? 'documents.noPreview' : 'documents.looking')}
            </span>
          )}
          <span className="visually-hidden">{t('documents.larger')}</span>
        </button>
      </figure>
    </li>
  );
});
