import { contentFor, type Content } from '../content.ts';
import { usePreferences } from './preferences.ts';

/** Guides, catalogue and glossary in the present language. */
export function useContent(): Content {
  return contentFor(usePreferences((state) => state.language));
}
