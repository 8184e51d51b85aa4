/** Sentences for screen readers, one at a time, spoken by the region in Announcer. */
import { create } from 'zustand';

interface Announcements {
  said: string;
  count: number;
  /** Grows each time that what was said must not be heard again. */
  hushes: number;
}

/** The latest sentence; `count` grows with each, so that the same one twice is noticed. */
export const useAnnouncements = create<Announcements>(() => ({ said: '', count: 0, hushes: 0 }));

/** Announces a sentence without interrupting; the same sentence may be announced again. */
export function announce(sentence: string): void {
  useAnnouncements.setState(({ count }) => ({ said: sentence, count: count + 1 }));
}

/**
 * Forgets what was announced, and has the Announcer keep silent about the check's present headline: regions that a
 * dialog has covered would say both once more when the dialog closes.
 */
export function hush(): void {
  useAnnouncements.setState(({ hushes }) => ({ said: '', hushes: hushes + 1 }));
}
