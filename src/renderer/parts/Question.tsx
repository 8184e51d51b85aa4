import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { hush } from './announcements.ts';

interface QuestionProps {
  title: string;
  children: ReactNode;
  /** The answer that changes nothing: it has the focus, and Escape gives it as well. */
  safe: { label: string; onAnswer: () => void };
  other: { label: ReactNode; onAnswer: () => void };
}

/**
 * A modal dialog with a question that waits for one of two answers; Escape gives the safe one. When it opens it has all
 * earlier announcements forgotten (`hush`). The caller takes it away after the answer: it is shown for as long as it is
 * there.
 */
export function Question({ title, children, safe, other }: QuestionProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState('');
  const safeAnswer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // A dialog would give the focus to its first button, whichever that is.
    safeAnswer.current?.focus();
    // What was said before is not said once more when the regions behind the dialog come back.
    hush();
    // What a dialog is called and about is often passed over: said from within, where it can be heard, once the focus
    // has been spoken.
    const later = window.setTimeout(
      () => setSaid(`${title} ${dialog.current?.querySelector('[data-asked]')?.textContent ?? ''}`),
      400,
    );
    return () => window.clearTimeout(later);
  }, [title]);
  return (
    <dialog ref={dialog} className="panel stack" aria-labelledby={`${id}title`} onClose={safe.onAnswer}>
      <h2 id={`${id}title`}>{title}</h2>
      <div data-asked>{children}</div>
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
      <div className="row">
        <button type="button" className="button" onClick={other.onAnswer}>
          {other.label}
        </button>
        <button type="button" className="button primary" ref={safeAnswer} onClick={safe.onAnswer}>
          {safe.label}
        </button>
      </div>
    </dialog>
  );
}
