import { useAnnouncements } from './announcements.ts';
import { useCheck } from '../check/check-state.ts';
import { useWords } from '../program/use-words.ts';

/**
 * Speaks, on every screen, what happens at the reader and what screens announce: once for each change, without moving
 * the focus.
 */
export function Announcer() {
  const words = useWords();
  const snapshot = useCheck((state) => state.latest?.snapshot);
  const { said, count } = useAnnouncements();
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {snapshot === undefined ? '' : words.headline(snapshot)}
      </div>
      {/* A changing end makes the same sentence news again. */}
      <div className="visually-hidden" role="status" aria-live="polite" data-announcement>
        {said}
        {count % 2 === 0 ? '' : '\u00a0'}
      </div>
    </>
  );
}
