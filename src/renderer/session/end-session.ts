/** « Fin de séance »: the program removes its working files, the page forgets where the person was. */
import { useCallback } from 'react';
import { stopSending } from '../documents/bring-in.ts';
import { clearCopied } from '../parts/clipboard.ts';
import { useNavigation } from '../program/navigation.ts';
import { usePreferences } from './preferences.ts';
import { useProgram } from '../program/program.tsx';

/**
 * Gives the function that ends the session. It stops sending files, empties the clipboard if we filled it, and resolves
 * to true with the screen that says it is over and the first text size and language. It resolves to false when the
 * program could not end it, as when a working file could not be removed; the screen then stays, and it is for the
 * caller to say so.
 */
export function useEndSession(): () => Promise<boolean> {
  const { client } = useProgram();
  return useCallback(async () => {
    stopSending();
    void clearCopied();
    try {
      await client.request('session.end', undefined);
    } catch {
      return false;
    }
    usePreferences.getState().reset();
    useNavigation.setState({ screen: { name: 'session-ended' }, past: [] });
    return true;
  }, [client]);
}
