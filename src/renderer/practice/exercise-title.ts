/** The title of the exercise that is being done, for the banner. */
import { useEffect, useState } from 'react';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';
import { usePreferences } from '../session/preferences.ts';
import { usePractice } from './practice-state.ts';

/** The title in the present language; empty while it is being asked for, and when nobody practises. */
export function useExerciseTitle(): string {
  const { client } = useProgram();
  const language = usePreferences((state) => state.language);
  const id = usePractice(({ state }) => state?.table.exercise ?? null);
  const [titles, setTitles] = useState<{ language: string; list: readonly { id: string; title: string }[] } | null>(
    null,
  );
  useEffect(() => {
    if (id === null || titles?.language === language) return;
    client
      .request('practice.list', undefined)
      .then((list) => setTitles({ language, list }))
      .catch(reportFailure);
  }, [client, id, language, titles]);
  return titles?.list.find((one) => one.id === id)?.title ?? '';
}
