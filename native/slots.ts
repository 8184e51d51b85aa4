/**
 * From what the watcher sees to facts about each reader's slot: examines each card that comes in, once, unless held.
 * Which state a slot is in and how it gets to the next is in slot-machine.ts; here is what it takes to find out.
 */
import type { Pcsc, Reader, Slot, Stage } from '../src/shared/facts.ts';
import { examine } from './eid/examine.ts';
import { flagNames, STATE } from './pcsc/codes.ts';
import type { Library } from './pcsc/library.ts';
import { kindOf, modelOf } from './pcsc/reader-name.ts';
import { namesOfCard, visitCard } from './pcsc/card-visit.ts';
import type { Seen, WatchedReader } from './pcsc/watcher.ts';
import { nextSlotState, paceOf, slotFactOf, type Phase, type SlotEvent, type SlotState } from './slot-machine.ts';
import { Abandoned, slotOfTrouble } from './slot-trouble.ts';

/** How often the facts say how a reading is getting on, ms. */
const PROGRESS_MS = 500;
/** How long to wait before a busy card is tried again, ms: longer each time. */
const BUSY_RETRY_MS = [500, 1000, 2000, 4000] as const;
/** The one answer to SELECT that says "another kind of card" (docs/facts/card.md#status-words). */
const FILE_NOT_FOUND = 'SW 6A82';
/** Applets 1.0–1.7 and 1.8 (docs/facts/card.md#recognising-a-belgian-eid). */
const ATRS: readonly RegExp[] = [/^3b98..40..a503010101ad131/, /^3b7f96000080318065b085040120120fff829000$/];

/** One visit to a card: what it is waiting for now, and whether its end still matters. */
interface Visit {
  abandoned: boolean;
  began: number;
  lastSign: number;
  phase: Phase;
  stage: Stage;
  inUse: boolean;
}

/**
 * One reader as it was last seen, the state of its slot, and the visit under way. `pinPad` and `cardNames` are null
 * while they are not known.
 */
interface Entry {
  seen: WatchedReader;
  state: SlotState;
  visit: Visit | null;
  timer: NodeJS.Timeout | undefined;
  pinPad: boolean | null;
  cardNames: string[] | null;
}

/** Every reader's slot: reads each card that comes in, and publishes the facts that came of it. */
export class Slots {
  readonly #library: Library;
  readonly #publish: (facts: Pcsc) => void;
  readonly #entries = new Map<string, Entry>();
  /**
   * Readers with a call under way. One each: calls that a driver never answers would take all threads, the watcher's
   * too. A reading that begins meanwhile waits for it, and its time already counts.
   */
  readonly #underWay = new Set<string>();
  #service: Pcsc['service'] = { state: 'starting' };
  #held = false;
  #observedAt = performance.timeOrigin;

  /** @param publish called with the facts after every change */
  constructor(library: Library, publish: (facts: Pcsc) => void) {
    this.#library = library;
    this.#publish = publish;
  }

  /** The facts about the service, every reader and its card, as they are now. */
  facts(): Pcsc {
    return {
      service: this.#service,
      held: this.#held,
      observedAt: this.#observedAt,
      readers: [...this.#entries.values()].map(describe),
    };
  }

  /** Takes in what the watcher found: readers that came or went, cards that came or went, or the service's silence. */
  see(seen: Seen): void {
    this.#observedAt = seen.at;
    if (seen.service === 'silent') {
      // What is in the readers may have changed unseen: the service's own state says that none of it counts now.
      this.#service = { state: 'silent', sinceMs: seen.sinceMs };
      this.#publish(this.facts());
      return;
    }
    const readers = seen.service === 'up' ? seen.readers : [];
    this.#service = seen.service === 'up' ? { state: 'up' } : { state: 'down', code: seen.code };
    for (const [name, entry] of this.#entries) {
      if (readers.some((reader) => reader.name === name)) continue;
      this.#apply(entry, { is: 'gone' });
      this.#entries.delete(name);
    }
    for (const reader of readers) this.#seeReader(reader);
    this.#publish(this.facts());
  }

  /** While held nothing is sent to any card; afterwards cards are read again. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    for (const entry of this.#entries.values()) this.#apply(entry, { is: held ? 'hold' : 'release' });
    this.#publish(this.facts());
  }

  /** Examines the present cards again; `asksTries` also asks for the PIN tries left. */
  again(asksTries: boolean): void {
    for (const entry of this.#entries.values()) this.#apply(entry, { is: 'again', asksTries });
    this.#publish(this.facts());
  }

  #seeReader(seen: WatchedReader): void {
    const entry = this.#entries.get(seen.name);
    if (entry === undefined) {
      const fresh: Entry = {
        seen,
        state: { at: 'empty' },
        visit: null,
        timer: undefined,
        pinPad: null,
        cardNames: null,
      };
      this.#entries.set(seen.name, fresh);
      this.#apply(fresh, this.#arrival(seen));
      return;
    }
    const before = entry.seen;
    entry.seen = seen;
    // Our own and other programs' connections change INUSE and EXCLUSIVE: of a card only that it comes, goes or wakes
    // up counts, and that another program has taken it for itself alone or has let it go. We never take one so.
    const counter = (state: number): number => state >>> 16;
    const same =
      isPresent(before) === isPresent(seen) &&
      isMute(before) === isMute(seen) &&
      counter(before.state) === counter(seen.state);
    if (!same) this.#apply(entry, this.#arrival(seen));
    else if (isTaken(before) !== isTaken(seen) && (entry.state.at === 'settled' || entry.state.at === 'busy'))
      // What was read stood for a card that others could use. Whether it still does, a new reading says.
      this.#apply(entry, { is: 'again', asksTries: false });
  }

  #arrival(seen: WatchedReader): SlotEvent {
    if (!isPresent(seen)) return { is: 'gone' };
    return isMute(seen) ? { is: 'silent-card' } : { is: 'card', held: this.#held };
  }

  /** Moves a slot on, and does what its new state asks for. */
  #apply(entry: Entry, event: SlotEvent): void {
    const before = entry.state;
    entry.state = nextSlotState(before, event);
    if (entry.state === before || event.is === 'progress') return;
    clearTimeout(entry.timer);
    if (entry.visit !== null) entry.visit.abandoned = true;
    entry.visit = null;
    if (entry.state.at === 'empty' || entry.state.at === 'mute') entry.cardNames = null;
    if (entry.state.at === 'reading') this.#begin(entry);
    if (entry.state.at === 'busy') {
      const delay = BUSY_RETRY_MS[Math.min(entry.state.tries - 1, BUSY_RETRY_MS.length - 1)];
      entry.timer = setTimeout(() => this.#change(entry, { is: 'retry' }), delay);
    }
  }

  /** Moves a slot on, and publishes the facts as they are then. */
  #change(entry: Entry, event: SlotEvent): void {
    this.#apply(entry, event);
    this.#publish(this.facts());
  }

  #begin(entry: Entry): void {
    const began = performance.now();
    const visit: Visit = {
      abandoned: false,
      began,
      lastSign: began,
      phase: 'connect',
      stage: 'connect',
      inUse: (entry.seen.state & STATE.inUse) !== 0,
    };
    entry.visit = visit;
    this.#watchOver(entry, visit);
    this.#start(entry, visit);
  }

  /** Publishes how the reading is getting on while it lasts. */
  #watchOver(entry: Entry, visit: Visit): void {
    entry.timer = setTimeout(() => {
      if (visit.abandoned) return;
      const now = performance.now();
      const sinceMs = Math.round(now - visit.began);
      const { phase, inUse, stage } = visit;
      const { pace, why } = paceOf({ sinceMs, quietMs: now - visit.lastSign, phase, inUse });
      // A stuck reading is said once more as it becomes so, and then left alone.
      if (pace !== 'normal' && !(entry.state.at === 'reading' && entry.state.pace === 'stuck'))
        this.#change(entry, { is: 'progress', pace, why, stage, sinceMs });
      this.#watchOver(entry, visit);
    }, PROGRESS_MS);
  }

  #start(entry: Entry, visit: Visit): void {
    const { name } = entry.seen;
    if (this.#underWay.has(name)) return;
    this.#underWay.add(name);
    void this.#examine(entry, visit).then((slot) => {
      this.#underWay.delete(name);
      const now = this.#entries.get(name);
      if (!visit.abandoned) this.#change(entry, { is: 'result', slot });
      // This visit was begun while the call was stuck; now it can go on.
      else if (now?.visit != null) this.#start(now, now.visit);
    });
  }

  async #examine(entry: Entry, visit: Visit): Promise<Slot> {
    const known = atrKnown(entry.seen.atr);
    const { seen } = entry;
    const asksTries = entry.state.at === 'reading' && entry.state.asksTries;
    try {
      const examined = await visitCard(
        this.#library,
        seen.name,
        (transmit) => {
          visit.stage = 'select';
          return examine(
            async (command) => {
              // Nobody needs this visit any more, and the next one waits for its end.
              if (visit.abandoned) throw new Abandoned();
              return transmit(command);
            },
            asksTries,
            (stage) => {
              visit.stage = stage;
            },
          );
        },
        {
          waitsFor: (phase) => {
            visit.phase = phase;
            visit.lastSign = performance.now();
          },
          pinPad: entry.pinPad === null ? (found) => (entry.pinPad = found) : null,
        },
      );
      if (examined.kind === 'eid') {
        entry.cardNames = await namesOfCard(this.#library, seen.atr);
        return { state: 'eid', eid: examined.eid };
      }
      return examined.statusWord === FILE_NOT_FOUND
        ? { state: 'not-eid', statusWord: examined.statusWord, atrKnown: known }
        : { state: 'unreadable', code: examined.statusWord, stage: 'select', atrKnown: known };
    } catch (error) {
      return slotOfTrouble(error, visit.stage, known);
    }
  }
}

const isPresent = ({ state }: WatchedReader): boolean => (state & STATE.present) !== 0;
const isTaken = ({ state }: WatchedReader): boolean => (state & STATE.exclusive) !== 0;
const isMute = ({ state }: WatchedReader): boolean => (state & STATE.mute) !== 0;

function describe({ seen, state, pinPad, cardNames }: Entry): Reader {
  return {
    id: seen.name,
    model: modelOf(seen.name),
    kind: kindOf(seen.name),
    pinPad,
    working: (seen.state & (STATE.unknown | STATE.unavailable)) === 0,
    cardNames,
    flags: flagNames(seen.state),
    slot: slotFactOf(state),
  };
}

function atrKnown(atr: Uint8Array): boolean {
  const hex = Buffer.from(atr).toString('hex');
  return ATRS.some((pattern) => pattern.test(hex));
}
