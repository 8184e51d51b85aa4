/**
 * Reads a step aloud with the system's own voices. It is off until asked for, and falls silent when the step is left.
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { create } from 'zustand';

interface ReadAloud {
  on: boolean;
  turn(on: boolean): void;
}

/** Whether the person has asked for steps to be read aloud, and the function that turns this on and off. */
export const useReadAloud = create<ReadAloud>((set) => ({ on: false, turn: (on) => set({ on }) }));

/** A voice for the language, of this PC only: a browser's network voices would send the text away. */
function voiceFor(language: string): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null;
  const own = window.speechSynthesis
    .getVoices()
    .filter(({ localService, lang }) => localService && lang.toLowerCase().startsWith(language));
  return own.find(({ lang }) => lang.toLowerCase().endsWith('be')) ?? own[0] ?? null;
}

function onVoicesChange(changed: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => {};
  window.speechSynthesis.addEventListener('voiceschanged', changed);
  return () => window.speechSynthesis.removeEventListener('voiceschanged', changed);
}

/** The voice for the language; null where this PC has none. Voices may arrive some time after the page. */
export function useVoice(language: string): SpeechSynthesisVoice | null {
  // Voices are compared by name: the list may hold new objects each time it is asked for, and React would render
  // without end.
  const uri = useSyncExternalStore(onVoicesChange, () => voiceFor(language)?.voiceURI ?? null);
  return useMemo(() => (uri === null ? null : voiceFor(language)), [uri, language]);
}

/**
 * Reads `sentences` aloud while reading is turned on and there is a voice. It begins anew when they change, and stops
 * when the screen goes.
 */
export function useReading(voice: SpeechSynthesisVoice | null, sentences: readonly string[]): void {
  const on = useReadAloud((state) => state.on);
  const text = sentences.join('\n');
  useEffect(() => {
    if (!on || voice === null) return;
    // One utterance per sentence: some voices fall silent in a long one.
    for (const sentence of text.split('\n')) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      window.speechSynthesis.speak(utterance);
    }
    return () => window.speechSynthesis.cancel();
  }, [on, voice, text]);
}
