/** Which languages the code knows by name: French, and no other. Every other is a folder in assets/locales. */

/** Its typography has rules of its own (src/shared/typography.ts). */
export const FRENCH = 'fr';
/** Is whole: fills what another language lacks, and is shown until somebody chooses. */
export const FIRST_LANGUAGE = FRENCH;
