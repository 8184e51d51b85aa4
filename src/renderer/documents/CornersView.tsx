import { useTranslation } from 'react-i18next';
import type { Corners, DocumentPage } from '../../shared/documents.ts';
import { CornerEditor } from './CornerEditor.tsx';
import { useEdit } from './edit.ts';
import { useSteps } from './steps.ts';
import { turnCorners, turnCornersBack, turnedSize } from './turned-corners.ts';
import { UndoRedo } from './UndoRedo.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { usePreview } from './previews.ts';

/** Longest side of the picture here, px: enough for the magnifier. */
const SHOWN_PX = 2000;

/**
 * The screen on which the four corners of one page are placed, on the photo turned as the page is. Nothing is changed
 * before « Couper ici ».
 */
export function CornersView({ page, close }: { page: DocumentPage; close: () => void }) {
  const { t } = useTranslation();
  const edit = useEdit();
  const shown = (corners: Corners): Corners => turnCorners(corners, page, page.rotation);
  const steps = useSteps(shown(page.corners ?? page.found?.corners ?? wholePicture(page)));
  const preview = usePreview(page, 'original', SHOWN_PX);
  const apply = (): void => {
    void edit({ do: 'crop', page: page.id, corners: turnCornersBack(steps.now, page, page.rotation) }).then(close);
  };
  const propose = (found: Corners): void => {
    steps.begin();
    steps.change(shown(found));
  };
  return (
    <Page
      title={t('documents.cornersTitle')}
      lead={t('documents.cornersText')}
      wayOut={{ name: 'document-help' }}
      back={close}
      focusKey="corners"
      primary={<Primary onClick={apply}>{t('documents.cutHere')}</Primary>}
    >
      <div className="corners-view">
        {preview.state === 'shown' ? (
          <CornerEditor
            address={preview.address}
            {...turnedSize(page, page.rotation)}
            corners={steps.now}
            begin={steps.begin}
            change={steps.change}
          />
        ) : (
          <p className="panel waiting">
            {preview.state === 'failed' ? t('documents.noPreview') : t('documents.looking')}
          </p>
        )}
        <div className="controls stack-tight">
          <UndoRedo {...steps} />
          {page.found !== null && (
            <button type="button" className="button" onClick={() => page.found !== null && propose(page.found.corners)}>
              {t('documents.cornersFound')}
            </button>
          )}
          <p className="lead">{t('documents.cornersFaster')}</p>
        </div>
      </div>
    </Page>
  );
}

/** The whole picture, a little inside its border, so that the handles can be seized. */
function wholePicture({ width, height }: DocumentPage): Corners {
  const x = width * 0.05,
    y = height * 0.05;
  return { tl: { x, y }, tr: { x: width - x, y }, br: { x: width - x, y: height - y }, bl: { x, y: height - y } };
}
