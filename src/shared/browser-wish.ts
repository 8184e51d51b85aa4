/**
 * In which browser a page of the catalogue opens: the person's own, one of this PC in which the eID card can work, or
 * Firefox.
 */
export const BROWSER_WISHES = ['own', 'card', 'firefox'] as const;
/** One of these wishes. */
export type BrowserWish = (typeof BROWSER_WISHES)[number];
