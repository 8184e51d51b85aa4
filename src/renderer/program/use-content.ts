/** Guides, catalogue and glossary: a chunk of their own, so that the first screen does not wait for texts it does not show. */
import { use } from 'react';
import type { PolicyService } from '../../shared/policy.ts';
import type { Content } from './content.ts';
import { usePreferences } from '../session/preferences.ts';
import { useProgram } from './program.tsx';

/** What is there is shown at once: a promise, even a kept one, would cost the screen one « Un instant… ». */
const loaded = new WeakMap<Promise<Content>, Content>();
const loading = new WeakMap<readonly PolicyService[], Map<string, Promise<Content>>>();

/** The same promise for the same language and policy: React waits for it once. */
export function loadContent(language: string, extra: readonly PolicyService[]): Promise<Content> {
  const byLanguage = loading.get(extra) ?? new Map<string, Promise<Content>>();
  loading.set(extra, byLanguage);
  const begun =
    byLanguage.get(language) ??
    import('./content.ts').then(({ contentFor }) => {
      const content = contentFor(language, extra);
      loaded.set(begun, content);
      return content;
    });
  byLanguage.set(language, begun);
  return begun;
}

/** In the present language. The first time the screen waits (App's Suspense), some milliseconds after the home screen is painted. */
export function useContent(): Content {
  const { about } = useProgram();
  const content = loadContent(
    usePreferences((state) => state.language),
    about.policy.services,
  );
  return loaded.get(content) ?? use(content);
}
