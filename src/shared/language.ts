/** Which languages the code knows by name: French, and no other. Every other is a folder in assets/locales. */

/** The code of French, whose typography has rules of its own (src/shared/typography.ts). */
export const FRENCH = 'fr';
/** The language whose texts are complete. It fills what another language lacks, and is shown until somebody chooses. */
export const FIRST_LANGUAGE = FRENCH;

/** The language that this PC's user has chosen for the system, by its two letters: `nl`. */
export const systemLanguage = (): string =>
  new Intl.DateTimeFormat().resolvedOptions().locale.split('-')[0] ?? FIRST_LANGUAGE;
