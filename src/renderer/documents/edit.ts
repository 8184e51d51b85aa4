/** Changes to documents, from any of their screens. */
import { useCallback } from 'react';
import type { Documents, Edit } from '../../shared/documents.ts';
import { useProgram } from '../program/program.tsx';

/** Resolves when it is done; a page that is gone meanwhile changes nothing. */
export function useEdit(): (edit: Edit) => Promise<void> {
  const { client } = useProgram();
  return useCallback(
    async (edit) => {
      await client.request('documents.edit', edit);
    },
    [client],
  );
}

/** Taking changes back, for UndoRedo. */
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
    undo: () => void client.request('documents.undo', undefined),
    redo: () => void client.request('documents.redo', undefined),
  };
}

/** Bytes as people read them. */
export function sizeText(bytes: number, language: string): string {
  const mega = bytes >= 950_000;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: mega ? 1 : 0 }).format(bytes / (mega ? 1_000_000 : 1000))} ${mega ? 'Mo' : 'ko'}`;
}
