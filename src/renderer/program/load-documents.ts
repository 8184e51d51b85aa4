/**
 * Loads the documents' screens. They are a chunk of their own: who came to check a card does not wait for them. A chunk
 * that is there already is shown without any « Un instant… » in between, during which the focus would fall to the
 * document and a screen reader would read the whole window.
 */
import { begunLoading, type Loading } from './loading.ts';

type Screens = typeof import('../documents/index.ts');

let loading: Loading<Screens> | null = null;

/**
 * Loads the screens of the documents. It gives always the same promise, also when that one failed; only `forgetFailed`
 * has them loaded anew.
 */
export function loadDocuments(): Promise<Screens> {
  return (loading ??= begunLoading(import('../documents/index.ts'), () => {
    loading = null;
  }));
}
