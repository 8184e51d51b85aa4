/** Makes changes to documents, from any of their screens. */
import { useCallback } from 'react';
import type { Documents, Edit } from '../../shared/documents.ts';
import { useProgram } from '../program/program.tsx';

/** Makes one change and resolves when it is done. If its page is gone meanwhile, nothing changes. */
export function useEdit(): (edit: Edit) => Promise<void> {
  const { client } = useProgram();
  return useCallback(
    async (edit) => {
      await client.request('documents.edit', edit);
    },
    [client],
  );
}

/** What UndoRedo needs to undo and redo the documents' changes. */
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
