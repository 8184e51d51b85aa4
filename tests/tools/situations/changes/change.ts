/**
 * One thing that is otherwise than in order, with a name by which a situation can be told; and how to reach into the
 * facts.
 */
import fc from 'fast-check';
import type { Browser, Eid, FactName, Facts, Reader, Slot } from '../../../../src/shared/facts.ts';
import { PIN_PAD } from '../readers.ts';

export interface Change {
  name: string;
  apply(facts: Facts, now: Date): void;
}
export const change = (name: string, apply: Change['apply']): Change => ({ name, apply });
export const named = (...changes: Change[]): fc.Arbitrary<Change> => fc.constantFrom(...changes);

export const platformOf = ({ system }: Facts) => (system.os.state === 'known' ? system.os.value.platform : 'other');
/** Every eID that is in a reader. */
export function eids(facts: Facts, alter: (eid: Eid) => void): void {
  for (const { slot } of facts.pcsc.readers) if (slot.state === 'eid') alter(slot.eid);
}
export function browsers(facts: Facts, alter: (browser: Browser) => void): void {
  if (facts.system.browsers.state === 'known') facts.system.browsers.value.forEach(alter);
}
/** The name a reader goes by inside the program: never twice the same. */
export function add(facts: Facts, reader: Omit<Reader, 'id' | 'flags'>, first: boolean): void {
  const whole: Reader = { ...reader, id: `r${facts.pcsc.readers.length + 1}`, flags: [] };
  if (first) facts.pcsc.readers.unshift(whole);
  else facts.pcsc.readers.push(whole);
}
/** The reader that the person uses: the first with a card, or else the first. */
export function usedReader({ pcsc }: Facts): Reader | undefined {
  return pcsc.readers.find(({ slot }) => slot.state === 'eid') ?? pcsc.readers[0];
}
/** Asked of the reader itself where it has a card; some drivers do not say. */
const pinPadOf = (model: string): boolean | null => PIN_PAD.includes(model) || (model.length % 2 === 0 ? false : null);
export function reader(model: string, kind: Reader['kind'], slot: Slot): Omit<Reader, 'id' | 'flags'> {
  return { model, kind, slot, pinPad: pinPadOf(model), working: true, cardNames: null };
}

export const set = <N extends FactName>(name: string, fact: N, value: Facts['system'][N]) =>
  change(name, (facts) => {
    // A value of its own for each situation: later changes write into it.
    facts.system[fact] = structuredClone(value);
  });
export const knownAs = <const T>(value: T) => ({ state: 'known' as const, value });
/** Only where there is such a thing. */
export const onlyOn = (platform: 'windows' | 'macos' | 'linux', { name, apply }: Change) =>
  change(`${name} (${platform})`, (facts, now) => {
    if (platformOf(facts) === platform) apply(facts, now);
  });
