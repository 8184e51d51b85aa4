/** When nobody is there any more: two waits after the last touch, and what counts as one. */

/** Where the watch learns of the person, and what it does. Times are in milliseconds. */
export interface IdleSurroundings {
  /** Silence after which the person is asked. */
  readonly remindAfter: number;
  /** Silence after which the session ends; null when it is not to end. Longer than `remindAfter`. */
  readonly endAfter: number | null;
  /** Whether the person is at work elsewhere, where the page sees no touch of theirs: a login in another window. */
  isElsewhere(): boolean;
  /** How long nobody has touched this PC; null where that cannot be known. */
  idleFor(): Promise<number | null>;
  /** Puts the question on the screen, or takes it off because the person is at work after all. */
  ask(asking: boolean): void;
  end(): void;
}

/** The watch, running from the moment it is made. */
export interface IdleWatch {
  /** The person touched the page. */
  touched(): void;
  stop(): void;
}

/**
 * Counts the silence since the last touch of the page. While the person is elsewhere a touch anywhere on this PC counts
 * as well. Where the program cannot see those, one more wait is granted, and no third: somebody who went away in the
 * middle of a login must not leave their session to the next visitor.
 */
export function watchIdleness(place: IdleSurroundings): IdleWatch {
  const { remindAfter, endAfter } = place;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let hasWaitedMore = false;
  const stop = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  };
  /** Begins both waits anew, `silent` of which have passed already. */
  const begin = (silent = 0): void => {
    stop();
    const waits = [setTimeout(() => void remind(waits), remindAfter - silent)];
    if (endAfter !== null) waits.push(setTimeout(() => void finish(waits), endAfter - silent));
    timers = waits;
  };
  /**
   * How long the person who is elsewhere has been silent there; null when they are not, or nobody knows. Undefined when
   * the waits were begun anew or stopped meanwhile.
   */
  const silentElsewhere = async (waits: typeof timers): Promise<number | null | undefined> => {
    const silent = await place.idleFor().catch(() => null);
    return timers === waits ? silent : undefined;
  };
  const remind = async (waits: typeof timers): Promise<void> => {
    if (!place.isElsewhere()) {
      place.ask(true);
      return;
    }
    const silent = await silentElsewhere(waits);
    if (silent === undefined) return;
    if (silent !== null && silent < remindAfter) begin(silent);
    else if (silent === null && !hasWaitedMore) {
      hasWaitedMore = true;
      begin();
    } else place.ask(true);
  };
  const finish = async (waits: typeof timers): Promise<void> => {
    const silent = place.isElsewhere() ? await silentElsewhere(waits) : null;
    if (silent === undefined) return;
    if (silent !== null && silent < remindAfter) {
      // They did not see the question, which stood in a window behind theirs.
      place.ask(false);
      begin(silent);
    } else {
      stop();
      place.ask(false);
      place.end();
    }
  };
  begin();
  return {
    touched() {
      hasWaitedMore = false;
      begin();
    },
    stop,
  };
}
