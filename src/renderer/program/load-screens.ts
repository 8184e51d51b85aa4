/**
 * Loads the screens that are not the first one, each kind as a chunk of its own: who came to check a card does not wait
 * for them. A chunk that is there already is shown without any « Un instant… » in between, during which the focus would
 * fall to the document and a screen reader would read the whole window.
 */
import { begunLoading, type Loading } from './loading.ts';

/**
 * Gives the function that loads a chunk. It gives always the same promise, also when that one failed; only
 * `forgetFailed` has the chunk loaded anew.
 */
function chunk<T>(fetchIt: () => Promise<T>): () => Promise<T> {
  let loading: Loading<T> | null = null;
  return () =>
    (loading ??= begunLoading(fetchIt(), () => {
      loading = null;
    }));
}

/** The check and its « Ça ne marche pas ». */
export const loadCheck = chunk(() => import('../check/index.ts'));
/** The guides: their list, their search and the steps. */
export const loadGuide = chunk(() => import('../guide/index.ts'));
/** All screens of preparing a document. */
export const loadDocuments = chunk(() => import('../documents/index.ts'));
/** The end of a session. */
export const loadSession = chunk(() => import('../session/index.ts'));
/** The exercises. */
export const loadPractice = chunk(() => import('../practice/index.ts'));
/** « Dépanner ». */
export const loadTroubleshoot = chunk(() => import('../troubleshoot/Troubleshoot.tsx'));
/** Teaching: slides, handouts and the notebook. */
export const loadTeach = chunk(() => import('../teach/index.ts'));
/** « Ça ne marche pas » of the home screen. */
export const loadHelp = chunk(() => import('../Help.tsx'));

/** Loads all of them, one after another, in the order in which people come to them. Rejects at the first that fails. */
export async function loadEveryScreen(): Promise<void> {
  const first = [loadGuide, loadCheck, loadDocuments, loadHelp, loadTroubleshoot];
  const later = [...first, loadSession, loadPractice, loadTeach];
  for (const load of later) await load();
}
