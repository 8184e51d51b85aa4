/**
 * Parts of the page that are fetched when they are first needed. React's `use` waits for them, and draws the screen
 * anew when they have come or failed: it has to find the same promise then, or it would wait for ever.
 */

/** What `use` looks at before it waits: a part that is there is shown at once, without one « Un instant… ». */
export type Loading<T> = Promise<T> & { status?: 'fulfilled'; value?: T };

const failed = new Set<() => void>();

/**
 * Gives a promise of what is being fetched, marked once it is there, so that `use` shows it at once. One that failed
 * stays so until `forgetFailed`.
 * @param drop takes the promise out of where it is kept, so that it is fetched anew
 */
export function begunLoading<T>(fetched: Promise<T>, drop: () => void): Loading<T> {
  const now: Loading<T> = fetched.then((value) => fulfil(now, value));
  now.catch(() => failed.add(drop));
  return now;
}

/** Marks a promise as fulfilled with this value, and gives the value. */
export function fulfil<T>(promise: Loading<T>, value: T): T {
  Object.assign(promise, { status: 'fulfilled', value });
  return value;
}

/**
 * Has what could not be fetched fetched anew when it is next asked for: called when somebody tries the screen once
 * more.
 */
export function forgetFailed(): void {
  for (const drop of failed) drop();
  failed.clear();
}
