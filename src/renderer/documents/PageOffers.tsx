import { useTranslation } from 'react-i18next';
import type { Edit } from '../../shared/document-edits.ts';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';

/**
 * What the program proposes for one page: a cut along the edge that is drawn on its picture, and a turn. Neither is
 * made unasked, because it is not sure.
 */
export function PageOffers({ page, edit }: { page: DocumentPage; edit: (edit: Edit) => Promise<void> }) {
  const { t } = useTranslation();
  const pages = [page.id];
  return (
    <>
      {page.offersCrop && (
        <Offer
          title={t('documents.offerTitle')}
          yes={t('documents.offerYes')}
          no={t('documents.offerNo')}
          onYes={() => void edit({ do: 'crop-offered', pages })}
          onNo={() => void edit({ do: 'whole', pages })}
          confidence={page.found?.confidence}
        />
      )}
      {page.upright?.state === 'proposed' && (
        <Offer
          title={t('documents.turnOffers', { count: 1 })}
          yes={t('documents.turnOffered', { count: 1 })}
          no={t('documents.turnNone', { count: 1 })}
          onYes={() => void edit({ do: 'turn-proposed', pages })}
          onNo={() => void edit({ do: 'keep-turn', pages })}
        />
      )}
    </>
  );
}

interface OfferProps {
  title: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
  /** From 0 to 1, for tests. */
  confidence?: number | undefined;
}

function Offer({ title, yes, no, onYes, onNo, confidence }: OfferProps) {
  return (
    <section className="note tone-calm" aria-label={title} data-confidence={confidence}>
      <Icon name="unknown" />
      <div className="stack-tight">
        <strong>{title}</strong>
        <div className="row">
          <button type="button" className="button" onClick={onYes}>
            {yes}
          </button>
          <button type="button" className="button" onClick={onNo}>
            {no}
          </button>
        </div>
      </div>
    </section>
  );
}
