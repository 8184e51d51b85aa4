/** The words of findings and checks in the person's language. */
import { wordsFor, type Words } from '../../shared/check-words.ts';
import { usePreferences } from '../session/preferences.ts';

/** Changes with the language. */
export function useWords(): Words {
  return wordsFor(usePreferences((state) => state.language));
}
