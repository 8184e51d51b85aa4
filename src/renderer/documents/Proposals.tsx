import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import type { Change } from './change.ts';

interface ProposalsProps {
  pages: readonly DocumentPage[];
  change: Change;
}

/**
 * What the program proposes for several pages and nobody has answered yet: cuts along an edge that was found but not
 * surely (it is drawn on each small picture), and turns. One press takes all of one kind, another leaves them as they
 * are. Nothing where nothing is proposed.
 */
export function Proposals({ pages, change }: ProposalsProps) {
  const { t } = useTranslation();
  const cut = pages.filter(({ offersCrop }) => offersCrop).map(({ id }) => id);
  const turned = pages.filter(({ upright }) => upright?.state === 'proposed').map(({ id }) => id);
  const [cuts, turns] = [cut.length, turned.length];
  return (
    <>
      {cuts > 0 && (
        <Proposal
          text={t('documents.cutOffers', { count: cuts })}
          yes={t('documents.cutAll', { count: cuts })}
          no={t('documents.cutNone', { count: cuts })}
          onYes={() => change({ do: 'crop-offered', pages: cut }, t('documents.cutAllDone', { count: cuts }))}
          onNo={() => change({ do: 'whole', pages: cut }, t('documents.cutNoneDone', { count: cuts }))}
        />
      )}
      {turns > 0 && (
        <Proposal
          text={t('documents.turnOffers', { count: turns })}
          yes={t('documents.turnOffered', { count: turns })}
          no={t('documents.turnNone', { count: turns })}
          onYes={() => change({ do: 'turn-proposed', pages: turned }, t('documents.turnedSeveral', { count: turns }))}
          onNo={() => change({ do: 'keep-turn', pages: turned }, t('documents.turnNoneDone', { count: turns }))}
        />
      )}
    </>
  );
}

interface ProposalProps {
  text: ReactNode;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

function Proposal({ text, yes, no, onYes, onNo }: ProposalProps) {
  return (
    <section className="note tone-calm row" aria-label={yes}>
      <Icon name="unknown" />
      <p>{text}</p>
      <button type="button" className="button strong" onClick={onYes}>
        {yes}
      </button>
      <button type="button" className="button quiet" onClick={onNo}>
        {no}
      </button>
    </section>
  );
}
