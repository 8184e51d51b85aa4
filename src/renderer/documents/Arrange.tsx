import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edit } from '../../shared/document-edits.ts';
import { COLOUR_MODES, isUnsaved, type Document, type Documents, type ColourMode } from '../../shared/documents.ts';
import { BlankPages } from './BlankPages.tsx';
import { DropArea } from './DropArea.tsx';
import { useEdit, useUndo } from './edit.ts';
import { FileChooser } from './FileChooser.tsx';
import { PageCard, type Control } from './PageCard.tsx';
import { PlaceOffers } from './PlaceOffers.tsx';
import { UndoRedo } from './UndoRedo.tsx';
import { Troubles, Work } from './Work.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { needsALook } from './documents-state.ts';
import { useNavigation } from '../program/navigation.ts';

/** The screen with all pages of all documents, in the order they will have on paper, to be put in order. */
export function ArrangeScreen({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { said, change } = useChange(documents);
  const [dragged, setDragged] = useState<string | null>(null);
  const filled = documents.documents.filter(({ pages }) => pages.length > 0);
  const pages = filled.flatMap((document) => document.pages);
  const first = filled.find(isUnsaved) ?? filled[0];
  const toSee = pages.filter(needsALook).map(({ id }) => id);
  return (
    <Page
      title={t('documents.arrangeTitle')}
      lead={toSee.length === 0 ? t('documents.arrangeText') : t('documents.arrangeRemarks', { count: toSee.length })}
      back="none"
      wayOut={{ name: 'document-help' }}
      more={
        <FileChooser className="button">
          <Icon name="plus" />
          {t('documents.addPages')}
        </FileChooser>
      }
      primary={
        first !== undefined ? (
          <Primary onClick={() => go({ name: 'document-save', document: first.id })}>{t('documents.toSave')}</Primary>
        ) : undefined
      }
    >
      <Work documents={documents} />
      <Troubles documents={documents} />
      <PlaceOffers />
      {documents.work.kind === 'idle' && (
        <BlankPages
          pages={pages}
          remove={(blank) =>
            change({ do: 'delete', pages: blank }, t('documents.blankRemoved', { count: blank.length }))
          }
        />
      )}
      <div className="row">
        <UndoRedo {...useUndo(documents)} />
        <ModeOfAll documents={documents} change={change} />
        {pages.length > SEEN_AT_ONCE && toSee.length > 0 && <NextToSee pages={toSee} />}
        <p className="said" role="status">
          {said}
        </p>
      </div>
      {/* Five stops of Tab a page: with the keyboard, sixty pages are in the way of the bar below. */}
      <button
        type="button"
        className="button skip-pages"
        onClick={() => document.querySelector<HTMLElement>('.actions .primary')?.focus()}
      >
        {t('documents.skipPages')}
      </button>
      <DropArea>
        {filled.map((document, at) => (
          <DocumentPages
            key={document.id}
            document={document}
            before={filled[at - 1] ?? null}
            after={filled[at + 1] ?? null}
            change={change}
            dragged={dragged}
            setDragged={setDragged}
          />
        ))}
      </DropArea>
    </Page>
  );
}

/** With more cards than this, one that needs a look may be far below. */
const SEEN_AT_ONCE = 8;

/** Leads from one page that needs a look to the next, and from the last to the first. */
function NextToSee({ pages }: { pages: readonly string[] }) {
  const { t } = useTranslation();
  const last = useRef<string | null>(null);
  const next = (): void => {
    last.current = pages[(pages.indexOf(last.current ?? '') + 1) % pages.length] ?? null;
    document.querySelector<HTMLElement>(`[data-page="${last.current}"] .open`)?.focus();
  };
  return (
    <button type="button" className="button" onClick={next}>
      <Icon name="attention" />
      {t('documents.nextToSee')}
    </button>
  );
}

/**
 * Makes a change and says it. `focus` names what gets the focus once the change is there; the page may be elsewhere by
 * then.
 */
type Change = (edit: Edit, said: string, focus?: { page: string | undefined; control: Control }) => void;

/** Makes changes, announces them to screen readers, and lets the focus follow the page that moved. */
function useChange(documents: Documents): { said: string; change: Change } {
  const edit = useEdit();
  const [said, setSaid] = useState('');
  const wanted = useRef<{ page: string; control: Control; before: Documents } | null>(null);
  useEffect(() => {
    // Wait until the change has come back from the program: a card that is moved in the page loses the focus.
    if (wanted.current === null || wanted.current.before === documents) return;
    const { page, control } = wanted.current;
    const card = document.querySelector(`[data-page="${page}"]`);
    (
      card?.querySelector<HTMLElement>(`[data-control="${control}"]`) ?? card?.querySelector<HTMLElement>('.open')
    )?.focus();
    wanted.current = null;
  }, [documents]);
  return {
    said,
    change: (what, text, focus) => {
      if (focus?.page !== undefined) wanted.current = { page: focus.page, control: focus.control, before: documents };
      void edit(what).then(() => setSaid(text));
    },
  };
}

/** One choice of colours for all pictures at once. */
function ModeOfAll({ documents, change }: { documents: Documents; change: Change }) {
  const { t } = useTranslation();
  const pictures = documents.documents.flatMap((document) => document.pages).filter(({ kind }) => kind === 'picture');
  const modes = new Set(pictures.map(({ mode }) => mode));
  const [only] = modes;
  const nameOf = (mode: ColourMode): string => t(`documents.mode.${mode}.name`);
  if (modes.size === 0) return null;
  return (
    <label className="row">
      {t('documents.allPages')}
      <select
        value={modes.size === 1 ? only : ''}
        onChange={(event) => {
          const mode = COLOUR_MODES.find((one) => one === event.target.value);
          if (mode !== undefined)
            change(
              { do: 'mode', pages: pictures.map(({ id }) => id), mode },
              t('documents.modeSaid', { mode: nameOf(mode) }),
            );
        }}
      >
        {modes.size > 1 && <option value="">{t('documents.mixed')}</option>}
        {COLOUR_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {nameOf(mode)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DocumentPagesProps {
  document: Document;
  before: Document | null;
  after: Document | null;
  change: Change;
  /** The id of the page that is being dragged, of whichever document. */
  dragged: string | null;
  setDragged: (page: string | null) => void;
}

function DocumentPages({ document, before, after, change, dragged, setDragged }: DocumentPagesProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [target, setTarget] = useState<number | null>(null);
  const alone = before === null && after === null;
  const move = (page: string, to: number, control: Control): void =>
    change(
      { do: 'move', pages: [page], document: document.id, at: to },
      t('documents.moved', { number: to + 1, all: document.pages.length }),
      { page, control },
    );
  const send = (page: string, { id, title, pages }: Document, at: number): void =>
    change(
      { do: 'move', pages: [page], document: id, at },
      t('documents.sent', { title, number: at + 1, all: pages.length + 1 }),
      { page, control: 'open' },
    );
  return (
    <section className="stack-tight" aria-label={document.title}>
      <div className="row">
        <h2>{document.title}</h2>
        <span>{t('documents.pages', { count: document.pages.length })}</span>
        {!alone && (
          <FileChooser className="button quiet" destination={{ document: document.id }}>
            <Icon name="plus" />
            {t('documents.addHere')}
          </FileChooser>
        )}
        {document.saved && (
          <span className="badge tone-ok">
            <Icon name="ok" />
            {t('documents.isSaved')}
          </span>
        )}
        {before !== null && (
          <button
            type="button"
            className="button quiet"
            onClick={() =>
              change({ do: 'merge', document: document.id, into: before.id }, t('documents.merged'), {
                page: document.pages[0]?.id,
                control: 'open',
              })
            }
          >
            {t('documents.merge')}
          </button>
        )}
        {!alone && (
          <button type="button" className="button" onClick={() => go({ name: 'document-save', document: document.id })}>
            <Icon name="save" />
            {t('documents.saveThis')}
          </button>
        )}
      </div>
      <ol className="pages">
        {document.pages.map((page, at) => (
          <PageCard
            key={page.id}
            document={document}
            page={page}
            at={at}
            before={before}
            after={after}
            move={(to, control) => move(page.id, to, control)}
            remove={() =>
              change({ do: 'delete', pages: [page.id] }, t('documents.removed', { number: at + 1 }), {
                page: (document.pages[at + 1] ?? document.pages[at - 1] ?? after?.pages[0] ?? before?.pages.at(-1))?.id,
                control: 'open',
              })
            }
            more={(what) => {
              if (what === 'turn')
                change({ do: 'turn', pages: [page.id], degrees: 90 }, t('documents.turned', { number: at + 1 }));
              else if (what === 'duplicate')
                change({ do: 'duplicate', page: page.id }, t('documents.duplicated', { number: at + 1 }));
              else if (what === 'split')
                change({ do: 'split', page: page.id }, t('documents.splitDone'), { page: page.id, control: 'open' });
              else if (what === 'before' && before !== null) send(page.id, before, before.pages.length);
              else if (what === 'after' && after !== null) send(page.id, after, 0);
            }}
            drag={{
              start: () => setDragged(page.id),
              end: () => {
                setDragged(null);
                setTarget(null);
              },
              // Only a page of this program is moved here; files from outside are brought in by DropArea.
              over: (event) => {
                if (dragged !== null) {
                  event.preventDefault();
                  setTarget(at);
                }
              },
              leave: () => setTarget((now) => (now === at ? null : now)),
              drop: (event) => {
                if (dragged === null) return;
                event.preventDefault();
                event.stopPropagation();
                if (!document.pages.some(({ id }) => id === dragged)) send(dragged, document, at);
                else if (dragged !== page.id) move(dragged, at, 'open');
                setDragged(null);
                setTarget(null);
              },
              isTarget: target === at && dragged !== null && dragged !== page.id,
            }}
          />
        ))}
      </ol>
    </section>
  );
}
