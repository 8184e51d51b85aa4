import { useState } from 'react';
import { useAnnouncements } from './announcements.ts';
import { useCheck } from '../check/check-state.ts';
import { useWords } from '../program/use-words.ts';

/**
 * Speaks, on every screen, the check's headline and what screens announce: once for each change, without moving the
 * focus. No `role="status"`: an empty one is read as « barre d'état ».
 */
export function Announcer() {
  const words = useWords();
  const snapshot = useCheck((state) => state.latest?.snapshot);
  const { said, count, hushes } = useAnnouncements();
  const headline = snapshot === undefined ? '' : words.headline(snapshot);
  // What was said before a dialog is no news after it.
  const [hushed, setHushed] = useState({ hushes, headline: '' });
  if (hushed.hushes !== hushes) setHushed({ hushes, headline });
  return (
    <>
      <div className="visually-hidden" aria-live="polite" aria-atomic="true">
        {headline === hushed.headline ? '' : headline}
      </div>
      {/* A changing end makes the same sentence news again. */}
      <div className="visually-hidden" aria-live="polite" aria-atomic="true" data-announcement>
        {said}
        {count % 2 === 0 ? '' : '\u00a0'}
      </div>
    </>
  );
}
