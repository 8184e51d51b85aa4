/**
 * Puts the program together, whichever door it is reached through: the monitor of the check, the documents, and the
 * answers to the page's requests.
 */
import { join } from 'node:path';
import type { About, EventName, Handlers, EventPayload } from '../shared/contract.ts';
import type { StartCardProcess } from './card-process.ts';
import { hasUnsavedPages } from '../shared/documents.ts';
import { mayGo, pagePolicy } from '../shared/policy.ts';
import type { PdfLine } from '../shared/report-pdf.ts';
import type { Report } from '../shared/report.ts';
import { wordsFor } from '../shared/check-words.ts';
import { explainFailure, logError } from '../process/explain-failure.ts';
import type { Service } from '../shared/services.ts';
import { openEntry, services } from './links.ts';
import { exerciseOf, exerciseTitles, factsOf } from './practice/exercises.ts';
import { createSimulation } from './practice/simulation.ts';
import { documentHandlers, type DocumentsDoor } from './documents/handlers.ts';
import { createPlaces } from './documents/places/watch.ts';
import { volumesOf } from './documents/places/volumes.ts';
import { createSaving } from './documents/saving.ts';
import { createDocuments } from './documents/documents-service.ts';
import { createWorkers, type StartWorker } from './documents/workers.ts';
import { eachStep } from './each-step.ts';
import { awaitFirstScreen } from './first-screen.ts';
import { createMonitor } from './diagnosis/monitor.ts';
import { createTroubleshooter } from './diagnosis/troubleshooter.ts';
import { troubleshootingHandlers } from './diagnosis/troubleshooting-handlers.ts';
import { createKiosk } from './session/kiosk.ts';
import { fencedHandlers, placeWithoutDialog } from './session/kiosk-fence.ts';
import type { LeaveAnswer } from './session/leaving.ts';
import { diskTrouble } from './session/disk-trouble.ts';
import type { PolicyRead } from './session/read-policy.ts';
import { browserForWish } from './doors/find-browser.ts';
import { startWith } from './doors/browser/show-address.ts';
import { identityHere } from './session/identity.ts';
import { reportDataOf, reportLines } from './session/report.ts';
import { endTouched } from './session/touched.ts';
import { removeLeftovers, workingFolder } from './session/working-folder.ts';

/** On a slow PC the page needs seconds; the check then begins beside it, ms. */
const FIRST_SCREEN_LIMIT_MS = 4000;

/** What every door provides to the program. */
export interface Door extends DocumentsDoor {
  readonly name: About['door'];
  readonly startCardProcess: StartCardProcess;
  readonly startDocumentsWorker: StartWorker;
  /**
   * The card process, which would take the processor from it, waits until the page has drawn its first screen. A door
   * that has no page to show first, or that shows the check itself, leaves this out.
   */
  readonly waitsForFirstScreen?: boolean;
  /** Shows an address of the catalogue in the person's own browser; rejects when that fails. */
  showAddress(address: string): Promise<void>;
  /** Ends the program as the window's close button does. For the kiosk, which has no such button. */
  leave(): void;
  /**
   * Puts the window small beside the browser, or back to its full size. Only a window that is no kiosk can: a kiosk's
   * would lay the PC behind it open.
   */
  standBeside?(wanted: boolean): void;
  /** Takes the page's answer to the window's question whether it may close. Only the window asks that. */
  answerLeave?(said: LeaveAnswer): void;
  /** Removes what the system's own dialogs noted of this visit. A door without such dialogs has none. */
  forgetTraces?(): Promise<void>;
  /**
   * Takes what this visit copied or marked off the system's clipboards. A door that cannot leaves it to its page, which
   * can while it has the focus.
   */
  forgetCopied?(visit: { copied: boolean }): void;
  /** Milliseconds since somebody touched this PC; null where it cannot be known. A door that never knows has none. */
  idleFor?(): number | null;
  /** Ends the browser of this visitor once the page has had its answer. The window needs none. */
  handOver?(): void;
  /** Sends an event to the page, if there is a page now. */
  publish<K extends EventName>(name: K, payload: EventPayload<K>): void;
}

/** The program, as its door needs it. */
export interface Program {
  readonly handlers: Handlers;
  /** True while ending the program would lose pages. */
  hasUnsavedPages(): boolean;
  /** Ends the card process and the workers, and removes the session's files. */
  stop(): Promise<void>;
}

/** What is decided before the program starts. */
export interface Beginning {
  /** The practice scenario to begin with; null for the real machine. */
  readonly practice: string | null;
  readonly policy: PolicyRead;
}

/**
 * Starts everything behind `door`: the card process (once the first screen is drawn), the workers' pool (a worker only
 * with its first job), the session.
 * Meanwhile it removes what a killed start left. It returns at once.
 */
export function startProgram(door: Door, { practice, policy: { policy, trouble } }: Beginning): Program {
  /** The page's: it begins with the policy's and follows what the person chooses. */
  let language = policy.language;
  let catalogue: readonly Service[] | null = null;
  /** Made when first asked for: a visit may open no page at all, and the start has no time for it. */
  const entries = (): readonly Service[] => (catalogue ??= services(policy.services, language));
  const identity = identityHere();
  const kiosk = createKiosk(policy.kiosk, () => door.leave());
  const firstScreen = door.waitsForFirstScreen ? awaitFirstScreen(FIRST_SCREEN_LIMIT_MS) : null;
  const monitor = createMonitor(door.startCardProcess, { begin: firstScreen?.drawn });
  const simulation = createSimulation({
    exercise: exerciseOf,
    facts: (exercise, table) => factsOf(exercise, table, new Date()),
    judge: (facts) => {
      monitor.practise(facts);
      return monitor.state().snapshot;
    },
    publish: (state) => door.publish('practice.changed', state),
  });
  if (practice !== null) simulation.begin(practice);
  monitor.subscribe((state) => door.publish('check.changed', state));
  const troubleshooter = createTroubleshooter(monitor, { locked: policy.kiosk !== null }, (state) =>
    door.publish('troubleshooting.changed', state),
  );
  monitor.subscribe((state) => troubleshooter.see(state));
  const folder = workingFolder();
  const workers = createWorkers(door.startDocumentsWorker);
  const documents = createDocuments(workers, folder, (state) => door.publish('documents.changed', state));
  const saving = createSaving(documents, workers, folder, policy.language);
  const places = createPlaces({
    volumes: volumesOf(process.platform, { uid: process.getuid?.(), drives: () => monitor.drives() }),
    scanFolder: policy.scanFolder,
    onOffers: (offers) => door.publish('documents.places', [...offers]),
  });
  /** Removes what an earlier start left behind when it was killed. */
  const cleaned = removeLeftovers().catch(logError);
  let copied = false;
  const forgetCopied = (): void => {
    door.forgetCopied?.({ copied });
    copied = false;
  };
  const endSession = async ({ whole }: { whole: boolean }): Promise<number> => {
    let removed = 0;
    /** Its failure is the caller's to show: a working file could not be removed. */
    let stays: unknown = null;
    const failures = await endTouched(
      {
        scenario: () => {
          simulation.begin(null);
        },
        troubleshooting: () => troubleshooter.clear(),
        'held-card': () => monitor.hold(false),
        pages: () => documents.clear(),
        'saved-places': () => saving.clear(),
        'brought-from': () => places.forget(),
        workers: async () => {
          workers.stop();
          await cleaned;
          await workers.gone();
        },
        clipboard: forgetCopied,
        'desktop-list': () => door.forgetTraces?.(),
        'working-folder': async () => {
          removed = await folder.clear().catch((error: unknown) => {
            stays = error;
            return 0;
          });
        },
        // With a file that could not be removed the page stays, to say so.
        browser: () => (stays === null ? door.handOver?.() : undefined),
      },
      { whole },
    );
    for (const failure of failures) await logError(failure);
    if (stays !== null) throw stays;
    return removed;
  };
  const report = (): Report =>
    reportDataOf(
      monitor.state(),
      wordsFor(language),
      [trouble, diskTrouble(language), ...monitor.troubles()].filter((each) => each !== null),
      { language, walks: troubleshooter.walks(), identity },
    );
  const reportLinesOf = (): PdfLine[] => reportLines(report(), language);
  const handlers: Handlers = {
    ...documentHandlers(
      { documents, saving, places },
      {
        ...door,
        chooseTarget: async (name) =>
          mayGo(policy, 'dialogs')
            ? door.chooseTarget(policy.saveFolder === null ? name : join(policy.saveFolder, name))
            : placeWithoutDialog(policy.saveFolder ?? (await places.beginAt()), name),
      },
      () => endSession({ whole: false }),
    ),
    'app.about': async () => ({
      version: __VERSION__,
      builtAt: __BUILT_AT__,
      door: door.name,
      mode: monitor.state().snapshot.mode,
      platform: platform(),
      language: policy.language,
      policy: pagePolicy(policy, { faulty: trouble !== null }),
    }),
    'app.first-screen-drawn': async () => {
      firstScreen?.isDrawn();
    },
    'app.speak': async (chosen) => {
      if (chosen === language) return;
      language = chosen;
      catalogue = null;
    },
    'app.explain-failure': async (text) => {
      const explained = await explainFailure(text);
      console.error(explained);
      return explained;
    },
    'check.state': async () => monitor.state(),
    'check.again': async () => {
      monitor.again();
    },
    'check.hold': async (held) => {
      monitor.hold(held);
    },
    'check.ask-pin-tries': async () => {
      if (!simulation.act({ do: 'tries' })) monitor.askPinTries();
    },
    'check.probe': async (fact) => {
      monitor.probe(fact);
    },
    ...troubleshootingHandlers(troubleshooter, kiosk),
    'check.report': async () =>
      reportLinesOf()
        .map(({ text }) => `${text}\n`)
        .join(''),
    'check.report-whole': async () => ({ report: report(), lines: reportLinesOf() }),
    'practice.list': async () => exerciseTitles(language),
    'practice.choose': async (id) => simulation.begin(id),
    'practice.state': async () => simulation.state(),
    'practice.act': async (act) => simulation.act(act),
    'link.open': (id) => openEntry(entries(), id, (address) => door.showAddress(address)),
    'link.open-in': ({ id, browser }) => {
      const file = browserForWish(browser);
      return openEntry(entries(), id, (address) =>
        file === null ? door.showAddress(address) : startWith(file, address),
      );
    },
    'kiosk.leave': (code) => kiosk.leave(code),
    'window.stand-beside': async (wanted) => {
      door.standBeside?.(wanted);
      return wanted && door.standBeside !== undefined;
    },
    'session.end': async () => ({ removedFiles: await endSession({ whole: true }) }),
    'session.copied': async () => {
      copied = true;
    },
    'session.idle-for': async () => door.idleFor?.() ?? null,
    'session.answer-leave': async (said) => {
      door.answerLeave?.(said);
    },
  };
  return {
    handlers: fencedHandlers(handlers, policy, entries),
    hasUnsavedPages: () => hasUnsavedPages(documents.state()),
    stop: async () => {
      const failures = await eachStep([
        () => places.watch(false),
        () => monitor.stop(),
        () => endSession({ whole: false }),
        forgetCopied,
      ]);
      for (const failure of failures) await logError(failure);
    },
  };
}

function platform(): About['platform'] {
  switch (process.platform) {
    case 'win32':
      return 'windows';
    case 'darwin':
      return 'macos';
    case 'linux':
      return 'linux';
    default:
      return 'other';
  }
}
