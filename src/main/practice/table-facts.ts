/**
 * The simulated driver: what the card process would say of the table of an exercise. Everything after these facts is
 * the real program.
 */
import * as v from 'valibot';
import { factsSchema, type Facts, type Slot } from '../../shared/facts.ts';
import type { Exercise, ExerciseCard, ExerciseReader } from '../../shared/practice/exercise.ts';
import type { Table } from '../../shared/practice/table.ts';
import { dated, laidOver } from './overlay.ts';

/** base.yaml, as it is laid under every exercise: the PC, and under `card` a card in order. */
export const baseSchema = v.strictObject({
  process: v.unknown(),
  pcsc: v.record(v.string(), v.unknown()),
  system: v.record(v.string(), v.unknown()),
  card: v.record(v.string(), v.unknown()),
});
export type Base = v.InferOutput<typeof baseSchema>;

/** A reader of the table that the system sees without a driver: identifiers of no real product. */
const OF_NOBODY = { vendorId: '0000', productId: '0000', claimedBy: null };

/**
 * The facts of the table at this moment, in the form that factsSchema parses. Dates are counted from `now`.
 * @throws a ValiError when the exercise lays something over the PC that is no fact
 */
export function tableFacts(base: Base, exercise: Exercise, table: Table, now: Date): Facts {
  return v.parse(factsSchema, dated(rawFacts(base, exercise, table), now));
}

/** The same, before any schema has seen it. */
export function rawFacts(base: Base, exercise: Exercise, table: Table): unknown {
  const { card, ...pc } = base;
  const overlays = [exercise.facts, ...table.done.map((id) => exercise.acts[id]?.facts ?? {})];
  const laid = overlays.reduce<unknown>((under, over) => laidOver(under, over), pc);
  const shown = plugged(exercise, table).filter(([, reader]) => !withoutDriver(reader, table));
  const unseen = plugged(exercise, table).filter(([, reader]) => withoutDriver(reader, table));
  const readers = shown.map(([id, reader]) => readerFacts(id, reader, slotOf(id, { card, exercise, table })));
  const usb = unseen.map(([, { driver, name, model = name }]) => ({ ...OF_NOBODY, model, driver, code: null }));
  const withReaders = laidOver(laid, {
    pcsc: isUp(laid) ? { readers } : { readers: [] },
    ...(usb.length === 0 ? {} : { system: { usbReaders: { state: 'known', value: usb } } }),
  });
  return withReaders;
}

const plugged = (exercise: Exercise, table: Table): [string, ExerciseReader][] =>
  Object.entries(exercise.readers).filter(([id]) => table.readers[id]?.plugged === true);
const isDone = (table: Table, act: string | undefined): boolean => act !== undefined && table.done.includes(act);
const withoutDriver = ({ driver, until }: ExerciseReader, table: Table): boolean =>
  driver !== undefined && !isDone(table, until);

const upSchema = v.object({ pcsc: v.object({ service: v.object({ state: v.literal('up') }) }) });
const isUp = (laid: unknown): boolean => v.is(upSchema, laid);

function readerFacts(id: string, { name, model = name, kind }: ExerciseReader, slot: unknown) {
  return { id, model, kind, pinPad: false, working: true, cardNames: null, flags: flagsOf(slot), slot };
}

const slotStateSchema = v.object({ state: v.string() });
function flagsOf(slot: unknown): string[] {
  const state = v.is(slotStateSchema, slot) ? slot.state : '';
  if (state === 'empty') return ['EMPTY'];
  return state === 'mute' ? ['PRESENT', 'MUTE'] : ['PRESENT'];
}

interface Place {
  readonly card: Base['card'];
  readonly exercise: Exercise;
  readonly table: Table;
}

function slotOf(reader: string, { card, exercise, table }: Place): unknown {
  const [id] = Object.entries(table.cards).find(([, at]) => at.in === reader) ?? [];
  const at = id === undefined ? undefined : table.cards[id];
  const written = id === undefined ? undefined : exercise.cards[id];
  if (id === undefined || at === undefined || written === undefined) return { state: 'empty' } satisfies Slot;
  const broken = exercise.readers[reader]?.gives;
  if (broken !== undefined) return broken;
  if (at.upsideDown || at.dirty) return { state: 'mute', code: null } satisfies Slot;
  if (written.gives !== undefined && !isDone(table, written.until)) return written.gives;
  if (written.kind === 'bank' || written.kind === 'foreign')
    return { state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false } satisfies Slot;
  return { state: 'eid', eid: eidOf(id, written, { card, exercise, table }) };
}

function eidOf(id: string, written: ExerciseCard, { card, exercise, table }: Place): unknown {
  const changes = table.done.map((act) => exercise.acts[act]?.eid[id] ?? {});
  const kind = written.kind === 'kids' ? { documentType: '6' } : {};
  const eid = [kind, written.eid, ...changes].reduce<unknown>((under, over) => laidOver(under, over), card);
  // A card tells how many tries are left only when it is asked, and one of an older generation not even then.
  if (table.triesAsked) return v.is(newSchema, eid) ? eid : laidOver(eid, { pinTries: 'not-told' });
  return laidOver(eid, { pinTries: 'unasked' });
}
const newSchema = v.object({ applet: v.literal('1.8') });
