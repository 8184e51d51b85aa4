/**
 * Everything that the program can be asked, and every event it publishes.
 * A door (Electron's IPC, loopback) carries these messages and nothing else; each side parses what it receives by the
 * schema here.
 */
import * as v from 'valibot';
import { BROWSER_WISHES } from './browser-wish.ts';
import type { EventName, RequestName } from './contract-names.ts';
import { editSchema, takeApartSchema } from './document-edits.ts';
import {
  destinationSchema,
  documentsSchema,
  fileSchema,
  idSchema,
  placeOfferSchema,
  previewRequestSchema,
  previewSchema,
  uploadSchema,
  CHUNK_BYTES,
} from './documents.ts';
import { estimateSchema, openSavedSchema, openedSchema, saveRequestSchema, savedSchema } from './documents-saving.ts';
import { factNameSchema, factsSchema } from './facts.ts';
import { pagePolicySchema } from './policy.ts';
import { actSchema } from './practice/acts.ts';
import { practiceStateSchema } from './practice/practice-state.ts';
import { reportSchema } from './report.ts';
import { runModeSchema, snapshotSchema } from './snapshot.ts';
import { ANSWERS, STEP_IDS, troubleshootingSchema } from './troubleshooting/vocabulary.ts';

const nothing = v.undefined();
const asked = <const A extends v.GenericSchema, const R extends v.GenericSchema>(argument: A, reply: R) => ({
  argument,
  reply,
});

/** What the page must know of the program it belongs to; it does not change while the page is open. */
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

const linkOpenedSchema = v.variant('state', [
  v.object({ state: v.literal('opened') }),
  v.object({ state: v.literal('unknown-entry') }),
  v.object({ state: v.literal('failed'), address: v.string() }),
  /** A kiosk that opens no browser: the address is shown instead. */
  v.object({ state: v.literal('closed-here'), address: v.string() }),
]);

/** Requests: one argument, one reply. */
export const REQUESTS = {
  'app.about': asked(nothing, aboutSchema),
  /** The page has drawn its first screen: from now on the program may take the processor for other things. */
  'app.first-screen-drawn': asked(nothing, nothing),
  /** The language that the person has chosen on the page: lists, the report and addresses are in it from then on. */
  'app.speak': asked(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)), nothing),
  'check.state': asked(nothing, checkStateSchema),
  /** Examines everything again: the card and the system. */
  'check.again': asked(nothing, nothing),
  /** True: leave the card alone, because the person is logging in. False: they are done. */
  'check.hold': asked(v.boolean(), nothing),
  'check.ask-pin-tries': asked(nothing, nothing),
  /** Asks the system one thing again, for the trainer. */
  'check.probe': asked(factNameSchema, nothing),
  /** The report as plain text, free of personal data. */
  'check.report': asked(nothing, v.string()),
  /** The same as data, and line by line for paper. */
  'check.report-whole': asked(
    nothing,
    v.object({ report: reportSchema, lines: v.array(v.object({ text: v.string(), bold: v.boolean() })) }),
  ),
  'troubleshooting.state': asked(nothing, troubleshootingSchema),
  /** The trainer's code, where « Dépanner » is behind one; a wrong code is answered slowly. */
  'troubleshooting.unlock': asked(
    v.pipe(v.string(), v.maxLength(200)),
    v.picklist(['open', 'wrong-code', 'no-code-known']),
  ),
  /** Begins a search for the fault where the check stands, or takes up the one that was left; false while locked. */
  'troubleshooting.begin': asked(nothing, v.boolean()),
  /** Begins another search; what was tried in the one before stays in the report. False while locked. */
  'troubleshooting.anew': asked(nothing, v.boolean()),
  /** What the person says of a step. False when that step is no longer the present one. */
  'troubleshooting.answer': asked(v.object({ step: v.picklist(STEP_IDS), answer: v.picklist(ANSWERS) }), v.boolean()),
  /** « C'est fait »: the program looks whether it worked. False when that step is no longer the present one. */
  'troubleshooting.done': asked(v.picklist(STEP_IDS), v.boolean()),
  /** Takes back the last answer. */
  'troubleshooting.undo': asked(nothing, nothing),
  /** The practice scenarios by id, with a title in the present language. */
  'practice.list': asked(nothing, v.array(v.object({ id: v.string(), title: v.string() }))),
  /**
   * Switches to a practice scenario by its id, or with null to the real machine. False when there is no such scenario.
   */
  'practice.choose': asked(v.nullable(v.pipe(v.string(), v.maxLength(100))), v.boolean()),
  /** The exercise that is being done; null when there is none. */
  'practice.state': asked(nothing, v.nullable(practiceStateSchema)),
  /** Does something at the exercise's table. False when it is not possible now. */
  'practice.act': asked(actSchema, v.boolean()),
  /** Opens a catalogue entry, named by id, in the person's browser. */
  'link.open': asked(v.pipe(v.string(), v.maxLength(100)), linkOpenedSchema),
  /** The same in a browser of this PC that fits the wish; in the person's own where there is none. */
  'link.open-in': asked(
    v.object({ id: v.pipe(v.string(), v.maxLength(100)), browser: v.picklist(BROWSER_WISHES) }),
    linkOpenedSchema,
  ),
  /** A failure of the page as text; the same with the places in our own files, where they can be found. */
  'app.explain-failure': asked(v.pipe(v.string(), v.maxLength(20_000)), v.string()),
  'documents.state': asked(nothing, documentsSchema),
  /**
   * Brings in a file in parts: begun, sent part by part, ended. What has been read of it shows in `documents.changed`.
   */
  'documents.begin-file': asked(fileSchema, uploadSchema),
  /** `given-up`: the file was not brought in, and is listed under `troubles`. */
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
  /** `unreadable`: the page could not read the file to its end, for example because the stick was pulled out. */
  'documents.end-file': asked(
    v.object({ upload: idSchema, how: v.picklist(['whole', 'unreadable', 'cancelled']) }),
    nothing,
  ),
  /**
   * Asks for files in the system's own dialog and brings them in; answered when all have been copied. `no-dialog`: this
   * door has none, and the page asks in its browser's. `closed-here`: a kiosk without dialogs.
   */
  'documents.choose-files': asked(
    destinationSchema,
    v.picklist(['brought-in', 'cancelled', 'no-dialog', 'closed-here']),
  ),
  /** True while the documents' screen is open: then sticks and the scanner's folder are watched. */
  'documents.watch-places': asked(v.boolean(), nothing),
  /** Brings in the files of an offer. False when the offer is no longer there. */
  'documents.bring-place': asked(idSchema, v.boolean()),
  /** Makes one change. False when a page or document that it names is no longer there. */
  'documents.edit': asked(editSchema, v.boolean()),
  /** Makes single pages of pictures that show several; answered with how many pages came to them. */
  'documents.take-apart': asked(takeApartSchema, v.number()),
  'documents.undo': asked(nothing, nothing),
  'documents.redo': asked(nothing, nothing),
  /** The person has read the troubles: the list is emptied. */
  'documents.dismiss': asked(nothing, nothing),
  'documents.preview': asked(previewRequestSchema, previewSchema),
  'documents.estimate': asked(v.omit(saveRequestSchema, ['password', 'text']), estimateSchema),
  /** Asks where to save, writes beside that place and renames; answers when it is done. */
  'documents.save': asked(saveRequestSchema, savedSchema),
  'documents.open-saved': asked(openSavedSchema, openedSchema),
  /** Stops at once what is being brought in or saved. Pages that were read before stay. */
  'documents.cancel': asked(nothing, nothing),
  /** « Préparer un autre document »: removes every page and working file. */
  'documents.clear': asked(nothing, nothing),
  /**
   * Ends the program from a kiosk, with the trainer's code; a wrong code is answered slowly. Without a kiosk, the
   * window's own button ends it.
   */
  'kiosk.leave': asked(
    v.pipe(v.string(), v.maxLength(200)),
    v.picklist(['left', 'wrong-code', 'no-code-known', 'no-kiosk']),
  ),
  /**
   * True: the window becomes small and stays above the others, beside the page that a guide explains. False: it is as
   * it was. Answered with whether it stands so now; a browser's door and a kiosk never do.
   */
  'window.stand-beside': asked(v.boolean(), v.boolean()),
  /** « Fin de séance »: removes every working file and returns to the start. */
  'session.end': asked(nothing, v.object({ removedFiles: v.number() })),
  /** Text of the page was copied, by a button or by the person's own keys: the end of the session takes it back. */
  'session.copied': asked(nothing, nothing),
  /**
   * Milliseconds since somebody last touched this PC, in whichever window; null where the program cannot know. Asked
   * before a session is taken for abandoned.
   */
  'session.idle-for': asked(nothing, v.nullable(v.number())),
  /**
   * Answers `session.leave-asked`: `asking` once the question is on the screen, then what the person chose. When
   * nothing was asked it has no effect.
   */
  'session.answer-leave': asked(v.picklist(['asking', 'stay', 'leave']), nothing),
} as const satisfies Record<RequestName, unknown>;

/** Events, published to every listener. */
export const EVENTS = {
  'check.changed': checkStateSchema,
  'practice.changed': v.nullable(practiceStateSchema),
  'troubleshooting.changed': troubleshootingSchema,
  'documents.changed': documentsSchema,
  'documents.places': v.array(placeOfferSchema),
  /**
   * The window is being closed while pages are not saved, so the page asks the person. Only the window sends this; a
   * browser asks by itself.
   */
  'session.leave-asked': nothing,
} as const satisfies Record<EventName, unknown>;

export type { EventName, RequestName };
/** What a request is asked with. */
export type Argument<K extends RequestName> = v.InferOutput<(typeof REQUESTS)[K]['argument']>;
/** What a request is answered with. */
export type Reply<K extends RequestName> = v.InferOutput<(typeof REQUESTS)[K]['reply']>;
/** What an event carries. */
export type EventPayload<K extends EventName> = v.InferOutput<(typeof EVENTS)[K]>;

/** The functions that answer the requests, one for each name. */
export type Handlers = { [K in RequestName]: (argument: Argument<K>) => Promise<Reply<K>> };

/** What the page finds as `window.cleEnMain`: frozen, and nothing more than this. */
export interface Bridge {
  /** Sends a request by name; the caller's side (src/renderer/program/bridge.ts) parses the reply. */
  request(name: string, argument: unknown): Promise<unknown>;
  /** Listens to an event; returns the function that stops listening. */
  listen(name: string, listener: (payload: unknown) => void): () => void;
}
