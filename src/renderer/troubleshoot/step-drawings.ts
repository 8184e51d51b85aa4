/** One drawing for each step of « Dépanner », and for each culprit. */
import type { DrawingName } from '../../shared/drawings.ts';
import type { Culprit, StepId } from '../../shared/troubleshooting/vocabulary.ts';

/** The drawing of each step. */
export const STEP_DRAWINGS: Readonly<Record<StepId, DrawingName>> = {
  date: 'clock-wrong',
  unplug: 'reader-missing',
  lamp: 'reader-missing',
  replug: 'reader-plug',
  'other-port': 'reader-plug',
  insert: 'card-insert',
  clean: 'chip-clean',
  'close-programs': 'close-windows',
  'other-card': 'bank-card',
  'card-elsewhere': 'card-insert',
  'other-reader': 'reader-plug',
  'reader-elsewhere': 'computer',
  'card-other-pc': 'computer',
  symptom: 'browser-error',
  message: 'search',
  'reported-lost': 'call',
  'other-sites': 'browser-window',
  'close-card-programs': 'card-busy',
  'reopen-browser': 'close-windows',
  'other-browser': 'browser-window',
  'test-site': 'browser-window',
  'other-eid': 'card-other',
  'other-pc': 'computer',
  'other-reader-login': 'reader-plug',
};

/** The drawing of each culprit. */
export const CULPRIT_DRAWINGS: Readonly<Record<Culprit, DrawingName>> = {
  card: 'chip-broken',
  reader: 'reader-missing',
  pc: 'computer',
  site: 'browser-error',
};
