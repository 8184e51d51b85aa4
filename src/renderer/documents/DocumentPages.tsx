import { useTranslation } from 'react-i18next';
import type { Document } from '../../shared/documents.ts';
import { ShapeActions } from './shape/ShapeActions.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useNavigation } from '../program/navigation.ts';
import type { Change } from './change.ts';
import { FileChooser } from './FileChooser.tsx';
import type { Act } from './page-acts.ts';
import { PageCard } from './PageCard.tsx';
import { usePicked } from './picked.ts';

interface DocumentPagesProps {
  document: Document;
  before: Document | null;
  after: Document | null;
  /** There are few pages in all: each card has its own tools. */
  few: boolean;
  /** The page on which a dragged one would be dropped. */
  target: string | null;
  change: Change;
  act: Act;
}

/** One document: its title, what is done with all of it, and its pages as cards. */
export function DocumentPages({ document, before, after, few, target, change, act }: DocumentPagesProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { pages: picked, picking } = usePicked();
  const alone = before === null && after === null;
  const tools = few
    ? { last: document.pages.length - 1, before: before?.title ?? null, after: after?.title ?? null }
    : null;
  return (
    <section className="stack-tight" aria-label={document.title}>
      <div className="row">
        <h2>{document.title}</h2>
        <span>{t('documents.pages', { count: document.pages.length })}</span>
        {!alone && (
          <FileChooser className="button quiet" destination={{ document: document.id }}>
            <Icon name="plus" />
            {t('documents.addHere')}
          </FileChooser>
        )}
        {document.saved && (
          <span className="badge tone-ok">
            <Icon name="ok" />
            {t('documents.isSaved')}
          </span>
        )}
        {before !== null && (
          <button
            type="button"
            className="button quiet"
            onClick={() =>
              change({ do: 'merge', document: document.id, into: before.id }, t('documents.merged'), {
                page: document.pages[0]?.id,
                control: 'open',
              })
            }
          >
            {t('documents.merge')}
          </button>
        )}
        {!alone && (
          <button type="button" className="button" onClick={() => go({ name: 'document-save', document: document.id })}>
            <Icon name="save" />
            {t('documents.saveThis')}
          </button>
        )}
      </div>
      <ShapeActions document={document} change={change} />
      <ol className="pages" data-many={!few}>
        {document.pages.map((page, at) => (
          <PageCard
            key={page.id}
            page={page}
            at={at}
            picked={picked.has(page.id)}
            picking={picking}
            isTarget={target === page.id}
            tools={tools}
            act={act}
          />
        ))}
      </ol>
    </section>
  );
}
