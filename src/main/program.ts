/** Puts the program together, whichever door it is reached through: the monitor of the check and the answers to the page's requests. */
import type { About, CheckStateMessage, Handlers } from '../shared/contract.ts';
import type { StartCardProcess } from './card-process.ts';
import { wordsFor } from '../shared/words.ts';
import { openEntry, services } from './links.ts';
import { createMonitor } from './diagnosis/monitor.ts';
import { practiceFacts, scenarios } from './session/practice.ts';
import { reportOf } from './session/report.ts';

/** What a door gives the program. */
export interface Door {
  readonly name: About['door'];
  readonly startCardProcess: StartCardProcess;
  /** Shows an address of the catalogue in the person's own browser; rejects when that fails. */
  showAddress(address: string): Promise<void>;
  /** Tells the page, if there is one now. */
  tell(name: 'check.changed', payload: CheckStateMessage): void;
}

export interface Program {
  readonly handlers: Handlers;
  /** Ends the card process and removes what is left of the session. */
  stop(): Promise<void>;
}

/** `practice`: the scenario to begin with, or null for the real machine. */
export function startProgram(door: Door, practice: string | null): Program {
  const entries = services();
  const monitor = createMonitor(door.startCardProcess, { facts: practiceFacts });
  if (practice !== null) monitor.practice(practice);
  monitor.subscribe((state) => door.tell('check.changed', state));
  const handlers: Handlers = {
    'app.about': async () => ({ version: __VERSION__, builtAt: __BUILT_AT__, door: door.name, mode: monitor.state().snapshot.mode, platform: platform(), language: 'fr' }),
    'check.state': async () => monitor.state(),
    'check.again': async () => { monitor.again(); },
    'check.hold': async (held) => { monitor.hold(held); },
    'check.ask-pin-tries': async () => { monitor.askPinTries(); },
    'check.report': async () => reportOf(monitor.state(), wordsFor('fr'), monitor.troubles()),
    'practice.list': async () => scenarios(),
    'practice.choose': async (id) => monitor.practice(id),
    'link.open': (id) => openEntry(entries, id, (address) => door.showAddress(address)),
    'session.end': async () => {
      monitor.practice(null);
      monitor.hold(false);
      return { removedFiles: 0 };
    },
  };
  return { handlers, stop: async () => { monitor.stop(); } };
}

function platform(): About['platform'] {
  switch (process.platform) {
    case 'win32': return 'windows';
    case 'darwin': return 'macos';
    case 'linux': return 'linux';
    default: return 'other';
  }
}
