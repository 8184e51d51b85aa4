/** From what the watcher sees to facts about each reader's slot: examines each card that comes in, once, unless held. */
import type { Pcsc, Reader, Slot } from '../src/shared/facts.ts';
import { CardTrouble } from './eid/exchange.ts';
import { examine } from './eid/examine.ts';
import { flagNames, PcscError, STATE } from './pcsc/codes.ts';
import type { Library } from './pcsc/library.ts';
import { kindOf, modelOf } from './pcsc/reader-name.ts';
import { visitCard } from './pcsc/session.ts';
import type { Seen, WatchedReader } from './pcsc/watcher.ts';

/** A reading that takes longer than this is told as slow, ms. */
const SLOW_MS = 3000;
/** While another program holds the card: try again after this, longer each time, ms. */
const BUSY_RETRY_MS = [500, 1000, 2000, 4000] as const;
const REMOVED: readonly string[] = [
  'SCARD_W_REMOVED_CARD',
  'SCARD_E_NO_SMARTCARD',
  'SCARD_E_READER_UNAVAILABLE',
  'SCARD_E_UNKNOWN_READER',
  'SCARD_E_NO_SERVICE',
];
const SILENT: readonly string[] = ['SCARD_W_UNPOWERED_CARD', 'SCARD_W_UNRESPONSIVE_CARD'];
/** Applets 1.0–1.7 and 1.8; a hint for the trainer, never a verdict (docs/facts/card.md#recognising-a-belgian-eid). */
const ATRS: readonly RegExp[] = [/^3b98..40..a503010101ad131/, /^3b7f96000080318065b085040120120fff829000$/];

interface Entry {
  seen: WatchedReader;
  slot: Slot;
  visit: number;
  busyTries: number;
  timer: NodeJS.Timeout | undefined;
  /** To be examined as soon as the call that is stuck on this reader comes back; with or without the PIN tries. */
  waiting: { askTries: boolean } | null;
}

export class Slots {
  readonly #library: Library;
  readonly #tell: (facts: Pcsc) => void;
  readonly #entries = new Map<string, Entry>();
  /** Readers with an examination under way. One each: calls that a driver never answers would take all threads, the watcher's too. */
  readonly #underWay = new Set<string>();
  #service: Pcsc['service'] = { state: 'starting' };
  #held = false;
  #observedAt = performance.timeOrigin;

  constructor(library: Library, tell: (facts: Pcsc) => void) {
    this.#library = library;
    this.#tell = tell;
  }

  facts(): Pcsc {
    return {
      service: this.#service,
      held: this.#held,
      observedAt: this.#observedAt,
      readers: [...this.#entries.values()].map(describe),
    };
  }

  see(seen: Seen): void {
    this.#observedAt = seen.at;
    const readers = seen.service === 'up' ? seen.readers : [];
    this.#service = seen.service === 'up' ? { state: 'up' } : { state: 'down', code: seen.code };
    for (const [name, entry] of this.#entries) {
      if (readers.some((reader) => reader.name === name)) continue;
      this.#forget(entry);
      this.#entries.delete(name);
    }
    for (const reader of readers) this.#seeReader(reader);
    this.#tell(this.facts());
  }

  /** While held nothing is sent to any card; afterwards cards are read again. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    this.again(false);
  }

  /** Examines the present cards again; `askTries` also asks for the PIN tries left. */
  again(askTries: boolean): void {
    for (const entry of this.#entries.values()) {
      if (isPresent(entry.seen) && !isMute(entry.seen)) this.#begin(entry, askTries);
    }
    this.#tell(this.facts());
  }

  #seeReader(seen: WatchedReader): void {
    const entry = this.#entries.get(seen.name);
    if (entry === undefined) {
      const fresh: Entry = { seen, slot: { state: 'empty' }, visit: 0, busyTries: 0, timer: undefined, waiting: null };
      this.#entries.set(seen.name, fresh);
      this.#arrive(fresh);
      return;
    }
    const before = entry.seen;
    entry.seen = seen;
    // Our own and other programs' connections change INUSE and EXCLUSIVE: only a card that comes, goes or wakes up counts.
    const counter = (state: number): number => state >>> 16;
    const same =
      isPresent(before) === isPresent(seen) &&
      isMute(before) === isMute(seen) &&
      counter(before.state) === counter(seen.state);
    if (!same) this.#arrive(entry);
  }

  #arrive(entry: Entry): void {
    this.#forget(entry);
    entry.busyTries = 0;
    if (!isPresent(entry.seen)) entry.slot = { state: 'empty' };
    else if (isMute(entry.seen)) entry.slot = { state: 'mute', code: null };
    else this.#begin(entry, false);
  }

  /** Makes whatever is under way for this slot count for nothing. */
  #forget(entry: Entry): void {
    entry.visit += 1;
    entry.waiting = null;
    clearTimeout(entry.timer);
  }

  #begin(entry: Entry, askTries: boolean): void {
    this.#forget(entry);
    if (this.#held) {
      entry.slot = { state: 'held' };
      return;
    }
    const visit = entry.visit;
    const began = performance.now();
    if (entry.slot.state !== 'busy') entry.slot = { state: 'reading' };
    entry.timer = setTimeout(
      () =>
        this.#settle(entry, visit, { state: 'slow', why: 'no-answer', sinceMs: Math.round(performance.now() - began) }),
      SLOW_MS,
    );
    this.#visit(entry, askTries);
  }

  #visit(entry: Entry, askTries: boolean): void {
    const {
      visit,
      seen: { name },
    } = entry;
    if (this.#underWay.has(name)) {
      entry.waiting = { askTries };
      return;
    }
    this.#underWay.add(name);
    void this.#examine(entry, askTries).then((slot) => {
      this.#underWay.delete(name);
      const now = this.#entries.get(name);
      if (now?.waiting != null) {
        const { waiting } = now;
        now.waiting = null;
        this.#visit(now, waiting.askTries);
      }
      if (entry.visit !== visit) return;
      clearTimeout(entry.timer);
      if (slot.state === 'busy') {
        const delay = BUSY_RETRY_MS[Math.min(entry.busyTries, BUSY_RETRY_MS.length - 1)];
        entry.busyTries += 1;
        entry.timer = setTimeout(() => {
          if (entry.visit === visit) this.#begin(entry, askTries);
        }, delay);
      }
      this.#settle(entry, visit, slot);
    });
  }

  #settle(entry: Entry, visit: number, slot: Slot): void {
    if (entry.visit !== visit) return;
    entry.slot = slot;
    this.#tell(this.facts());
  }

  async #examine(entry: Entry, askTries: boolean): Promise<Slot> {
    let stage: CardTrouble['stage'] | 'connect' = 'connect';
    const { visit } = entry;
    const known = atrKnown(entry.seen.atr);
    try {
      const examined = await visitCard(this.#library, entry.seen.name, (transmit) => {
        stage = 'select';
        return examine((command) => {
          // Of no use any more: the next visit waits for this one.
          if (this.#held || entry.visit !== visit) throw new PcscError('held', 'HELD');
          return transmit(command);
        }, askTries);
      });
      return examined.kind === 'eid'
        ? { state: 'eid', eid: examined.eid }
        : { state: 'not-eid', statusWord: examined.statusWord, atrKnown: atrKnown(entry.seen.atr) };
    } catch (error) {
      if (error instanceof CardTrouble)
        return { state: 'unreadable', code: error.code, stage: error.stage, atrKnown: known };
      if (!(error instanceof PcscError))
        return { state: 'unreadable', code: error instanceof Error ? error.name : 'UNKNOWN', stage, atrKnown: known };
      if (error.code === 'HELD') return { state: 'held' };
      if (error.code === 'SCARD_E_SHARING_VIOLATION') return { state: 'busy', code: error.code };
      if (REMOVED.includes(error.code)) return { state: 'removed' };
      if (SILENT.includes(error.code)) return { state: 'mute', code: error.code };
      return { state: 'unreadable', code: error.code, stage, atrKnown: known };
    }
  }
}

const isPresent = ({ state }: WatchedReader): boolean => (state & STATE.present) !== 0;
const isMute = ({ state }: WatchedReader): boolean => (state & STATE.mute) !== 0;

function describe({ seen, slot }: Entry): Reader {
  return {
    id: seen.name,
    model: modelOf(seen.name),
    kind: kindOf(seen.name),
    pinPad: null,
    cardNames: null,
    working: (seen.state & (STATE.unknown | STATE.unavailable)) === 0,
    flags: flagNames(seen.state),
    slot,
  };
}

function atrKnown(atr: Uint8Array): boolean {
  const hex = Buffer.from(atr).toString('hex');
  return ATRS.some((pattern) => pattern.test(hex));
}
