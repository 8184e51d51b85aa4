/** The screen that the person is on, and those before it. Nothing here survives « Fin de séance ». */
import { create } from 'zustand';
import type { Saved } from '../../shared/documents-saving.ts';
import type { FindingId } from '../../shared/findings.ts';

/** What is taught: a guide or an exercise, by its id. */
export interface Taught {
  kind: 'guide' | 'exercise';
  id: string;
}

/** Every screen there is, with what it has to know. */
export type Screen =
  | { name: 'home' }
  | { name: 'check' }
  /** « Ça ne marche pas » where nothing says yet what one came for. */
  | { name: 'help' }
  | { name: 'check-help'; about: FindingId | null }
  /** « Dépanner ». */
  | { name: 'troubleshoot' }
  /** The list of exercises; the table of the one that is being done; what is said at its end. */
  | { name: 'practice' }
  | { name: 'exercise' }
  | { name: 'exercise-end' }
  | { name: 'find-cause' }
  /** `act`: the act of the exercise that is done once the learner is through; null when it is rehearsed alone. */
  | { name: 'rehearsal'; way: 'eid' | 'itsme'; act: string | null }
  /** For who teaches a group: the list; a guide or an exercise on the wall or on paper; the notebook. */
  | { name: 'teach' }
  | { name: 'beamer'; about: Taught }
  | { name: 'handout'; about: Taught }
  | { name: 'notebook' }
  | { name: 'guides'; query: string }
  /** `confirmed`: the title of the step that moved on by itself, to be confirmed on this one. */
  | { name: 'guide'; guide: string; step: string | null; confirmed?: string }
  /** Bringing files in, and putting pages in order. */
  | { name: 'documents' }
  | { name: 'document-page'; page: string }
  | { name: 'document-save'; document: string }
  | { name: 'document-saved'; saved: Extract<Saved, { state: 'saved' | 'made' }> }
  | { name: 'document-help' }
  /** `failed`: it was tried, and the program could not end it. */
  | { name: 'session-end'; failed?: true }
  | { name: 'session-ended' };

interface Navigation {
  screen: Screen;
  past: readonly Screen[];
  go(screen: Screen): void;
  /** Replaces the present screen without adding to the past (a search being typed, a step that came by itself). */
  replace(screen: Screen): void;
  back(): void;
  reset(): void;
}

/**
 * The present screen and the way back, for components. The home screen comes first. `go` remembers the present screen
 * for `back`; `replace` does not.
 */
export const useNavigation = create<Navigation>((set) => ({
  screen: { name: 'home' },
  past: [],
  go: (screen) => set((now) => ({ screen, past: [...now.past, now.screen] })),
  replace: (screen) => set({ screen }),
  back: () => set((now) => ({ screen: now.past.at(-1) ?? { name: 'home' }, past: now.past.slice(0, -1) })),
  reset: () => set({ screen: { name: 'home' }, past: [] }),
}));
