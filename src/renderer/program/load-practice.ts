/** Loads the screens of the exercises. They are a chunk of their own: who came for a login does not wait for them. */
import { begunLoading, type Loading } from './loading.ts';

type Screens = typeof import('../practice/index.ts');

let loading: Loading<Screens> | null = null;

/**
 * Loads the screens of the exercises. It gives always the same promise, also when that one failed; only `forgetFailed`
 * has them loaded anew.
 */
export function loadPractice(): Promise<Screens> {
  return (loading ??= begunLoading(import('../practice/index.ts'), () => {
    loading = null;
  }));
}
