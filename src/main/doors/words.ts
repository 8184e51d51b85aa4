/** The few sentences that the doors say themselves: in a terminal, and on the page shown to a second window. */
import * as v from 'valibot';
import { typesetAll } from '../../shared/typography.ts';
import file from '../../../assets/locales/fr/doors.yaml';

const schema = v.object({
  refusal: v.object({ title: v.string(), why: v.string(), safe: v.string(), steps: v.array(v.string()) }),
  browser: v.object({
    window: v.string(),
    terminal: v.string(),
    'no-browser': v.string(),
    address: v.string(),
    serving: v.string(),
    'window-failed': v.string(),
    'page-closed': v.string(),
    kiosk: v.string(),
  }),
  window: v.object({
    'not-started': v.object({ title: v.string(), text: v.string() }),
    'no-page': v.string(),
    replace: v.object({ message: v.string(), detail: v.string(), keep: v.string(), replace: v.string() }),
  }),
});

export const words = v.parse(schema, typesetAll('fr', file));
