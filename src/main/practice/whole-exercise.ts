/**
 * What an exercise must fulfil beyond its form: every name leads to something, and its own way can be gone and leads to
 * what it expects. Run where content is checked (scripts/content), so that a mistake names its line.
 */
import * as v from 'valibot';
import { diagnose } from '../diagnosis/diagnose.ts';
import { factsSchema } from '../../shared/facts.ts';
import { FORM_OF_ACTS, type Act } from '../../shared/practice/acts.ts';
import { exerciseSchema, type Condition, type Exercise } from '../../shared/practice/exercise.ts';
import { holds } from '../../shared/practice/goal.ts';
import { FIXED_THINGS, after, answerOf, isPossible, startTable, type Table } from '../../shared/practice/table.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { dated } from './overlay.ts';
import { rawFacts, type Base } from './table-facts.ts';

type Path = readonly (string | number)[];
interface Slip {
  readonly path: Path;
  readonly message: string;
}

/** The schema of a whole exercise, laid over this base. */
export const wholeExerciseSchema = (base: Base) =>
  v.pipe(
    exerciseSchema,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const exercise = dataset.value;
      const names = [...namesIn(exercise)];
      // A name that leads nowhere would only come back as a way that cannot be gone.
      for (const { path, message } of names.length > 0 ? names : wayIn(exercise, base))
        addIssue({ message, path: issuePath(exercise, path) });
    }),
  );

function issuePath(value: unknown, path: Path): [v.IssuePathItem, ...v.IssuePathItem[]] {
  const items = path.map((key): v.IssuePathItem => ({
    type: 'unknown',
    origin: 'value',
    input: value,
    key,
    value: undefined,
  }));
  const [first = { type: 'unknown', origin: 'value', input: value, key: '', value: undefined }, ...rest] = items;
  return [first, ...rest];
}

function* namesIn(exercise: Exercise): Generator<Slip> {
  const { people, readers, cards, things, acts } = exercise;
  const touchable = [...FIXED_THINGS, ...[people, readers, cards, things].flatMap((all) => Object.keys(all))];
  const known = { reader: Object.keys(readers), card: Object.keys(cards), act: Object.keys(acts), thing: touchable };
  const slip = (kind: keyof typeof known, name: string, path: Path): Slip[] =>
    known[kind].includes(name)
      ? []
      : [{ path, message: `"${name}" is no ${kind} here; one of these was expected: ${known[kind].join(', ')}` }];
  const condition = (where: Path, one: Condition): Slip[] => [
    ...Object.entries(one.in).flatMap(([card, reader]) => [
      ...slip('card', card, [...where, 'in', card]),
      ...slip('reader', reader, [...where, 'in', card]),
    ]),
    ...one.out.flatMap((card, at) => slip('card', card, [...where, 'out', at])),
    ...one.done.flatMap((act, at) => slip('act', act, [...where, 'done', at])),
  ];
  for (const [index, name] of touchable.entries())
    if (touchable.indexOf(name) !== index)
      yield { path: [], message: `"${name}" names two things; each needs a name of its own` };
  for (const [id, { in: reader, until }] of Object.entries(cards)) {
    if (reader !== undefined) yield* slip('reader', reader, ['cards', id, 'in']);
    if (until !== undefined) yield* slip('act', until, ['cards', id, 'until']);
  }
  for (const [id, { until }] of Object.entries(readers))
    if (until !== undefined) yield* slip('act', until, ['readers', id, 'until']);
  for (const [id, act] of Object.entries(acts)) {
    yield* slip('thing', act.on, ['acts', id, 'on']);
    for (const [at, name] of act.after.entries()) yield* slip('act', name, ['acts', id, 'after', at]);
    for (const card of Object.keys(act.eid)) yield* slip('card', card, ['acts', id, 'eid', card]);
    if (act.needs !== undefined) yield* condition(['acts', id, 'needs'], act.needs);
    if ((act.needs === undefined) !== (act.otherwise === undefined))
      yield { path: ['acts', id], message: 'needs and otherwise go together: both or neither was expected' };
    if (act.who !== undefined && act.on !== 'help')
      yield { path: ['acts', id, 'on'], message: `"${act.on}": an act with who is the helper's; help was expected` };
  }
  yield* condition(['goal'], exercise.goal);
  for (const [at, act] of exercise.way.entries()) {
    for (const kind of FORM_OF_ACTS[act.do])
      if (kind in known && kind in act) yield* slip(asKind(kind), asName(act, kind), ['way', at]);
  }
}

const kindSchema = v.picklist(['reader', 'card', 'act', 'thing']);
const asKind = (kind: string) => v.parse(kindSchema, kind);
const asName = (act: Act, kind: string): string => v.parse(v.record(v.string(), v.string()), act)[kind] ?? '';

/** Goes the exercise's own way, and says where it cannot be gone or does not lead to what is expected. */
function* wayIn(exercise: Exercise, base: Base): Generator<Slip> {
  const now = new Date();
  const mistakes: Slip[] = [];
  const judge = (table: Table, path: Path): Snapshot | null => {
    const facts = v.safeParse(factsSchema, dated(rawFacts(base, exercise, table), now));
    for (const issue of facts.issues ?? [])
      mistakes.push({ path, message: `${v.getDotPath(issue) ?? ''}: ${issue.message}` });
    return facts.success ? diagnose(facts.output, now, 'practice') : null;
  };
  let table = startTable(exercise);
  let snapshot = judge(table, ['facts']);
  for (const [at, act] of exercise.way.entries()) {
    if (snapshot === null) break;
    const path = ['way', at];
    if (holds(exercise.goal, table, snapshot)) {
      yield {
        path,
        message: 'the goal is reached already before this act; a goal that this act is needed for was expected',
      };
      return;
    }
    if (!isPossible(exercise, table, act)) {
      yield { path, message: 'cannot be done at this point of the way' };
      return;
    }
    const called = act.do === 'call' ? answerOf(exercise, act.who) : null;
    const id = act.do === 'own' ? act.act : called;
    const needs = id === null ? undefined : exercise.acts[id]?.needs;
    if (needs !== undefined && !holds(needs, table, snapshot)) {
      yield { path, message: 'what this act needs does not hold at this point of the way' };
      return;
    }
    table = after(exercise, table, act);
    snapshot = judge(table, id === null ? path : ['acts', id]);
  }
  yield* mistakes;
  if (snapshot !== null && !holds(exercise.goal, table, snapshot)) {
    const said = snapshot.next?.finding ?? 'nothing';
    yield {
      path: ['goal'],
      message: `is not reached by the way: after it the verdict is ${snapshot.verdict}, it says ${said}`,
    };
  }
}
