import { useTranslation } from 'react-i18next';
import type { Document, DocumentPage } from '../../shared/documents.ts';
import { useNavigation } from '../program/navigation.ts';
import { Icon } from '../parts/Icon.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { WarningBadges } from './Warnings.tsx';

/** The part of a card that has the focus, and gets it again after a move. */
export type Control = 'open' | 'earlier' | 'later';

interface PageCardProps {
  document: Document;
  page: DocumentPage;
  /** The page's place in its document, from 0. */
  at: number;
  /** The document before this one; null for the first. */
  before: Document | null;
  after: Document | null;
  /** Moves the page to a place in this document; the screen announces it. */
  move: (to: number, control: Control) => void;
  remove: () => void;
  more: (what: 'turn' | 'duplicate' | 'split' | 'before' | 'after') => void;
  drag: {
    start: () => void;
    end: () => void;
    over: (event: React.DragEvent) => void;
    leave: () => void;
    drop: (event: React.DragEvent) => void;
    isTarget: boolean;
  };
}

const controlOf = (element: Element): Control =>
  (['earlier', 'later'] as const).find((one) => one === element.getAttribute('data-control')) ?? 'open';

/** One page in the grid of pages: open it, move it, remove it; the rest is one fold away. */
export function PageCard({ document, page, at, before, after, move, remove, more, drag }: PageCardProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const number = at + 1;
  const last = document.pages.length - 1;
  // Alt with an arrow moves the page; without Alt arrows scroll, as everywhere.
  const keys = (event: React.KeyboardEvent): void => {
    if (!event.altKey) return;
    const places: Partial<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= 0 && to <= last && to !== at) move(to, controlOf(event.currentTarget));
  };
  return (
    <li className="page-card" data-page={page.id} data-target={drag.isTarget}>
      <button
        type="button"
        className="open"
        data-control="open"
        draggable
        onDragStart={drag.start}
        onDragOver={drag.over}
        onDragLeave={drag.leave}
        onDrop={drag.drop}
        onDragEnd={drag.end}
        onKeyDown={keys}
        onClick={() => go({ name: 'document-page', page: page.id })}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
      >
        <Thumbnail page={page} />
        <span className="visually-hidden">{t('documents.openPage', { number })}</span>
        <strong aria-hidden="true">{number}</strong>
        <bdi className="file">{page.source.file}</bdi>
        <WarningBadges warnings={page.warnings} />
        {page.offersCrop && (
          <span className="badge tone-calm">
            <Icon name="unknown" />
            {t('documents.cropOffered')}
          </span>
        )}
      </button>
      <div className="row tools">
        <button
          type="button"
          className="button"
          data-control="earlier"
          onKeyDown={keys}
          aria-disabled={at === 0}
          onClick={() => {
            if (at > 0) move(at - 1, 'earlier');
          }}
          aria-label={t('documents.moveBack', { number })}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="button"
          data-control="later"
          onKeyDown={keys}
          aria-disabled={at === last}
          onClick={() => {
            if (at < last) move(at + 1, 'later');
          }}
          aria-label={t('documents.moveOn', { number })}
        >
          <Icon name="next" />
        </button>
        <button type="button" className="button" onClick={remove} aria-label={t('documents.removePage', { number })}>
          <Icon name="trash" />
        </button>
      </div>
      <details className="more">
        <summary>
          {t('documents.more')}
          <span className="visually-hidden"> {t('documents.pageNumber', { number })}</span>
        </summary>
        <div className="stack-tight">
          <button type="button" className="button quiet" onClick={() => more('turn')}>
            <Icon name="rotate" />
            {t('documents.turnRight')}
          </button>
          <button type="button" className="button quiet" onClick={() => more('duplicate')}>
            <Icon name="copy" />
            {t('documents.duplicate')}
          </button>
          {at > 1 && (
            <button type="button" className="button quiet" onClick={() => move(0, 'open')}>
              <Icon name="back" />
              {t('documents.toFront')}
            </button>
          )}
          {at < last - 1 && (
            <button type="button" className="button quiet" onClick={() => move(last, 'open')}>
              <Icon name="next" />
              {t('documents.toEnd')}
            </button>
          )}
          {at > 0 && (
            <button type="button" className="button quiet" onClick={() => more('split')}>
              <Icon name="document" />
              {t('documents.split')}
            </button>
          )}
          {before !== null && (
            <button type="button" className="button quiet" onClick={() => more('before')}>
              <Icon name="document" />
              {t('documents.toDocument', { title: before.title })}
            </button>
          )}
          {after !== null && (
            <button type="button" className="button quiet" onClick={() => more('after')}>
              <Icon name="document" />
              {t('documents.toDocument', { title: after.title })}
            </button>
          )}
        </div>
      </details>
    </li>
  );
}
