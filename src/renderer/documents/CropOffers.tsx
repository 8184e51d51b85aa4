import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import type { Change } from './change.ts';

/**
 * Says on how many pages the edge of the sheet was found but not surely, and cuts all of them in one press, or keeps all
 * of them whole. The edge is drawn on each small picture. Nothing where there is no such page.
 */
export function CropOffers({ pages, change }: { pages: readonly DocumentPage[]; change: Change }) {
  const { t } = useTranslation();
  const offered = pages.flatMap(({ id, offersCrop, found }) =>
    offersCrop && found !== null ? [{ page: id, corners: found.corners }] : [],
  );
  const count = offered.length;
  if (count === 0) return null;
  return (
    <section className="note tone-calm row" aria-label={t('documents.cutOffers', { count })}>
      <Icon name="unknown" />
      <p>{t('documents.cutOffers', { count })}</p>
      <button
        type="button"
        className="button strong"
        onClick={() => change({ do: 'crop-each', crops: offered }, t('documents.cutAllDone', { count }))}
      >
        {t('documents.cutAll', { count })}
      </button>
      <button
        type="button"
        className="button quiet"
        onClick={() =>
          change(
            { do: 'crop-each', crops: offered.map(({ page }) => ({ page, corners: null })) },
            t('documents.cutNoneDone', { count }),
          )
        }
      >
        {t('documents.cutNone', { count })}
      </button>
    </section>
  );
}
