/** The words of the screens. Each folder of assets/locales with a ui.json is a language; no code changes to add one. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as v from 'valibot';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { typesetAll } from '../../shared/typography.ts';
import type ui from '../../../assets/locales/fr/ui.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof ui };
  }
}

const files = import.meta.glob('../../../assets/locales/*/ui.json', { eager: true, import: 'default' });
const named = v.looseObject({ language: v.string() });

/** The words of every language, by its code. */
export const resources = Object.fromEntries(
  Object.entries(files).map(([path, words]) => {
    const code = /locales\/([^/]+)\//.exec(path)?.[1] ?? path;
    return [code, { ui: v.parse(named, typesetAll(code, words)) }];
  }),
);

/** Every language that is present, by its code and its own name: `fr`, « Français ». */
export const LANGUAGES = Object.entries(resources).map(([code, { ui: words }]) => ({ code, name: words.language }));

/**
 * Sets the language of the first screen. A code without a language of its own gives French. Called once, before the
 * first screen.
 */
export async function startLanguage(code: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: code in resources ? code : FIRST_LANGUAGE,
    fallbackLng: FIRST_LANGUAGE,
    resources,
    defaultNS: 'ui',
    ns: ['ui'],
    // React escapes text by itself.
    interpolation: { escapeValue: false },
  });
}

/**
 * Changes the language of the screens' own words: every screen that is open shows them in it at once. Called when
 * `usePreferences`, which guides and the words of the check follow, has another.
 */
export async function changeLanguage(code: string): Promise<void> {
  await i18next.changeLanguage(code);
}

// `npm run dev`: words that were corrected take their place on the screen that shows them.
if (import.meta.hot) {
  import.meta.hot.accept();
  if (i18next.isInitialized) {
    for (const [code, { ui: words }] of Object.entries(resources))
      i18next.addResourceBundle(code, 'ui', words, true, true);
    void changeLanguage(i18next.language);
  }
}
