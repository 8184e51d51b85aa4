/** Text size and language, for this sitting only: nothing is written anywhere. */
import { create } from 'zustand';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { TEXT_SIZES, type TextSize } from '../../shared/policy.ts';

interface Preferences {
  textSize: TextSize;
  language: string;
  first: { language: string; textSize: TextSize };
  larger(): void;
  smaller(): void;
  speak(language: string): void;
  /** The values to begin with, from the administrator's policy. « Fin de séance » returns to them. */
  begin(language: string, textSize: TextSize): void;
  reset(): void;
}

const step = (size: TextSize, by: 1 | -1): TextSize => TEXT_SIZES[TEXT_SIZES.indexOf(size) + by] ?? size;

/** Text size and language, for components. `first` is what the policy sets: a new session begins with it again. */
export const usePreferences = create<Preferences>((set) => ({
  textSize: 100,
  language: FIRST_LANGUAGE,
  first: { language: FIRST_LANGUAGE, textSize: 100 },
  larger: () => set((now) => ({ textSize: step(now.textSize, 1) })),
  smaller: () => set((now) => ({ textSize: step(now.textSize, -1) })),
  speak: (language) => set({ language }),
  begin: (language, textSize) => set({ language, textSize, first: { language, textSize } }),
  reset: () => set(({ first }) => first),
}));
