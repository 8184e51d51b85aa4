/**
 * The names of the contract's requests and events, without their shapes (contract.ts): all that stands between page and
 * program needs no more, and is loaded before anything else at each start.
 */

/** What the page may ask of the program, by name. */
export const REQUEST_NAMES = [
  'app.about',
  'app.first-screen-drawn',
  'app.speak',
  'check.state',
  'check.again',
  'check.hold',
  'check.ask-pin-tries',
  'check.probe',
  'check.report',
  'check.report-whole',
  'troubleshooting.state',
  'troubleshooting.unlock',
  'troubleshooting.begin',
  'troubleshooting.anew',
  'troubleshooting.answer',
  'troubleshooting.done',
  'troubleshooting.undo',
  'practice.list',
  'practice.choose',
  'practice.state',
  'practice.act',
  'link.open',
  'link.open-in',
  'app.explain-failure',
  'documents.state',
  'documents.begin-file',
  'documents.send-part',
  'documents.end-file',
  'documents.choose-files',
  'documents.watch-places',
  'documents.bring-place',
  'documents.edit',
  'documents.take-apart',
  'documents.undo',
  'documents.redo',
  'documents.dismiss',
  'documents.preview',
  'documents.estimate',
  'documents.save',
  'documents.open-saved',
  'documents.cancel',
  'documents.clear',
  'kiosk.leave',
  'window.stand-beside',
  'session.end',
  'session.copied',
  'session.idle-for',
  'session.answer-leave',
] as const;
/** What the program sends to the page unasked, by name. */
export const EVENT_NAMES = [
  'check.changed',
  'practice.changed',
  'troubleshooting.changed',
  'documents.changed',
  'documents.places',
  'session.leave-asked',
] as const;

export type RequestName = (typeof REQUEST_NAMES)[number];
export type EventName = (typeof EVENT_NAMES)[number];

/** Whether the contract knows a request of this name; a door refuses all others. */
export const isRequestName = (name: string): name is RequestName => REQUEST_NAMES.some((each) => each === name);
/** Whether the contract knows an event of this name. */
export const isEventName = (name: string): name is EventName => EVENT_NAMES.some((each) => each === name);
