import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../shared/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import type { Change } from './change.ts';
import { pickNone, usePicked } from './picked.ts';

interface PageToolsProps {
  /** All pages, in the order in which they are shown. */
  pages: readonly DocumentPage[];
  change: Change;
}

/** Above the pages: begin to pick some, and turn all of them. */
export function PageTools({ pages, change }: PageToolsProps) {
  const { t } = useTranslation();
  const picking = usePicked((now) => now.picking);
  const turn = (degrees: 90 | 270): void =>
    change({ do: 'turn', pages: pages.map(({ id }) => id), degrees }, t('documents.turnedAll'));
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={picking}
        onClick={() => (picking ? pickNone() : usePicked.setState({ picking: true }))}
      >
        <Icon name={picking ? 'close' : 'ok'} />
        {t(picking ? 'documents.pickEnd' : 'documents.pickStart')}
      </button>
      {!picking && (
        <>
          <button type="button" className="button" onClick={() => turn(270)}>
            <Icon name="turn-left" />
            {t('documents.turnAllLeft')}
          </button>
          <button type="button" className="button" onClick={() => turn(90)}>
            <Icon name="rotate" />
            {t('documents.turnAllRight')}
          </button>
        </>
      )}
    </>
  );
}
