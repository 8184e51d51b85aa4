/** Makes changes to documents, from any of their screens. */
import { useCallback } from 'react';
import type { Edit } from '../../shared/document-edits.ts';
import type { Documents } from '../../shared/documents.ts';
import { useProgram } from '../program/program.tsx';

/**
 * Gives the function that makes one change to the documents. It resolves when that is done, and also when nothing was
 * changed because a page or document that it names is gone meanwhile; it rejects when the program does not answer.
 */
export function useEdit(): (edit: Edit) => Promise<void> {
  const { client } = useProgram();
  return useCallback(
    async (edit) => {
      await client.request('documents.edit', edit);
    },
    [client],
  );
}

/** What UndoRedo needs in order to undo and redo changes of the documents. */
export function useUndo(documents: Documents | null): {
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
} {
  const { client } = useProgram();
  return {
    canUndo: documents?.canUndo ?? false,
    canRedo: documents?.canRedo ?? false,
    undo: () => client.send('documents.undo', undefined),
    redo: () => client.send('documents.redo', undefined),
  };
}
