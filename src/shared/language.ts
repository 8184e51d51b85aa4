/** Which languages the code knows by name: French, and no other. Every other is a folder in assets/locales. */

/** The code of French, whose typography has rules of its own (src/shared/typography.ts). */
export const FRENCH = 'fr';
/** The language whose texts are complete. It fills what another language lacks, and is shown until somebody chooses. */
export const FIRST_LANGUAGE = FRENCH;
