import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../parts/announcements.ts';
import { Icon } from '../parts/Icon.tsx';

interface UndoRedoProps {
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
}

/**
 * Undo and redo: two buttons, and outside text fields Ctrl + Z, Ctrl + Y and Ctrl + Shift + Z (Cmd on a Mac), with an
 * announcement for those who do not see the change.
 */
export function UndoRedo({ canUndo, canRedo, undo, redo }: UndoRedoProps) {
  const { t } = useTranslation();
  const back = (): void => {
    if (canUndo) {
      undo();
      announce(t('documents.undone'));
    }
  };
  const again = (): void => {
    if (canRedo) {
      redo();
      announce(t('documents.redone'));
    }
  };
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        (event.target instanceof HTMLInputElement && event.target.type !== 'radio')
      )
        return;
      const name = event.key.toLowerCase();
      if (name !== 'y' && name !== 'z') return;
      event.preventDefault();
      if (name === 'y' || event.shiftKey) again();
      else back();
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  });
  // aria-disabled instead of `disabled`, which would take the focus from somebody who undoes the last change.
  return (
    <>
      <button type="button" className="button" aria-disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={back}>
        <Icon name="undo" />
        {t('documents.undo')}
      </button>
      <button type="button" className="button" aria-disabled={!canRedo} aria-keyshortcuts="Control+Y" onClick={again}>
        <Icon name="redo" />
        {t('documents.redo')}
      </button>
    </>
  );
}
