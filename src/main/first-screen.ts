/** When the page has drawn its first screen. */

/** The first screen of a page, as the program waits for it. */
export interface FirstScreen {
  /** Resolves when the screen is drawn, or when the limit has passed. */
  readonly drawn: Promise<void>;
  /** The page says that it is. Later calls, of a page that was loaded anew, have no effect. */
  isDrawn(): void;
}

/**
 * Waits for the first screen, but no longer than `limitMs`: a page may come late, crash, or never be opened, and the
 * check must not wait for it.
 */
export function awaitFirstScreen(limitMs: number): FirstScreen {
  let isDrawn = (): void => undefined;
  const drawn = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    isDrawn = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { drawn, isDrawn };
}
