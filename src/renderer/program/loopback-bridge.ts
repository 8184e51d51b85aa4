/** The `Bridge` over HTTP on 127.0.0.1, for the browser's door; Electron's preload provides its own. */
import * as v from 'valibot';
import { decode, encode } from '../../shared/codec.ts';
import type { Bridge } from '../../shared/contract.ts';
import {
  ENDED_SEARCH,
  EVENTS_PATH,
  PAGE_KEY_HEADER,
  REQUEST_PATH,
  SESSION_PATH,
  errorBodySchema,
  eventLineSchema,
  replyBodySchema,
  sessionReplySchema,
} from '../../shared/loopback-messages.ts';
import { useNavigation } from './navigation.ts';

/**
 * Key of sessionStorage, which survives a reload of this tab and ends with it; pages on other ports of 127.0.0.1 cannot
 * read it.
 */
const KEPT_UNDER = 'page-key';

/**
 * Connects this page to the program by the launch code in its address, or by the key that this tab already has. It
 * takes the code out of the address, keeps the key for a reload of this tab, and in a window that follows on an ended
 * session opens the screen that says so. Rejects without code and key, when the program refuses them, and when nobody
 * answers.
 * @param onEnd called when the program has ended; from then on no request is answered
 */
export async function loopbackBridge(onEnd: () => void): Promise<Bridge> {
  const code = location.hash.slice(1);
  const pageKey = code === '' ? sessionStorage.getItem(KEPT_UNDER) : await tradeForKey(code);
  if (pageKey === null) throw new Error('this address was opened without its code');
  sessionStorage.setItem(KEPT_UNDER, pageKey);
  if (location.search === ENDED_SEARCH) useNavigation.getState().replace({ name: 'session-ended' });
  history.replaceState(null, '', location.pathname);
  const headers = { [PAGE_KEY_HEADER]: pageKey };
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  await followEvents(
    headers,
    (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
    onEnd,
  );
  return {
    async request(name, argument) {
      const response = await fetch(REQUEST_PATH + encodeURIComponent(name), {
        method: 'POST',
        headers,
        body: encode({ argument }),
      });
      const body = decode(await response.text());
      if (!response.ok) throw new Error(v.is(errorBodySchema, body) ? body.error : `refused with ${response.status}`);
      return v.parse(replyBodySchema, body).reply;
    },
    listen(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => {
        set.delete(listener);
      };
    },
  };
}

/**
 * Exchanges the launch code for the page's key. The code is good for one page only; the cookie that comes with the key
 * is HttpOnly, so it does not appear here.
 */
async function tradeForKey(code: string): Promise<string> {
  const response = await fetch(SESSION_PATH, { method: 'POST', body: code });
  // The person reloaded the address with the code in it: the code is used up, but this tab already has its key.
  const kept = sessionStorage.getItem(KEPT_UNDER);
  if (response.status === 403 && kept !== null) return kept;
  if (!response.ok) throw new Error('this address has already been used');
  return v.parse(sessionReplySchema, decode(await response.text())).pageKey;
}

/**
 * Resolves once the stream is open; every later event is passed to `publish`. When the stream ends, the program has
 * ended, unless the page itself is being left.
 */
async function followEvents(
  headers: Record<string, string>,
  publish: (name: string, payload: unknown) => void,
  onEnd: () => void,
): Promise<void> {
  const response = await fetch(EVENTS_PATH, { method: 'POST', headers });
  if (!response.ok || response.body === null) throw new Error(`the program refuses this page (${response.status})`);
  const lines = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const read = async (): Promise<void> => {
    let rest = '';
    for (let part = await lines.read(); !part.done; part = await lines.read()) {
      const whole = (rest + part.value).split('\n');
      rest = whole.pop() ?? '';
      for (const line of whole) {
        const { name, payload } = v.parse(eventLineSchema, decode(line));
        publish(name, payload);
      }
    }
  };
  let going = false;
  window.addEventListener(
    'pagehide',
    () => {
      going = true;
    },
    { once: true },
  );
  read()
    .catch((error: unknown) => console.error('the event stream broke', error))
    .finally(() => {
      if (!going) onEnd();
    });
}
