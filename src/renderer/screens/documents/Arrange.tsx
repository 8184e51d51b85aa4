import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MODES, type Document, type Documents, type Edit, type Mode } from '../../../shared/documents.ts';
import { DropArea } from '../../components/documents/DropArea.tsx';
import { useEdit } from '../../components/documents/edit.ts';
import { FileChooser } from '../../components/documents/FileChooser.tsx';
import { PageCard } from '../../components/documents/PageCard.tsx';
import { PlaceOffers } from '../../components/documents/PlaceOffers.tsx';
import { Troubles, Work } from '../../components/documents/Work.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page, Primary } from '../../components/Page.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { useProgram } from '../../stores/program.tsx';

/** All pages of all documents, in the order they will have on paper. */
export function ArrangeScreen({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { said, change } = useChange(documents);
  const filled = documents.documents.filter(({ pages }) => pages.length > 0);
  const pages = filled.flatMap((document) => document.pages);
  const [first] = filled;
  const remarks = pages.filter(({ warnings, offersCrop }) => warnings.length > 0 || offersCrop).length;
  return (
    <Page title={t('documents.arrangeTitle')} lead={remarks === 0 ? t('documents.arrangeText') : t('documents.arrangeRemarks', { count: remarks })} back="none" wayOut={{ name: 'document-help' }}
      more={<FileChooser className="button"><Icon name="plus" />{t('documents.addPages')}</FileChooser>}
      primary={first !== undefined ? <Primary onClick={() => go({ name: 'document-save', document: first.id })}>{t('documents.toSave')}</Primary> : undefined}>
      <Work documents={documents} />
      <Troubles documents={documents} />
      <PlaceOffers />
      <Toolbar documents={documents} pages={pages.map(({ id }) => id)} change={change} />
      <p className="said" role="status">{said}</p>
      <DropArea>
        {filled.map((document, at) => <DocumentPages key={document.id} document={document} before={filled[at - 1] ?? null} alone={filled.length === 1} change={change} />)}
      </DropArea>
    </Page>
  );
}

type Change = (edit: Edit, said: string, focus?: string) => void;

/** A change, said aloud; the focus follows the page that moved. */
function useChange(documents: Documents): { said: string; change: Change } {
  const edit = useEdit();
  const [said, setSaid] = useState('');
  const wanted = useRef<{ page: string; before: Documents } | null>(null);
  useEffect(() => {
    // Not before the change has come back: a card that is moved in the page loses the focus.
    if (wanted.current === null || wanted.current.before === documents) return;
    document.querySelector<HTMLElement>(`[data-page="${wanted.current.page}"] .open`)?.focus();
    wanted.current = null;
  }, [documents]);
  return {
    said,
    change: (what, text, focus) => {
      if (focus !== undefined) wanted.current = { page: focus, before: documents };
      void edit(what).then(() => setSaid(text));
    },
  };
}

function Toolbar({ documents, pages, change }: { documents: Documents; pages: string[]; change: Change }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const undo = (): void => void client.request('documents.undo', undefined);
  const redo = (): void => void client.request('documents.redo', undefined);
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
      const name = event.key.toLowerCase();
      const what = name === 'y' || (name === 'z' && event.shiftKey) ? 'documents.redo' : name === 'z' ? 'documents.undo' : null;
      if (what === null) return;
      event.preventDefault();
      void client.request(what, undefined);
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, [client]);
  const modes = new Set(documents.documents.flatMap((document) => document.pages).filter(({ kind }) => kind === 'picture').map(({ mode }) => mode));
  const [only] = modes;
  return (
    <div className="row">
      <button type="button" className="button" disabled={!documents.canUndo} onClick={undo}><Icon name="undo" />{t('documents.undo')}</button>
      <button type="button" className="button" disabled={!documents.canRedo} onClick={redo}><Icon name="redo" />{t('documents.redo')}</button>
      {modes.size > 0 && (
        <label className="row">{t('documents.allPages')}
          <select value={modes.size === 1 ? only : ''} onChange={(event) => {
            const mode = MODES.find((one) => one === event.target.value);
            if (mode !== undefined) change({ do: 'mode', pages, mode }, t('documents.modeSaid', { mode: modeName(mode) }));
          }}>
            {modes.size > 1 && <option value="">{t('documents.mixed')}</option>}
            {MODES.map((mode) => <option key={mode} value={mode}>{modeName(mode)}</option>)}
          </select>
        </label>
      )}
    </div>
  );
  function modeName(mode: Mode): string { return t(`documents.mode.${mode}.name`); }
}

function DocumentPages({ document, before, alone, change }: { document: Document; before: Document | null; alone: boolean; change: Change }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const move = (page: string, to: number): void => change({ do: 'move', pages: [page], document: document.id, at: to }, t('documents.moved', { number: to + 1, all: document.pages.length }), page);
  return (
    <section className="stack-tight" aria-label={document.title}>
      <div className="row">
        <h2>{document.title}</h2>
        <span>{t('documents.pages', { count: document.pages.length })}</span>
        {before !== null && <button type="button" className="button quiet" onClick={() => change({ do: 'merge', document: document.id, into: before.id }, t('documents.merged'))}>{t('documents.merge')}</button>}
        {!alone && <button type="button" className="button" onClick={() => go({ name: 'document-save', document: document.id })}><Icon name="save" />{t('documents.saveThis')}</button>}
      </div>
      <ol className="pages">
        {document.pages.map((page, at) => (
          <PageCard key={page.id} document={document} page={page} at={at} move={(to) => move(page.id, to)}
            remove={() => change({ do: 'delete', pages: [page.id] }, t('documents.removed', { number: at + 1 }), document.pages[at + 1]?.id ?? document.pages[at - 1]?.id)}
            more={(what) => {
              if (what === 'turn') change({ do: 'turn', pages: [page.id], degrees: 90 }, t('documents.turned', { number: at + 1 }), page.id);
              else if (what === 'duplicate') change({ do: 'duplicate', page: page.id }, t('documents.duplicated', { number: at + 1 }));
              else change({ do: 'split', page: page.id }, t('documents.splitDone'));
            }}
            drag={{
              start: () => setDragged(page.id),
              end: () => { setDragged(null); setTarget(null); },
              // A page of this program is moved; files from outside are brought in by DropArea.
              over: (event) => { if (dragged !== null) { event.preventDefault(); setTarget(at); } },
              drop: (event) => { if (dragged !== null) { event.preventDefault(); event.stopPropagation(); if (dragged !== page.id) move(dragged, at); setDragged(null); setTarget(null); } },
              isTarget: target === at && dragged !== null && dragged !== page.id,
            }} />
        ))}
      </ol>
    </section>
  );
}
