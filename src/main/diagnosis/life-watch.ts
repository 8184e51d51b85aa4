/**
 * Whether the card process is alive: it sends something at least every second (native/host.ts). One that was stopped,
 * or that gets no time at all, keeps its last facts on the screen; nobody may take those for true.
 */

/** No message for this long is silence, ms: two signs of life missed, and within the three seconds a person waits. */
export const SILENT_MS = 2300;
/**
 * A slow PC takes that long to start a process: until then it owes no sign of life, ms. One that had to be started anew
 * is given as much again each time: on a PC that is slower still, it would otherwise never come to its first word.
 */
const START_MS = 8000;
const LONGEST_START_MS = 32_000;
/** After this it is ended and started anew, ms. */
const GIVE_UP_MS = 10_000;
/** How often the time since its last message is checked, ms. */
const LISTEN_MS = 500;
/** This program itself was asleep (a closed lid): silence then says nothing about the other one, ms. */
const OVERSLEPT_MS = 1500;

/** Counts the time since the card process was last heard. */
export interface LifeWatch {
  /** The process was started, for the first time or after so many others. */
  begun(restarts: number): void;
  /** A message came. */
  heard(): void;
  /** The process has ended: there is nothing to watch. */
  gone(): void;
  stop(): void;
}

/**
 * Makes what watches over a card process from `begun` on, which gives it eight seconds or more to start. After 2.3
 * seconds without a message it calls `silent` every half second, and after ten `giveUp`, once; it ends no process
 * itself. Where this program itself stood still (a closed lid), the seconds are counted from its waking.
 */
export function createLifeWatch({
  silent,
  giveUp,
}: {
  /** Called every half second of a silence. */
  silent(sinceMs: number): void;
  /** Called once per silence. */
  giveUp(): void;
}): LifeWatch {
  let last: number | null = null;
  let gaveUp = false;
  let listenedAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - listenedAt > OVERSLEPT_MS && last !== null) last = Math.max(last, now);
    listenedAt = now;
    const sinceMs = last === null ? 0 : Math.round(now - last);
    if (sinceMs < SILENT_MS) return;
    silent(sinceMs);
    if (sinceMs < GIVE_UP_MS || gaveUp) return;
    gaveUp = true;
    giveUp();
  }, LISTEN_MS);
  timer.unref();
  return {
    begun(restarts) {
      last = performance.now() + Math.min(START_MS * (restarts + 1), LONGEST_START_MS);
      gaveUp = false;
    },
    heard() {
      last = performance.now();
      gaveUp = false;
    },
    gone() {
      last = null;
    },
    stop: () => clearInterval(timer),
  };
}
