import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { announce } from '../parts/announcements.ts';
import { Icon } from '../parts/Icon.tsx';
import type { Change } from './change.ts';
import { ColoursOf } from './ColoursOf.tsx';
import { pickAll, pickNone, usePicked } from './picked.ts';

interface PickedToolsProps {
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
 * The bar below the pages, in sight while one scrolls: what is done with the pages that are picked. Nothing while none
 * is picked and nobody wants to pick any.
 */
export function PickedTools({ pages, picked, cardsHaveTools, change, askWhere, remove }: PickedToolsProps) {
  const { t } = useTranslation();
  const picking = usePicked((now) => now.picking);
  const count = picked.length;
  const [only] = picked;
  useSaidCount(count);
  const turn = (degrees: 90 | 270): void => {
    if (count > 0) change({ do: 'turn', pages: [...picked], degrees }, t('documents.turnedSeveral', { count }));
  };
  if (!picking && count === 0) return null;
  return (
    <section className="picked-tools row" aria-label={t('documents.pickedPages')}>
      <strong>{count === 0 ? t('documents.pickHow') : t('documents.picked', { count })}</strong>
      <button
        type="button"
        className="button"
        aria-disabled={count === pages.length}
        onClick={() => pickAll(pages.map(({ id }) => id))}
      >
        {t('documents.pickAll')}
      </button>
      <button type="button" className="button" aria-disabled={count === 0} onClick={() => turn(270)}>
        <Icon name="turn-left" />
        {t('documents.turnLeft')}
      </button>
      <button type="button" className="button" aria-disabled={count === 0} onClick={() => turn(90)}>
        <Icon name="rotate" />
        {t('documents.turnRight')}
      </button>
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
      {!cardsHaveTools && only !== undefined && count === 1 && (
        <OfOnePage page={only} number={pages.findIndex(({ id }) => id === only) + 1} change={change} />
      )}
      <ColoursOf
        label={t('documents.pickedIn')}
        pages={pages.filter(({ id }) => picked.includes(id))}
        said={(mode, many) => t('documents.modeSaidSeveral', { count: many, mode })}
        change={change}
      />
      <button type="button" className="button" onClick={pickNone}>
        <Icon name="close" />
        {t('documents.pickEnd')}
      </button>
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
