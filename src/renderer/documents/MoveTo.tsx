import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../shared/documents.ts';
import type { Change } from './change.ts';
import { placeOfNumber } from './moves.ts';

interface MoveToProps {
  /** The pages to be moved, in order. */
  pages: readonly string[];
  /** The documents that have pages, in order. */
  documents: readonly Document[];
  change: Change;
  close: () => void;
}

/** « Déplacer à la page… »: a dialog that asks for the new number, and for the document where there are several. */
export function MoveTo({ pages, documents, change, close }: MoveToProps) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const own = documents.find((one) => one.pages.some((page) => page.id === pages[0])) ?? documents[0];
  const [into, setInto] = useState(own?.id ?? '');
  const [typed, setTyped] = useState('');
  useEffect(() => {
    dialog.current?.showModal();
    number.current?.focus();
  }, []);
  const document = documents.find((one) => one.id === into);
  const order = document?.pages.map((page) => page.id) ?? [];
  const coming = pages.filter((page) => !order.includes(page)).length;
  const count = pages.length;
  /** Of the document once the pages are in it. */
  const all = order.length + coming;
  const wanted = Number.parseInt(typed, 10);
  const isKnown = document !== undefined && Number.isInteger(wanted);
  const move = (): void => {
    if (!isKnown) return;
    const at = placeOfNumber(order, pages, wanted);
    const said = count === 1 ? t('documents.moved', { number: at + 1, all }) : undefined;
    change(
      { do: 'move', pages: [...pages], document: document.id, at },
      said ?? t('documents.movedSeveral', { count, number: at + 1 }),
      { page: pages[0], control: 'open' },
    );
    close();
  };
  return (
    <dialog ref={dialog} className="panel stack" aria-labelledby={`${id}title`} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          move();
        }}
      >
        <h2 id={`${id}title`}>{t('documents.moveTitle', { count })}</h2>
        {documents.length > 1 && (
          <label className="row">
            {t('documents.moveDocument')}
            <select value={into} onChange={(event) => setInto(event.target.value)}>
              {documents.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="row">
          {t('documents.moveNumber', { last: all - count + 1 })}
          <input
            ref={number}
            className="number"
            type="number"
            min={1}
            max={all - count + 1}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <div className="row">
          <button type="button" className="button" onClick={close}>
            {t('documents.moveNot')}
          </button>
          <button type="submit" className="button primary" aria-disabled={!isKnown}>
            {t('documents.moveDo')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
