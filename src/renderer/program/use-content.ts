/**
 * Loads guides, catalogue and glossary. They are a chunk of their own, so that the first screen does not wait for texts
 * that it does not show.
 */
import { use } from 'react';
import { create } from 'zustand';
import type { PolicyService } from '../../shared/policy.ts';
import type { Content } from './content.ts';
import { usePreferences } from '../session/preferences.ts';
import { begunLoading, fulfil, type Loading } from './loading.ts';
import { useProgram } from './program.tsx';

const loading = new Map<readonly PolicyService[], Map<string, Loading<Content>>>();
/** Counts up when content was replaced while the program runs, which only happens under `npm run dev`. */
const useReplaced = create<{ times: number }>(() => ({ times: 0 }));

/**
 * Loads the guides, the catalogue and the glossary for a language and the services that a policy adds. For the same
 * language and the same array it gives always the same promise, so that React waits for it once, also when that one
 * failed; only `forgetFailed` has them loaded anew.
 */
export function loadContent(language: string, extra: readonly PolicyService[]): Promise<Content> {
  const byLanguage = loading.get(extra) ?? new Map<string, Loading<Content>>();
  loading.set(extra, byLanguage);
  const begun = byLanguage.get(language);
  if (begun !== undefined) return begun;
  const content = import('./content.ts').then(({ contentFor }) => contentFor(language, extra));
  const now = begunLoading(content, () => byLanguage.delete(language));
  byLanguage.set(language, now);
  return now;
}

/**
 * The guides, the catalogue of services and the glossary in the present language, for a component. Suspends the
 * component while they load, which takes some milliseconds the first time. Throws when they could not be loaded.
 */
export function useContent(): Content {
  const { about } = useProgram();
  const language = usePreferences((state) => state.language);
  useReplaced((state) => state.times);
  return use(loadContent(language, about.policy.services));
}

// `npm run dev`: a sentence that was corrected takes its place on the screen that shows it.
if (import.meta.hot) {
  import.meta.hot.accept('./content.ts', (fresh) => {
    const contentFor: unknown = fresh?.['contentFor'];
    if (typeof contentFor !== 'function') return;
    for (const [extra, byLanguage] of loading)
      for (const language of byLanguage.keys()) {
        const content: Content = contentFor(language, extra);
        const replaced: Loading<Content> = Promise.resolve(content);
        fulfil(replaced, content);
        byLanguage.set(language, replaced);
      }
    useReplaced.setState(({ times }) => ({ times: times + 1 }));
  });
}
