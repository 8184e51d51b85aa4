/**
 * Everything that one person's visit may touch on this PC. The end of a session walks this list and nothing else: what
 * is added here must be given its end (the compiler asks for it), and what has an end here is ended in every door.
 *
 * Two things are ended elsewhere: in the browser door the clipboard by the page that filled it
 * (src/renderer/parts/clipboard.ts), and what a killed program left by the next start (left-behind.ts, profile.ts,
 * window-folder.ts).
 */
import { eachStep, type EndStep } from '../each-step.ts';

/**
 * In the order in which they end. `document`: also at « Préparer un autre document » and when the program ends;
 * `session`: only when one visitor makes room for the next.
 */
export const TOUCHED = [
  /** The scenario being practised. */
  { what: 'scenario', until: 'session' },
  /** The search for a fault, and what was tried; the trainer's code has to be given again. */
  { what: 'troubleshooting', until: 'session' },
  /** A card that is left alone while its owner logs in. */
  { what: 'held-card', until: 'session' },
  /** Pages, their pictures, files still coming in, jobs under way. */
  { what: 'pages', until: 'document' },
  /** Where documents were saved: the next visitor must not open them from here. */
  { what: 'saved-places', until: 'document' },
  /** Which files of a stick or of the scanner were brought in, and the folder chosen last. */
  { what: 'brought-from', until: 'document' },
  /** The processes that hold pictures in memory. */
  { what: 'workers', until: 'document' },
  /** The clipboard, and on Linux what was marked last. When the program ends, it is emptied as well. */
  { what: 'clipboard', until: 'session' },
  /** The list of recently used files, where the system's own dialogs note what was opened and saved. */
  { what: 'desktop-list', until: 'document' },
  /** Working copies, and unfinished files beside their targets. */
  { what: 'working-folder', until: 'document' },
  /** The browser that shows the page, with its lists of downloads and addresses, and its profile. */
  { what: 'browser', until: 'session' },
] as const;

/** A thing that a session touches. */
export type Touched = (typeof TOUCHED)[number]['what'];

/** How each of them ends. */
export type Endings = Readonly<Record<Touched, EndStep>>;

/**
 * Ends what a visit has touched, in the order of TOUCHED, each even where one before it failed. `whole`: the visitor
 * goes; otherwise the documents only. Never rejects.
 * @returns what was thrown, in order
 */
export function endTouched(endings: Endings, { whole }: { whole: boolean }): Promise<readonly unknown[]> {
  return eachStep(TOUCHED.filter(({ until }) => whole || until === 'document').map(({ what }) => endings[what]));
}
