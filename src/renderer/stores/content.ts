import { contentFor, type Content } from '../content.ts';
import { usePreferences } from './preferences.ts';
import { useProgram } from './program.tsx';

/** Guides, catalogue and glossary in the present language. */
export function useContent(): Content {
  const { about } = useProgram();
  return contentFor(usePreferences((state) => state.language), about.policy.services);
}
