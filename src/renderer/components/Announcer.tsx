import { useCheck } from '../stores/check.ts';
import { useWords } from '../words.ts';

/** Speaks what the reader does, on every screen, once per change and without stealing the focus. */
export function Announcer() {
  const words = useWords();
  const snapshot = useCheck((state) => state.latest?.snapshot);
  return <div className="visually-hidden" role="status" aria-live="polite">{snapshot === undefined ? '' : words.headline(snapshot)}</div>;
}
