/**
 * What the check promises of its verdict, as questions to any situation. Each returns what is wrong, in words, or null.
 * The verdict comes from the program, what it should be from the oracle, and neither knows the other.
 */
import { diagnose } from '../../../src/main/diagnosis/diagnose.ts';
import type { FactName, Facts, Reader } from '../../../src/shared/facts.ts';
import { snapshotSchema, type CheckId, type Snapshot } from '../../../src/shared/snapshot.ts';
import * as v from 'valibot';
import type { Answer } from './logic.ts';
import { MENDS, settle } from './mender.ts';
import { wouldLoginWork, type CardAnswer, type LoginAnswer } from './oracle.ts';
import type { Situation } from './situation.ts';

/** A situation with what the program and the oracle say of it. */
export interface Judged {
  situation: Situation;
  snapshot: Snapshot;
  oracle: LoginAnswer;
}
const verdictOf = (facts: Facts, now: Date): Snapshot => diagnose(facts, now, 'live');
export function judge(situation: Situation): Judged {
  const { facts, now } = situation;
  return { situation, snapshot: verdictOf(facts, now), oracle: wouldLoginWork(facts, now) };
}

/** The sentence that a person reads: the verdict, and what it is about. */
const sentence = ({ verdict, next }: Snapshot): string =>
  next === null ? verdict : `${verdict}: ${next.finding} ${JSON.stringify(next.data)}`;
const shortSentence = ({ verdict, next }: Snapshot): string =>
  next === null ? verdict : `${verdict}: ${next.finding}`;

/** "Ready" is said only where a login is certain to work, so where every fact that decides it is known. */
export function readyIsTrue({ snapshot, oracle: { login, ...why } }: Judged): string | null {
  return snapshot.verdict === 'ready' && login !== 'yes'
    ? `ready, and a login is ${certainty(login)}: ${explained(why)}`
    : null;
}

/** "Blocked" is never said where a login works. */
export function blockedIsTrue({ snapshot, oracle }: Judged): string | null {
  return snapshot.verdict === 'blocked' && oracle.login === 'yes' ? `${sentence(snapshot)}, and a login works` : null;
}

/** What "blocked" names as the cause is something that a login needs and that is not known to be in order. */
export function causeIsTrue({ snapshot, oracle }: Judged): string | null {
  if (snapshot.verdict !== 'blocked') return null;
  if (snapshot.next === null) return 'blocked without a cause';
  return isInOrder(snapshot.next.check, oracle)
    ? `${sentence(snapshot)}, and that is in order: ${explained(oracle)}`
    : null;
}

function isInOrder(check: CheckId, { service, clock, cards, anyBrowser }: LoginAnswer): boolean {
  const eids = cards.filter(({ card }) => card !== 'no');
  const good = eids.filter((card) => card.validity !== 'no' && card.certificate !== 'no' && card.pin !== 'no');
  // A card in a reader that no longer answers helps nobody while another one answers.
  const sure = [good.filter(({ card }) => card === 'yes'), good];
  const some = (part: keyof CardAnswer) => cards.some((card) => card[part] === 'yes');
  switch (check) {
    case 'service':
      return service === 'yes';
    case 'reader':
    case 'card':
    case 'eid':
    case 'chip':
      return some('card');
    case 'validity':
    case 'certificate':
    case 'pin':
      return eids.length > 0 && eids.every((card) => card[check] === 'yes');
    // A system too old for the official software, too, is a cause where no browser can.
    case 'middleware':
    case 'browser':
    case 'os':
      if (eids.length === 0) return anyBrowser === 'yes';
      // Of a card that is bad anyhow it does not matter that a browser could use it, where another one is good.
      return (sure.find((some) => some.length > 0) ?? eids).some(({ browser }) => browser === 'yes');
    case 'clock':
      return clock === 'yes';
    // Nobody needs more rights to log in.
    case 'rights':
      return true;
  }
}

/** "Unknown" says what could not be found out. */
export function unknownSaysWhat({ snapshot: { verdict, unknown } }: Judged): string | null {
  return verdict === 'unknown' && unknown.length === 0 ? 'unknown, and it does not say what' : null;
}

/** What every door shows is what the schema lets through. */
export function snapshotIsWhole({ snapshot }: Judged): string | null {
  const parsed = v.safeParse(snapshotSchema, snapshot);
  return parsed.success ? null : parsed.issues.map(({ message }) => message).join('; ');
}

/** Readers and cards give the same sentence in whatever order the system lists them. */
export function orderChangesNothing({ situation: { facts, now }, snapshot }: Judged): string | null {
  const before = shortSentence(snapshot);
  for (const readers of otherOrders(facts.pcsc.readers)) {
    const after = shortSentence(verdictOf({ ...facts, pcsc: { ...facts.pcsc, readers } }, now));
    if (after !== before) return `${before}, and with the readers in another order ${after}`;
  }
  return null;
}
/** Backwards, and each one first: what depends on the order shows in one of these. */
function otherOrders(readers: Reader[]): Reader[][] {
  if (readers.length < 2) return [];
  const turned = readers.slice(1).map((_, index) => [...readers.slice(index + 1), ...readers.slice(0, index + 1)]);
  return readers.length === 2 ? turned : [readers.toReversed(), ...turned];
}

/** Facts that come one after another: once a verdict is final (ready, blocked, unknown), its sentence stands. */
export function lateFactsChangeNothing(situation: Situation, late: Late[]): string | null {
  const { facts, now } = situation;
  const waiting = late.map((_, index) => late.slice(index));
  let final: { said: string; before: Late[] } | null = null;
  for (const before of [...waiting, []]) {
    const snapshot = verdictOf(withLate(facts, before), now);
    const said = sentence(snapshot);
    if (final !== null && said !== final.said)
      return `${final.said}, while these were still to come: ${final.before.join(', ')}; then ${said}`;
    if (snapshot.verdict !== 'checking') final ??= { said, before };
  }
  return null;
}
/** A fact of the system, or the answer of the service, or what is in one reader or in all. */
export type Late = FactName | 'service' | 'cards' | 'first card' | 'last card';

function withLate(facts: Facts, late: Late[]): Facts {
  const copy = structuredClone(facts);
  // Nothing comes from a card process or a service that is not there.
  const answers = copy.process.state === 'running' && copy.pcsc.service.state === 'up';
  for (const fact of late) {
    switch (fact) {
      case 'service':
        // The first that is heard of the service is heard of its readers too.
        copy.process = { state: 'starting' };
        copy.pcsc.service = { state: 'starting' };
        copy.pcsc.readers = [];
        break;
      case 'cards':
      case 'first card':
      case 'last card':
        if (answers) lateCards(copy.pcsc.readers, fact).forEach(read);
        break;
      default:
        // Of a card process that died or never began, no answer of a probe is on its way.
        if (!['failed', 'restarting'].includes(copy.process.state))
          Object.assign(copy.system, { [fact]: { state: 'pending' } });
    }
  }
  return copy;
}
function lateCards(readers: Reader[], which: Late): Reader[] {
  const filled = readers.filter(({ slot }) => slot.state !== 'empty');
  if (which === 'cards') return filled;
  return which === 'first card' ? filled.slice(0, 1) : filled.slice(-1);
}
const read = (reader: Reader): void => {
  reader.slot = { state: 'reading' };
};

/**
 * Mending what the verdict names, one cause after another, ends in "ready", or in "unknown" where something stays
 * unknown.
 */
export function mendingEnds(start: Situation): string | null {
  const situation = structuredClone(start);
  const path: string[] = [];
  // As many as there are things that can be wrong at once, and some more.
  for (let step = 0; step < 30; step++) {
    const snapshot = verdictOf(situation.facts, situation.now);
    path.push(sentence(snapshot));
    if (path.at(-1) === path.at(-2)) return `mended, and the same again: ${path.join(' → ')}`;
    const { verdict, next } = snapshot;
    if (verdict === 'ready') return null;
    if (verdict === 'unknown' && wouldLoginWork(situation.facts, situation.now).login !== 'yes') return null;
    if (verdict === 'unknown') return `all mended, a login works, and yet: ${path.join(' → ')}`;
    const mend = verdict === 'checking' ? settle : MENDS[next?.finding ?? 'reader.pin-pad'];
    if (mend === undefined) return `nobody knows how to mend ${path.join(' → ')}`;
    mend(situation);
  }
  return `no end: ${path.join(' → ')}`;
}

const certainty = (login: Answer): string => (login === 'no' ? 'certain to fail' : 'not certain');

function explained({ cards, ...rest }: Partial<LoginAnswer>): string {
  const parts = Object.entries(rest).map(([name, answer]) => `${name} ${String(answer)}`);
  const ofCards = (cards ?? []).map(
    (card) =>
      `{${Object.entries(card)
        .map((entry) => entry.join(' '))
        .join(', ')}}`,
  );
  return [...parts, `cards ${ofCards.join(' ') || 'none'}`].join(', ');
}
