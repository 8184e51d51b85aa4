/**
 * What the loopback door (src/main/doors/browser/loopback.ts) and its page (src/renderer/program/loopback-bridge.ts)
 * agree on.
 */
import * as v from 'valibot';

/** Where the page trades the code of its address for a cookie and a key of its own. */
export const SESSION_PATH = '/session';
/** The stream of events, one JSON line each. */
export const EVENTS_PATH = '/events';
/** Where requests are sent; the name of one follows. */
export const REQUEST_PATH = '/request/';
/** Address of a finished document that the browser may save; a token follows. */
export const MADE_PATH = '/made/';

/** Carries the page's key. The cookie alone would not do: browsers send it to every port of 127.0.0.1. */
export const PAGE_KEY_HEADER = 'x-page-key';

/** The page’s key, to be sent with everything else. */
export const sessionReplySchema = v.object({ pageKey: v.string() });
/** `argument` and `reply` are absent when undefined, as JSON has no such value. */
export const requestBodySchema = v.object({ argument: v.optional(v.unknown()) });
/** The answer to a request that was done; see above for what is absent. */
export const replyBodySchema = v.object({ reply: v.optional(v.unknown()) });
/** The answer to a request that was refused or failed: a sentence for the trainer’s details. */
export const errorBodySchema = v.object({ error: v.string() });
/** One line of the event stream. */
export const eventLineSchema = v.object({ name: v.string(), payload: v.unknown() });

/** In the address of a window that follows on the one of a session that has ended: it says so first. */
export const ENDED_SEARCH = '?ended';
