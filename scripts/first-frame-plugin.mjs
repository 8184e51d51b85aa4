import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/prepare.mjs';

/**
 * A Vite plugin that puts words of the interface into index.html, where `{{app.name}}` names one by its key: what is
 * seen before the first script has run. They are in the first language, since nobody has been asked yet.
 */
export function firstFrame() {
  return {
    name: 'first-frame',
    transformIndexHtml(html) {
      const words = JSON.parse(readFileSync(join(ROOT, 'assets/locales/fr/ui.json'), 'utf8'));
      return html.replaceAll(/\{\{([\w.]+)\}\}/g, (_whole, key) => {
        const text = key.split('.').reduce((under, name) => under?.[name], words);
        if (typeof text !== 'string') throw new Error(`index.html: assets/locales/fr/ui.json has no ${key}`);
        return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      });
    },
  };
}
