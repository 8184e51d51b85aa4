import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { announce } from '../parts/announcements.ts';
import { Icon } from '../parts/Icon.tsx';
import type { Change } from './change.ts';
import { pickAll, pickNone, usePicked } from './picked.ts';

interface PageToolsProps {
  /** All pages, in the order in which they are shown. */
  pages: readonly DocumentPage[];
  /** Those of them that are picked. */
  picked: readonly string[];
  /** Each card has tools of its own; the bar leaves out what they do. */
  cardsHaveTools: boolean;
  change: Change;
  askWhere: (pages: readonly string[]) => void;
  remove: () => void;
}

/**
 * The bar above the pages. What it does, it does to the pages that are picked, or else to all of them; it says which.
 */
export function PageTools({ pages, picked, cardsHaveTools, change, askWhere, remove }: PageToolsProps) {
  const { t } = useTranslation();
  const picking = usePicked((now) => now.picking);
  const count = picked.length;
  const on = picking || count > 0;
  const targets = on ? picked : pages.map(({ id }) => id);
  const [only] = picked;
  useSaidCount(count);
  const turn = (degrees: 90 | 270): void => {
    if (targets.length === 0) return;
    const said = on ? t('documents.turnedSeveral', { count }) : t('documents.turnedAll');
    change({ do: 'turn', pages: [...targets], degrees }, said);
  };
  return (
    <section className="page-tools row" data-on={on} aria-label={t('documents.tools')}>
      <button
        type="button"
        className="button"
        aria-pressed={on}
        onClick={() => (on ? pickNone() : usePicked.setState({ picking: true }))}
      >
        <Icon name={on ? 'close' : 'ok'} />
        {t(on ? 'documents.pickEnd' : 'documents.pickStart')}
      </button>
      {on && (
        <>
          <button
            type="button"
            className="button"
            aria-disabled={count === pages.length}
            onClick={() => pickAll(pages.map(({ id }) => id))}
          >
            {t('documents.pickAll')}
          </button>
          <strong className="count">{count === 0 ? t('documents.pickHow') : t('documents.picked', { count })}</strong>
        </>
      )}
      <button type="button" className="button" aria-disabled={targets.length === 0} onClick={() => turn(270)}>
        <Icon name="turn-left" />
        {t(on ? 'documents.turnLeft' : 'documents.turnAllLeft')}
      </button>
      <button type="button" className="button" aria-disabled={targets.length === 0} onClick={() => turn(90)}>
        <Icon name="rotate" />
        {t(on ? 'documents.turnRight' : 'documents.turnAllRight')}
      </button>
      {on && (
        <>
          <button
            type="button"
            className="button"
            aria-disabled={count === 0 || pages.length < 2}
            onClick={() => {
              if (count > 0 && pages.length > 1) askWhere(picked);
            }}
          >
            <Icon name="move" />
            {t('documents.moveTo')}
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={count === 0}
            onClick={() => {
              if (count > 0) remove();
            }}
          >
            <Icon name="trash" />
            {t('documents.removePicked')}
          </button>
        </>
      )}
      {!cardsHaveTools && only !== undefined && count === 1 && (
        <OfOnePage page={only} number={pages.findIndex(({ id }) => id === only) + 1} change={change} />
      )}
    </section>
  );
}

/** What is done to one page only, where its card has no room for it. */
function OfOnePage({ page, number, change }: { page: string; number: number; change: Change }) {
  const { t } = useTranslation();
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => change({ do: 'duplicate', page }, t('documents.duplicated', { number }))}
      >
        <Icon name="copy" />
        {t('documents.duplicate')}
      </button>
      {number > 1 && (
        <button
          type="button"
          className="button"
          onClick={() => change({ do: 'split', page }, t('documents.splitDone'), { page, control: 'open' })}
        >
          <Icon name="document" />
          {t('documents.split')}
        </button>
      )}
    </>
  );
}

/** Says to a screen reader how many pages are picked, each time that changes. */
function useSaidCount(count: number): void {
  const { t } = useTranslation();
  const before = useRef(count);
  useEffect(() => {
    if (before.current === count) return;
    before.current = count;
    announce(count === 0 ? t('documents.pickedNone') : t('documents.picked', { count }));
  }, [count, t]);
}
