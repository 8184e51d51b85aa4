/** What goes on in the background and how far it is: bringing files in, saving. Each can be stopped by its signal. */
import type { Documents } from '../../shared/documents.ts';
import type { Publication } from './publication.ts';
import { progress } from './progress.ts';

/** The person said stop, or the session ended. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** A saving under way; its signal is aborted when the person says stop or the session ends. */
export interface SavingShown {
  /** One more page is made. */
  step(): void;
  end(): void;
  readonly signal: AbortSignal;
}

/** The work that the screen shows. */
export interface SessionWork {
  /** Saving is shown where both go on: it is what the person waits for. */
  shown(): Documents['work'];
  /** More steps for the bringing in that is under way, or for a new one. The signal belongs to that bringing in. */
  addSteps(steps: number): AbortSignal;
  /** The same for a bringing in that may have ended or been stopped meanwhile: then nothing happens. */
  addStepsTo(signal: AbortSignal, steps: number): void;
  /** One step of the bringing in with this signal is done. */
  step(signal: AbortSignal): void;
  /** Of the bringing in under way; null when there is none. */
  bringingSignal(): AbortSignal | null;
  /** Files that came together have the same number. */
  batch(): number;
  showSaving(pages: number): SavingShown;
  /** Stops saving, or else bringing in; says which. */
  cancel(): 'saving' | 'bringing';
  stopAll(): void;
}

interface Task {
  done: number;
  total: number;
  readonly since: number;
  readonly stop: AbortController;
}
const begun = (total: number): Task => ({ done: 0, total, since: Date.now(), stop: new AbortController() });

/**
 * Makes what counts the steps of bringing in and of saving, and stops either by its signal. It has each step published
 * within a tenth of a second; that something was stopped is the caller's to publish. Nothing is under way at first.
 */
export function createSessionWork(publication: Publication): SessionWork {
  let bringing: Task | null = null;
  let saving: Task | null = null;
  let batch = 0;
  return {
    shown() {
      const task = saving ?? bringing;
      if (task === null) return { kind: 'idle' };
      const kind = saving === null ? 'bringing' : 'saving';
      return { kind, ...progress(task.done, task.total, Date.now() - task.since) };
    },
    addSteps(steps) {
      if (bringing === null) {
        batch += 1;
        bringing = begun(0);
      }
      bringing.total += steps;
      publication.soon();
      return bringing.stop.signal;
    },
    addStepsTo(signal, steps) {
      if (bringing?.stop.signal === signal) bringing.total += steps;
    },
    step(signal) {
      if (bringing?.stop.signal !== signal) return;
      bringing.done += 1;
      if (bringing.done >= bringing.total) bringing = null;
      publication.soon();
    },
    bringingSignal: () => bringing?.stop.signal ?? null,
    batch: () => batch,
    showSaving(pages) {
      const mine = begun(pages);
      saving = mine;
      publication.soon();
      return {
        signal: mine.stop.signal,
        step() {
          mine.done += 1;
          publication.soon();
        },
        end() {
          if (saving === mine) saving = null;
          publication.soon();
        },
      };
    },
    cancel() {
      if (saving !== null) {
        saving.stop.abort(new Cancelled());
        return 'saving';
      }
      const stopped = bringing;
      bringing = null;
      stopped?.stop.abort(new Cancelled());
      return 'bringing';
    },
    stopAll() {
      const [one, other] = [bringing, saving];
      bringing = null;
      saving = null;
      one?.stop.abort(new Cancelled());
      other?.stop.abort(new Cancelled());
    },
  };
}
