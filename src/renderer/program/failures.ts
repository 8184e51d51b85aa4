/**
 * The one net under everything that goes wrong on the page: a request that fails, a promise nobody waits for, an error
 * in an event.
 */
import { create } from 'zustand';
import { useNavigation } from './navigation.ts';

/**
 * A failure as the trainer's details show it: what was being done, the error and where it came from. Never a person's
 * data.
 */
export interface Failure {
  readonly detail: string;
}

/**
 * The failure that the screen reports until the person closes it or goes elsewhere. The first one stays: what follows
 * is often its result.
 */
export const useFailure = create<{ failure: Failure | null }>(() => ({ failure: null }));

/** Chromium reports this for a layout that settled one frame later; nothing has failed. */
const HARMLESS = /^ResizeObserver loop/;

/**
 * Shows on the present screen that something did not work, unless it shows an earlier failure already; writes it to the
 * console in any case.
 */
export function reportFailure(error: unknown): void {
  const detail = detailOf(error);
  console.error(detail);
  useFailure.setState((now) => (now.failure === null ? { failure: { detail } } : now));
}

/** Takes the failure off the screen, because the person has read it or has gone to another screen. */
export function dismissFailure(): void {
  useFailure.setState({ failure: null });
}

/**
 * What a failure says for the trainer: an error with its place in our code and its causes; anything else that was
 * thrown, as text.
 */
export function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack = '', cause } = error;
  const own = stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
  return cause === undefined ? own : `${own}\n${detailOf(cause)}`;
}

/**
 * Has every error that nobody else caught reported on the screen, and takes a failure off when the screen changes.
 * Called once, before anything is drawn.
 */
export function catchEverything(): void {
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    reportFailure(event.reason);
  });
  window.addEventListener('error', (event) => {
    if (!HARMLESS.test(event.message)) reportFailure(event.error ?? event.message);
  });
  // A failure belongs to the screen on which it happened.
  useNavigation.subscribe((now, before) => {
    if (now.screen !== before.screen) dismissFailure();
  });
}
