/** « Dépanner » as the program publishes it, and its words in the person's language. */
import { useEffect, useState } from 'react';
import { troubleshootingWordsFor, type TroubleshootingWords } from '../../shared/troubleshooting/words.ts';
import type { Troubleshooting } from '../../shared/troubleshooting/vocabulary.ts';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';
import { usePreferences } from '../session/preferences.ts';

/**
 * The latest state of the search, for the screen that shows it; null until the program has said it. The search begins,
 * or goes on where it was left, as soon as the screen is there and the trainer's code is not asked for.
 */
export function useTroubleshooting(): Troubleshooting | null {
  const { client } = useProgram();
  const [state, setState] = useState<Troubleshooting | null>(null);
  useEffect(() => {
    const stop = client.listen('troubleshooting.changed', setState);
    client
      .request('troubleshooting.begin', undefined)
      .then(() => client.request('troubleshooting.state', undefined))
      .then(setState)
      .catch(reportFailure);
    return stop;
  }, [client]);
  return state;
}

/** The words of the search in the present language, for components. */
export function useTroubleshootingWords(): TroubleshootingWords {
  return troubleshootingWordsFor(usePreferences((state) => state.language));
}
