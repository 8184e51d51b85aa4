/** Browsers by name: proper names, the same in every language. */
import type { BrowserId } from './facts.ts';

/** The name of each browser, as its maker writes it. */
export const BROWSER_NAMES: Readonly<Record<BrowserId, string>> = {
  firefox: 'Firefox',
  chrome: 'Chrome',
  edge: 'Edge',
  chromium: 'Chromium',
  brave: 'Brave',
  opera: 'Opera',
  vivaldi: 'Vivaldi',
  librewolf: 'LibreWolf',
  safari: 'Safari',
};
