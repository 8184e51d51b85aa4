/** Reading a step aloud with the system's own voices: off until asked for, silent on leaving. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { create } from 'zustand';

interface ReadAloud {
  on: boolean;
  turn(on: boolean): void;
}
export const useReadAloud = create<ReadAloud>((set) => ({ on: false, turn: (on) => set({ on }) }));

/** Only voices of this PC: a browser's network voices would send the text away. */
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

/** Null where this PC has no voice for the language. Voices may arrive late. */
export function useVoice(language: string): SpeechSynthesisVoice | null {
  // By name: the list may hold new objects each time it is asked for, and React would ask for ever.
  const uri = useSyncExternalStore(onVoicesChange, () => voiceFor(language)?.voiceURI ?? null);
  return useMemo(() => (uri === null ? null : voiceFor(language)), [uri, language]);
}

/** Reads `sentences` while turned on; whatever was being read stops when they change or go. */
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
