/** One sentence at a time for a screen reader, spoken by the region in Announcer. */
import { create } from 'zustand';

interface Announcements {
  said: string;
  count: number;
}

export const useAnnouncements = create<Announcements>(() => ({ said: '', count: 0 }));

/** Speaks once, politely; the same sentence may be said again. */
export function announce(sentence: string): void {
  useAnnouncements.setState(({ count }) => ({ said: sentence, count: count + 1 }));
}
