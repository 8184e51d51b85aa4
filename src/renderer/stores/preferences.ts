/** Text size and language, for this sitting only: nothing is written anywhere. */
import { create } from 'zustand';

/** Percent of the normal size; all steps keep every screen usable at 1024 px. */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

interface Preferences {
  textSize: TextSize;
  language: string;
  larger(): void;
  smaller(): void;
  speak(language: string): void;
  reset(): void;
}

const step = (size: TextSize, by: 1 | -1): TextSize => TEXT_SIZES[TEXT_SIZES.indexOf(size) + by] ?? size;

export const usePreferences = create<Preferences>((set) => ({
  textSize: 100,
  language: 'fr',
  larger: () => set((now) => ({ textSize: step(now.textSize, 1) })),
  smaller: () => set((now) => ({ textSize: step(now.textSize, -1) })),
  speak: (language) => set({ language }),
  reset: () => set({ textSize: 100 }),
}));
