/** « Fin de séance »: the program removes its working files, the page forgets where the person was. */
import { useCallback } from 'react';
import { forgetKeptReport } from '../check/CompareReports.tsx';
import { stopSending } from '../documents/bring-in.ts';
import { clearCopied } from '../parts/clipboard.ts';
import { useNavigation } from '../program/navigation.ts';
import { usePreferences } from './preferences.ts';
import { useProgram } from '../program/program.tsx';

/**
 * Gives the function that ends the session, also when nobody asked (the idle end). It stops sending files, empties the
 * clipboard if we filled it, and leads to the screen that says it is over, with the first text size and language. When
 * the program could not end it, as when a working file could not be removed, it leads to « Fin de séance », which says
 * so and can try again; « Retour » is where the person was.
 */
export function useEndSession(): () => Promise<void> {
  const { client } = useProgram();
  return useCallback(async () => {
    stopSending();
    void clearCopied();
    try {
      await client.request('session.end', undefined);
    } catch {
      const { screen, go, replace } = useNavigation.getState();
      (screen.name === 'session-end' ? replace : go)({ name: 'session-end', failed: true });
      return;
    }
    forgetKeptReport();
    usePreferences.getState().reset();
    useNavigation.setState({ screen: { name: 'session-ended' }, past: [] });
  }, [client]);
}
