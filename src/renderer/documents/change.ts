/** Changes that are made from the list of pages: each is announced, and the focus goes with the page that moved. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Edit } from '../../shared/document-edits.ts';
import type { Documents } from '../../shared/documents.ts';
import { useEdit } from './edit.ts';

/** The part of a card that has the focus, and gets it again after a move. */
export type Control = 'open' | 'pick' | 'earlier' | 'later' | 'turn';

/**
 * Makes a change and says it. `focus` names what gets the focus once the change is there; the page may be elsewhere by
 * then.
 */
export type Change = (edit: Edit, said: string, focus?: { page: string | undefined; control: Control }) => void;

/** Gives the function that makes changes, the same one each time, and what was said about the last of them. */
export function useChange(documents: Documents): { said: string; change: Change } {
  const edit = useEdit();
  const [said, setSaid] = useState('');
  const present = useRef(documents);
  const wanted = useRef<{ page: string; control: Control; before: Documents } | null>(null);
  useEffect(() => {
    present.current = documents;
    // Wait until the change has come back from the program: a card that is moved in the page loses the focus.
    if (wanted.current === null || wanted.current.before === documents) return;
    const { page, control } = wanted.current;
    focusOn(page, control);
    wanted.current = null;
  }, [documents]);
  const change = useCallback<Change>(
    (what, text, focus) => {
      if (focus?.page !== undefined)
        wanted.current = { page: focus.page, control: focus.control, before: present.current };
      void edit(what).then(() => setSaid(text));
    },
    [edit],
  );
  return { said, change };
}

/** Gives the focus to one control of a page's card, or to the page itself where the card has no such control. */
export function focusOn(page: string, control: Control): void {
  const card = document.querySelector(`[data-page="${page}"]`);
  (
    card?.querySelector<HTMLElement>(`[data-control="${control}"]`) ?? card?.querySelector<HTMLElement>('.open')
  )?.focus();
}
