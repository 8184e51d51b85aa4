import { useEffect, useId, useRef, type ReactNode } from 'react';

interface QuestionProps {
  title: string;
  children: ReactNode;
  /** The answer that changes nothing: it has the focus, and Escape gives it as well. */
  safe: { label: string; onAnswer: () => void };
  other: { label: ReactNode; onAnswer: () => void };
}

/** A dialog with a question that waits for one of two answers. It is shown for as long as it is there. */
export function Question({ title, children, safe, other }: QuestionProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const safeAnswer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // A dialog would give the focus to its first button, whichever that is.
    safeAnswer.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="panel stack"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onClose={safe.onAnswer}
    >
      <h2 id={`${id}title`}>{title}</h2>
      <div id={`${id}text`}>{children}</div>
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
