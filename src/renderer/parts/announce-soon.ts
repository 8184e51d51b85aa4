/** A sentence about what is being typed, once the person pauses: each key would cut it off. */
import { useEffect, useRef } from 'react';
import { announce } from './announcements.ts';

/** Milliseconds after the last key. */
const PAUSE_MS = 800;

/**
 * Announces the sentence when neither it nor `typed` has changed for a while, also when it is the same as last time.
 * Nothing is said until `typed` has changed from its first value; null says nothing.
 */
export function useAnnounceSoon(typed: string, sentence: string | null): void {
  const first = useRef(typed);
  useEffect(() => {
    // What stood there when the screen came is no news.
    if (first.current === typed) return;
    first.current = '\u0000';
    if (sentence === null) return;
    const later = window.setTimeout(() => announce(sentence), PAUSE_MS);
    return () => window.clearTimeout(later);
  }, [typed, sentence]);
}
