/**
 * The table of an exercise while somebody is at it: where each reader and card is, and what was done. Acts make a new
 * table; nothing is changed in place.
 */
import * as v from 'valibot';
import { CALLED, type Act } from './acts.ts';
import type { Exercise, OwnAct } from './exercise.ts';

/** The table at one moment. */
export const tableSchema = v.object({
  exercise: v.string(),
  readers: v.record(v.string(), v.object({ plugged: v.boolean() })),
  cards: v.record(v.string(), v.object({ in: v.nullable(v.string()), upsideDown: v.boolean(), dirty: v.boolean() })),
  /** The exercise's own acts that were done, in their order. */
  done: v.array(v.string()),
  /** The card was asked how many PIN tries are left. */
  triesAsked: v.boolean(),
});
export type Table = v.InferOutput<typeof tableSchema>;

/** The table as the exercise begins. */
export function startTable(exercise: Exercise): Table {
  const readers = Object.entries(exercise.readers).map(([id, { plugged }]) => [id, { plugged }] as const);
  const cards = Object.entries(exercise.cards).map(
    ([id, card]) => [id, { in: card.in ?? null, upsideDown: card.upsideDown, dirty: card.dirty }] as const,
  );
  return {
    exercise: exercise.id,
    readers: Object.fromEntries(readers),
    cards: Object.fromEntries(cards),
    done: [],
    triesAsked: false,
  };
}

/** What can be touched beside people, readers, cards and things. */
export const FIXED_THINGS = ['pc', 'help'] as const;

const takenBy = (table: Table, reader: string): boolean =>
  Object.values(table.cards).some((card) => card.in === reader);

/** The helper's answer that this exercise gives in place of the usual one. */
export const answerOf = (exercise: Exercise, who: string): string | null =>
  Object.entries(exercise.acts).find(([, act]) => act.who === who)?.[0] ?? null;

/** An act that helps is not offered twice; a wrong turn can be taken again. */
const isOffered = (table: Table, id: string, act: OwnAct): boolean =>
  act.who === undefined &&
  act.after.every((before) => table.done.includes(before)) &&
  (act.wrong || !table.done.includes(id));

/** Everything that can be done now with one thing of the table, in the order in which it is offered. */
export function actsOn(exercise: Exercise, table: Table, thing: string): Act[] {
  const own = Object.entries(exercise.acts)
    .filter(([id, act]) => act.on === thing && isOffered(table, id, act))
    .map(([id]): Act => ({ do: 'own', act: id }));
  return [...handling(exercise, table, thing), ...own];
}

function handling(exercise: Exercise, table: Table, thing: string): Act[] {
  if (thing === 'help') return CALLED.map((who): Act => ({ do: 'call', who }));
  const reader = table.readers[thing];
  if (reader !== undefined) return [{ do: reader.plugged ? 'unplug' : 'plug', reader: thing }];
  const card = table.cards[thing];
  if (card !== undefined) {
    if (card.in !== null) return [{ do: 'pull', card: thing }];
    const free = Object.keys(table.readers).filter(
      (id) => exercise.readers[id]?.hidden !== true && !takenBy(table, id),
    );
    return [
      ...free.map((id): Act => ({ do: 'insert', card: thing, reader: id })),
      { do: 'turn', card: thing },
      { do: 'wipe', card: thing },
      { do: 'look', thing },
    ];
  }
  return exercise.things[thing] === undefined ? [] : [{ do: 'look', thing }];
}

/** The thing of the table on which an act is done. */
export function thingOf(exercise: Exercise, act: Act): string {
  switch (act.do) {
    case 'plug':
    case 'unplug':
      return act.reader;
    case 'insert':
    case 'pull':
    case 'turn':
    case 'wipe':
      return act.card;
    case 'look':
      return act.thing;
    case 'call':
      return 'help';
    case 'own':
      return exercise.acts[act.act]?.on ?? 'pc';
    case 'tries':
      return 'pc';
  }
}

const isSame = (one: Act, other: Act): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether an act can be done now. The PIN tries can always be asked for. */
export const isPossible = (exercise: Exercise, table: Table, act: Act): boolean =>
  act.do === 'tries' || actsOn(exercise, table, thingOf(exercise, act)).some((one) => isSame(one, act));

/** The table after an act that is possible; the same table where it changes nothing. */
export function after(exercise: Exercise, table: Table, act: Act): Table {
  const card = (id: string, change: Partial<Table['cards'][string]>): Table => {
    const before = table.cards[id];
    return before === undefined ? table : { ...table, cards: { ...table.cards, [id]: { ...before, ...change } } };
  };
  const done = (id: string): Table => ({ ...table, done: [...table.done.filter((one) => one !== id), id] });
  switch (act.do) {
    case 'plug':
    case 'unplug':
      return { ...table, readers: { ...table.readers, [act.reader]: { plugged: act.do === 'plug' } } };
    case 'insert':
      return card(act.card, { in: act.reader });
    case 'pull':
      // What was asked of one card says nothing of the next one.
      return { ...card(act.card, { in: null }), triesAsked: false };
    case 'turn':
      return card(act.card, { upsideDown: table.cards[act.card]?.upsideDown !== true });
    case 'wipe':
      return card(act.card, { dirty: false });
    case 'look':
      return table;
    case 'call': {
      const own = answerOf(exercise, act.who);
      return own === null ? table : done(own);
    }
    case 'own':
      return done(act.act);
    case 'tries':
      return { ...table, triesAsked: true };
  }
}
