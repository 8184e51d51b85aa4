/** The languages in which the writing on a page can be read, named as the recognition names them (ISO 639-2/T). */
export const TEXT_LANGUAGES = ['fra', 'nld', 'deu', 'eng'] as const;
/** One language of writing. */
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];
