/** The words of findings and checks in the person's language. */
import { wordsFor, type Words } from '../../shared/check-words.ts';
import { usePreferences } from '../session/preferences.ts';

/** The words of the check in the present language, for components. */
export function useWords(): Words {
  return wordsFor(usePreferences((state) => state.language));
}
