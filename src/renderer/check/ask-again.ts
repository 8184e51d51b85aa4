/** « Vérifier à nouveau »: where nothing has changed, that is said too; to who cannot see, silence is no answer. */
import { useTranslation } from 'react-i18next';
import { announce } from '../parts/announcements.ts';
import { useProgram } from '../program/program.tsx';
import { useWords } from '../program/use-words.ts';
import { checkNow, useCheck } from './check-state.ts';

/** Stops listening to the answer of the press before. */
let forget: (() => void) | null = null;

/**
 * Gives the function that has everything checked anew. When the next state of the check has the same headline as
 * before, it announces that nothing has changed; a new headline is announced anyway (Announcer).
 */
export function useAskAgain(): () => void {
  const { t } = useTranslation();
  const { client } = useProgram();
  const words = useWords();
  return () => {
    const before = checkNow()?.snapshot;
    client.send('check.again', undefined);
    forget?.();
    if (before === undefined) return;
    const headline = words.headline(before);
    forget = useCheck.subscribe(({ latest }) => {
      if (latest === null || latest.snapshot.at === before.at) return;
      if (words.headline(latest.snapshot) === headline) announce(t('check.still', { headline }));
      forget?.();
      forget = null;
    });
  };
}
