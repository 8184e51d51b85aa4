import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';

/** From this many on, blank pages are named together; fewer are marked on their own cards. */
const TOGETHER = 2;

/**
 * Says that a scanner took blank backs of sheets along, where there are two or more: one button removes them all,
 * another keeps them and hides this note until there are more of them or the screen is opened anew.
 */
export function BlankPages({ pages, remove }: { pages: readonly DocumentPage[]; remove: (pages: string[]) => void }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(0);
  const blank = pages.filter(({ warnings }) => warnings.includes('blank')).map(({ id }) => id);
  if (blank.length < TOGETHER || blank.length <= kept) return null;
  return (
    <section className="note tone-calm row" aria-label={t('documents.blankTitle', { count: blank.length })}>
      <Icon name="unknown" />
      <p>
        {t('documents.blankTitle', { count: blank.length })} {t('documents.blankText')}
      </p>
      <button type="button" className="button" onClick={() => remove(blank)}>
        <Icon name="trash" />
        {t('documents.blankRemove', { count: blank.length })}
      </button>
      <button type="button" className="button quiet" onClick={() => setKept(blank.length)}>
        {t('documents.blankKeep')}
      </button>
    </section>
  );
}
