/** What a second window sees: one plain page, no script, nothing of the program. */
import { createHash } from 'node:crypto';
import { DOOR_LANGUAGE, words } from '../door-words.ts';

const STYLE =
  'body{font:1.25rem/1.6 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1.5rem;' +
  'color:#1d2733;background:#fff}h1{font-size:1.8rem;line-height:1.2}';
const { title, why, safe, steps } = words.refusal;

/** The HTML that a second window sees: why it is refused, what is safe and what to do. */
export const REFUSAL_PAGE = `<!doctype html>
<html lang="${DOOR_LANGUAGE}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1><p>${escape(why)}</p><p>${escape(safe)}</p>
<ol>${steps.map((step) => `<li>${escape(step)}</li>`).join('')}</ol></main></body></html>
`;

/** The content security policy of that page, which allows nothing but the page's own style. */
export const REFUSAL_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
