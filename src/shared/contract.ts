/**
 * Everything the program can be asked, and everything it tells of itself.
 * A door (Electron's IPC, loopback) carries these messages and nothing else; each side parses what it receives by the schema here.
 */
import * as v from 'valibot';
import {
  documentsSchema,
  editSchema,
  estimateSchema,
  fileSchema,
  idSchema,
  openSavedSchema,
  openedSchema,
  placeOfferSchema,
  previewRequestSchema,
  previewSchema,
  saveRequestSchema,
  savedSchema,
  uploadSchema,
  CHUNK_BYTES,
} from './documents.ts';
import { factsSchema } from './facts.ts';
import { pagePolicySchema } from './policy.ts';
import { runModeSchema, snapshotSchema } from './snapshot.ts';

const nothing = v.undefined();
const asked = <const A extends v.GenericSchema, const R extends v.GenericSchema>(argument: A, reply: R) => ({
  argument,
  reply,
});

export const aboutSchema = v.object({
  version: v.string(),
  builtAt: v.string(),
  door: v.picklist(['window', 'browser']),
  mode: runModeSchema,
  platform: v.picklist(['windows', 'macos', 'linux', 'other']),
  language: v.string(),
  policy: pagePolicySchema,
});
export type About = v.InferOutput<typeof aboutSchema>;

/** The snapshot and the facts behind it, for « Détails pour l'animateur ». */
export const checkStateSchema = v.object({
  snapshot: snapshotSchema,
  facts: factsSchema,
  practice: v.nullable(v.string()),
});
export type CheckStateMessage = v.InferOutput<typeof checkStateSchema>;

/** Requests: one argument, one reply. */
export const REQUESTS = {
  'app.about': asked(nothing, aboutSchema),
  'check.state': asked(nothing, checkStateSchema),
  /** Look at everything again: card and system. */
  'check.again': asked(nothing, nothing),
  /** Leave the card alone (true) while the person logs in. */
  'check.hold': asked(v.boolean(), nothing),
  'check.ask-pin-tries': asked(nothing, nothing),
  /** The report as plain text, free of personal data. */
  'check.report': asked(nothing, v.string()),
  /** Scenarios by id, titled in the present language. */
  'practice.list': asked(nothing, v.array(v.object({ id: v.string(), title: v.string() }))),
  /** A scenario's id, or null for the real machine. False when there is no such scenario. */
  'practice.choose': asked(v.nullable(v.pipe(v.string(), v.maxLength(100))), v.boolean()),
  /** Opens a catalogue entry, named by id, in the person's browser. */
  'link.open': asked(
    v.pipe(v.string(), v.maxLength(100)),
    v.variant('state', [
      v.object({ state: v.literal('opened') }),
      v.object({ state: v.literal('unknown-entry') }),
      v.object({ state: v.literal('failed'), address: v.string() }),
    ]),
  ),
  'documents.state': asked(nothing, documentsSchema),
  /** A file in parts: begun, sent part by part, ended. What is read of it shows in `documents.changed`. */
  'documents.begin-file': asked(fileSchema, uploadSchema),
  /** Null when it was taken; otherwise the file is given up and told under `troubles`. */
  'documents.send-part': asked(
    v.object({
      upload: idSchema,
      bytes: v.pipe(
        v.instance(Uint8Array),
        v.check(({ length }) => length <= CHUNK_BYTES),
      ),
    }),
    v.picklist(['taken', 'given-up']),
  ),
  /** `unreadable`: the page could not read it to its end (the stick went). */
  'documents.end-file': asked(
    v.object({ upload: idSchema, how: v.picklist(['whole', 'unreadable', 'cancelled']) }),
    nothing,
  ),
  /** The documents' screen is open (true): sticks and the scanner's folder are looked at. */
  'documents.watch-places': asked(v.boolean(), nothing),
  /** Brings the files of an offer in. False when it is no longer there. */
  'documents.bring-place': asked(idSchema, v.boolean()),
  /** False when what it speaks of is no longer there. */
  'documents.edit': asked(editSchema, v.boolean()),
  'documents.undo': asked(nothing, nothing),
  'documents.redo': asked(nothing, nothing),
  /** The troubles were read. */
  'documents.dismiss': asked(nothing, nothing),
  'documents.preview': asked(previewRequestSchema, previewSchema),
  'documents.estimate': asked(v.omit(saveRequestSchema, ['password']), estimateSchema),
  /** Asks where, writes beside it and renames. Answers when it is done. */
  'documents.save': asked(saveRequestSchema, savedSchema),
  'documents.open-saved': asked(openSavedSchema, openedSchema),
  /** Stops what is being brought in or saved, at once. Pages already read stay. */
  'documents.cancel': asked(nothing, nothing),
  /** « Préparer un autre document »: removes every page and working file. */
  'documents.clear': asked(nothing, nothing),
  /** Ends the program from a kiosk, with the trainer's code; a wrong one is answered slowly. Elsewhere the window's own button does. */
  'kiosk.leave': asked(
    v.pipe(v.string(), v.maxLength(200)),
    v.picklist(['left', 'wrong-code', 'no-code-known', 'no-kiosk']),
  ),
  /** « Fin de séance »: removes every working file and returns to the start. */
  'session.end': asked(nothing, v.object({ removedFiles: v.number() })),
  /** To `session.leave-asked`: `asking` once the question is on the screen, then the person's answer. Unasked it does nothing. */
  'session.answer-leave': asked(v.picklist(['asking', 'stay', 'leave']), nothing),
} as const;

/** Events: told to every listener. */
export const EVENTS = {
  'check.changed': checkStateSchema,
  'documents.changed': documentsSchema,
  'documents.places': v.array(placeOfferSchema),
  /** The window is being closed while pages are not saved: the page asks the person. Only from a window; a browser asks itself. */
  'session.leave-asked': nothing,
} as const;

export type RequestName = keyof typeof REQUESTS;
export type EventName = keyof typeof EVENTS;
export type Argument<K extends RequestName> = v.InferOutput<(typeof REQUESTS)[K]['argument']>;
export type Reply<K extends RequestName> = v.InferOutput<(typeof REQUESTS)[K]['reply']>;
export type EventPayload<K extends EventName> = v.InferOutput<(typeof EVENTS)[K]>;

/** What answers the requests: one function per name. */
export type Handlers = { [K in RequestName]: (argument: Argument<K>) => Promise<Reply<K>> };

/** What the page gets as `window.cleEnMain`, frozen, and nothing more. */
export interface Bridge {
  /** Asks by name; the reply is parsed by the caller's side (src/renderer/program/bridge.ts). */
  request(name: string, argument: unknown): Promise<unknown>;
  /** Listens; returns the function that stops listening. */
  listen(name: string, listener: (payload: unknown) => void): () => void;
}

export function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name);
}
export function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}
