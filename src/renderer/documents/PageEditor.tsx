import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COLOUR_MODES, type ColourMode } from '../../shared/documents.ts';
import { useEdit, useUndo } from './edit.ts';
import { FileChooser } from './FileChooser.tsx';
import { PageOffers } from './PageOffers.tsx';
import { PagePicture } from './PagePicture.tsx';
import { UndoRedo } from './UndoRedo.tsx';
import { WarningNotes } from './Warnings.tsx';
import { Troubles, Work } from './Work.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { announce } from '../parts/announcements.ts';
import { findPage, useDocuments, type PageInDocument } from './documents-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { usePreview } from './previews.ts';
import { CornersView } from './CornersView.tsx';
import { DocumentsScreen } from './Documents.tsx';

/**
 * The screen of one page, large: turn it, replace it, remove it, and, unless it is a page of a PDF, crop it and choose
 * its colours. While the page is gone, the documents are shown in its place; the present screen stays this one.
 */
export function PageEditorScreen({ page: id }: { page: string }) {
  const place = useDocuments((state) => state.latest);
  const found = findPage(place, id);
  const [placing, setPlacing] = useState(false);
  if (found === null) return <DocumentsScreen />;
  return placing ? (
    <CornersView page={found.page} close={() => setPlacing(false)} />
  ) : (
    <PageView place={found} placeCorners={() => setPlacing(true)} />
  );
}

/** Longest side of the picture on this screen, px. */
const SHOWN_PX = 1200;

function PageView({
  place: { document, page, at },
  placeCorners,
}: {
  place: PageInDocument;
  placeCorners: () => void;
}) {
  const { t } = useTranslation();
  const { go, replace } = useNavigation();
  const documents = useDocuments((state) => state.latest);
  const edit = useEdit();
  const [before, setBefore] = useState(false);
  // The choice shows before the program has answered; what the program then says counts.
  const [chosen, setChosen] = useState<{ mode: ColourMode | null; before: string }>({
    mode: null,
    before: page.appearance,
  });
  if (chosen.before !== page.appearance) setChosen({ mode: null, before: page.appearance });
  const result = usePreview(page, 'result', SHOWN_PX);
  // Fetched before the person wants to compare: a picture that comes late is no comparison.
  const original = usePreview(page, 'original', SHOWN_PX, page.kind === 'picture' && result.state === 'shown');
  const [previous, next] = [document.pages[at - 1], document.pages[at + 1]];
  const wantedMode = chosen.mode ?? page.mode;
  const shown = before && original.state === 'shown' ? original : result;
  const hold = useHeldKey(setBefore);
  const toList = (): void => go({ name: 'documents' });
  const turn = (degrees: 90 | 270): void => {
    void edit({ do: 'turn', pages: [page.id], degrees }).then(() =>
      announce(t('documents.turned', { number: at + 1 })),
    );
  };
  const remove = (): void => {
    void edit({ do: 'delete', pages: [page.id] }).then(() => {
      announce(t('documents.removed', { number: at + 1 }));
      toList();
    });
  };
  const retake = (
    <FileChooser className="button" destination={{ replaces: page.id }}>
      <Icon name="photo" />
      {t('documents.retake')}
    </FileChooser>
  );
  const removal = (
    <button type="button" className="button" onClick={remove}>
      <Icon name="trash" />
      {t('documents.remove')}
    </button>
  );
  return (
    <Page
      title={t('documents.pageTitle', { number: at + 1, all: document.pages.length })}
      lead={<bdi>{page.source.file}</bdi>}
      wayOut={{ name: 'document-help' }}
      focusKey={page.id}
      back={toList}
      more={
        previous !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => replace({ name: 'document-page', page: previous.id })}
          >
            {t('documents.previousPage')}
          </button>
        )
      }
      primary={
        next !== undefined ? (
          <Primary onClick={() => replace({ name: 'document-page', page: next.id })}>{t('documents.nextPage')}</Primary>
        ) : (
          <Primary onClick={toList}>{t('documents.toList')}</Primary>
        )
      }
    >
      {documents !== null && <Work documents={documents} />}
      {documents !== null && <Troubles documents={documents} />}
      <div className="page-view">
        <div className="picture-side">
          <WarningNotes warnings={page.warnings}>{page.warnings.includes('blank') ? removal : retake}</WarningNotes>
          {result.state === 'shown' && result.used !== 'asked' && (
            <p className="note tone-calm" role="status">
              <Icon name="unknown" />
              <span>{t(`documents.correction.${result.used}`)}</span>
            </p>
          )}
          <PageOffers page={page} edit={edit} />
          <PagePicture page={page} shown={shown} isOriginal={shown === original} number={at + 1} />
        </div>
        <div className="controls stack-tight">
          <div className="row">
            <button type="button" className="button" onClick={() => turn(270)}>
              <Icon name="turn-left" />
              {t('documents.turnLeft')}
            </button>
            <button type="button" className="button" onClick={() => turn(90)}>
              <Icon name="rotate" />
              {t('documents.turnRight')}
            </button>
          </div>
          {page.kind === 'pdf' && (
            <p className="note tone-calm">
              <Icon name="ok" />
              <span>{t('documents.pdfKept')}</span>
            </p>
          )}
          {page.kind === 'picture' && (
            <>
              <div className="row">
                <button type="button" className="button" onClick={placeCorners}>
                  <Icon name="move" />
                  {t('documents.corners')}
                </button>
                {page.corners !== null && (
                  <button
                    type="button"
                    className="button"
                    onClick={() => void edit({ do: 'crop', page: page.id, corners: null })}
                  >
                    {t('documents.whole')}
                  </button>
                )}
              </div>
              <fieldset className="choices">
                <legend>
                  {t('documents.modeTitle')}{' '}
                  <span className="quiet-text">{t(`documents.mode.${wantedMode}.text`)}</span>
                </legend>
                {COLOUR_MODES.map((mode) => (
                  <label key={mode} className="choice">
                    <input
                      type="radio"
                      name="mode"
                      checked={wantedMode === mode}
                      onChange={() => {
                        setChosen({ mode, before: page.appearance });
                        void edit({ do: 'mode', pages: [page.id], mode });
                      }}
                    />
                    <strong>{t(`documents.mode.${mode}.name`)}</strong>
                  </label>
                ))}
              </fieldset>
              <button
                type="button"
                className="button"
                aria-pressed={before}
                onPointerDown={() => setBefore(true)}
                onPointerUp={() => setBefore(false)}
                onPointerCancel={() => setBefore(false)}
                onContextMenu={(event) => event.preventDefault()}
                onPointerLeave={() => setBefore(false)}
                onBlur={() => setBefore(false)}
                onKeyDown={hold.down}
                onKeyUp={hold.up}
              >
                <Icon name="eye" />
                {t('documents.holdBefore')}
              </button>
            </>
          )}
          <div className="row">
            {(page.warnings.length === 0 || page.warnings.includes('blank')) && retake}
            {!page.warnings.includes('blank') && removal}
          </div>
          <div className="row">
            <UndoRedo {...useUndo(documents)} />
          </div>
        </div>
      </div>
    </Page>
  );
}

/** True while Space or Enter is held on the button. No letter for the whole screen: who speaks to the PC types them. */
function useHeldKey(set: (held: boolean) => void): {
  down: (event: React.KeyboardEvent) => void;
  up: (event: React.KeyboardEvent) => void;
} {
  useEffect(() => {
    // When the key is let go in another window, this page does not hear of it.
    const gone = (): void => set(false);
    window.addEventListener('blur', gone);
    return () => window.removeEventListener('blur', gone);
  }, [set]);
  const onButton =
    (held: boolean) =>
    (event: React.KeyboardEvent): void => {
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        set(held);
      }
    };
  return { down: onButton(true), up: onButton(false) };
}
