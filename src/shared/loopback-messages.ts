/**
 * What the loopback door (src/main/doors/browser/loopback.ts) and its page (src/renderer/program/loopback-bridge.ts)
 * agree on.
 */
import * as v from 'valibot';

export const SESSION_PATH = '/session';
export const EVENTS_PATH = '/events';
export const REQUEST_PATH = '/request/';
/** Address of a finished document that the browser may save; a token follows. */
export const MADE_PATH = '/made/';

/** Carries the page's key. The cookie alone would not do: browsers send it to every port of 127.0.0.1. */
export const PAGE_KEY_HEADER = 'x-page-key';

export const sessionReplySchema = v.object({ pageKey: v.string() });
/** `argument` and `reply` are absent when undefined, as JSON has no such value. */
export const requestBodySchema = v.object({ argument: v.optional(v.unknown()) });
export const replyBodySchema = v.object({ reply: v.optional(v.unknown()) });
export const errorBodySchema = v.object({ error: v.string() });
/** One line of the event stream. */
export const eventLineSchema = v.object({ name: v.string(), payload: v.unknown() });

/** In the address of a window that follows on the one of a session that has ended: it says so first. */
export const ENDED_SEARCH = '?ended';
