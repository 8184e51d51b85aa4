/**
 * Decides when the documents' state is published: at once after what the person did, at most ten times a second for
 * what happens by itself.
 */
export interface Publication {
  /** Within a tenth of a second; a hundred small changes in that time are published as one. */
  soon(): void;
  now(): void;
}

const EVERY_MS = 100;

/**
 * Makes what calls `publish`, which sends the documents' state to the open pages: at once when told `now`, within a
 * tenth of a second when told `soon`.
 */
export function createPublication(publish: () => void): Publication {
  let timer: NodeJS.Timeout | null = null;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = null;
        publish();
      }, EVERY_MS);
    },
    now() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      publish();
    },
  };
}
