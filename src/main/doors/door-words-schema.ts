/**
 * What assets/locales/<lang>/doors.yaml must say. Apart from the words: whoever checks the file must not fail on
 * reading it.
 */
import * as v from 'valibot';

/** What each way in says before, after or instead of its page. */
export const doorWordsSchema = v.strictObject({
  refusal: v.strictObject({ title: v.string(), why: v.string(), safe: v.string(), steps: v.array(v.string()) }),
  browser: v.strictObject({
    window: v.string(),
    terminal: v.string(),
    'no-browser': v.string(),
    address: v.string(),
    serving: v.string(),
    'window-failed': v.string(),
    'page-closed': v.string(),
    fault: v.string(),
    kiosk: v.string(),
  }),
  process: v.strictObject({ card: v.string(), documents: v.string() }),
  window: v.strictObject({
    'not-started': v.strictObject({ title: v.string(), text: v.string() }),
    'no-page': v.string(),
    choose: v.strictObject({ kinds: v.string(), all: v.string() }),
    replace: v.strictObject({ message: v.string(), detail: v.string(), keep: v.string(), replace: v.string() }),
  }),
});
