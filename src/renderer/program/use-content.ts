/**
 * Loads guides, catalogue and glossary. They are a chunk of their own, so that the first screen does not wait for texts
 * that it does not show.
 */
import { use } from 'react';
import type { PolicyService } from '../../shared/policy.ts';
import type { Content } from './content.ts';
import { usePreferences } from '../session/preferences.ts';
import { useProgram } from './program.tsx';

/** Content that has arrived is shown at once: even a promise that is kept already would show « Un instant… » once. */
const loaded = new WeakMap<Promise<Content>, Content>();
const loading = new WeakMap<readonly PolicyService[], Map<string, Promise<Content>>>();

/** The content for a language and a policy. Always the same promise, so that React waits for it once. */
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

/**
 * The content in the present language. The first time, the screen waits (App's Suspense) for some milliseconds after
 * the home screen is painted.
 */
export function useContent(): Content {
  const { about } = useProgram();
  const content = loadContent(
    usePreferences((state) => state.language),
    about.policy.services,
  );
  return loaded.get(content) ?? use(content);
}
