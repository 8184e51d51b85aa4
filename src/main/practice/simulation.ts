/** Somebody at the table of an exercise: their acts change the facts that the check is made of. */
import type { Facts } from '../../shared/facts.ts';
import type { Act } from '../../shared/practice/acts.ts';
import type { Exercise } from '../../shared/practice/exercise.ts';
import { holds } from '../../shared/practice/goal.ts';
import type { PracticeState } from '../../shared/practice/practice-state.ts';
import { after, answerOf, isPossible, startTable, type Table } from '../../shared/practice/table.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** What the simulation needs around it. */
export interface Surroundings {
  exercise(id: string): Exercise | null;
  facts(exercise: Exercise, table: Table): Facts;
  /** Has the check judge these facts in place of the machine's; null: the machine's again. Returns what it says now. */
  judge(practice: { id: string; facts: Facts } | null): Snapshot;
  publish(state: PracticeState | null): void;
}

/** The exercise that is being done, if there is one. */
export interface Simulation {
  state(): PracticeState | null;
  /** Begins an exercise from its start, or with null goes back to the machine. False when there is none of this id. */
  begin(id: string | null): boolean;
  /** Does one act. False when there is no exercise, or the act is not possible now. */
  act(act: Act): boolean;
}

/** Makes the simulation; no exercise is being done yet. */
export function createSimulation({ exercise, facts, judge, publish }: Surroundings): Simulation {
  let going: { exercise: Exercise; state: PracticeState; snapshot: Snapshot } | null = null;
  const show = (next: NonNullable<typeof going>): void => {
    going = next;
    publish(next.state);
  };
  /** The own act behind what was done, if it is one. */
  const ownOf = (one: Exercise, act: Act) => {
    const called = act.do === 'call' ? answerOf(one, act.who) : null;
    const id = act.do === 'own' ? act.act : called;
    return id === null ? null : (one.acts[id] ?? null);
  };
  return {
    state: () => going?.state ?? null,
    begin(id) {
      if (id === null) {
        going = null;
        judge(null);
        publish(null);
        return true;
      }
      const found = exercise(id);
      if (found === null) return false;
      const table = startTable(found);
      const snapshot = judge({ id, facts: facts(found, table) });
      show({ exercise: found, state: { table, latest: null, acts: 0, wrong: 0, reached: false }, snapshot });
      return true;
    },
    act(act) {
      if (going === null || !isPossible(going.exercise, going.state.table, act)) return false;
      const { exercise: one, state, snapshot } = going;
      const own = ownOf(one, act);
      const refused = own?.needs !== undefined && !holds(own.needs, state.table, snapshot);
      const table = refused ? state.table : after(one, state.table, act);
      const now = table === state.table ? snapshot : judge({ id: one.id, facts: facts(one, table) });
      show({
        exercise: one,
        snapshot: now,
        state: {
          table,
          latest: { act, refused },
          acts: state.acts + 1,
          wrong: state.wrong + (own?.wrong === true || refused ? 1 : 0),
          reached: state.reached || holds(one.goal, table, now),
        },
      });
      return true;
    },
  };
}
