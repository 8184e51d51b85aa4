/** Which parts of a long screen are in sight or nearly so: only for those are pictures asked for. */
import { useEffect, useState } from 'react';

/** Milliseconds. What is only passed by, while the wheel or the bar is moved on, is not worth a picture. */
const STAYED_MS = 120;

/**
 * Whether an element has been in sight, or nearly so, for a moment; it goes back to false once it is far away again.
 * @param place where the element is
 */
export function useNear(place: React.RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    let stayed: number | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        window.clearTimeout(stayed);
        if (entries.at(-1)?.isIntersecting ?? false) stayed = window.setTimeout(() => setNear(true), STAYED_MS);
        else setNear(false);
      },
      { rootMargin: '400px' },
    );
    observer.observe(place.current);
    return () => {
      window.clearTimeout(stayed);
      observer.disconnect();
    };
  }, [place]);
  return near;
}
