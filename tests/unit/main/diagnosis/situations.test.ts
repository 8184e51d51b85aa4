/**
 * The made situations reach everything that can be known: a fact that is added later and made by nobody is named
 * here.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { factsSchema } from '../../../../src/shared/facts.ts';
import { situation } from '../../../tools/situations/situation.ts';

const schemaNode = v.looseObject({ type: v.string() });
type SchemaNode = v.InferOutput<typeof schemaNode>;
const nodes = v.record(v.string(), schemaNode);

/** Every choice that the schema leaves, as `path: value`; lists are one step of the path, whatever their length. */
function choices(value: unknown, path: string): string[] {
  const node = v.parse(schemaNode, value);
  switch (node.type) {
    case 'object':
      return Object.entries(v.parse(nodes, node['entries'])).flatMap(([name, entry]) =>
        choices(entry, `${path}.${name}`),
      );
    case 'variant':
    case 'union':
      return v
        .parse(v.array(v.unknown()), node['options'])
        .flatMap((option) => choices(option, branchPath(option, path)));
    case 'array':
      return choices(node['item'], `${path}[]`);
    case 'nullable':
      return [`${path}: null`, ...choices(node['wrapped'], path)];
    case 'optional':
      return choices(node['wrapped'], path);
    case 'picklist':
      return v.parse(v.array(v.string()), node['options']).map((option) => `${path}: ${option}`);
    case 'literal':
      return [`${path}: ${String(node['literal'])}`];
    case 'boolean':
      return [`${path}: true`, `${path}: false`];
    default:
      return [];
  }
}
/** The branches of a variant are told apart by their literal, which `state` and `installed` are. */
function branchPath(option: unknown, path: string): string {
  const node: SchemaNode = v.parse(schemaNode, option);
  if (node.type !== 'object') return path;
  const [first] = Object.values(v.parse(nodes, node['entries']));
  return first?.type === 'literal' ? `${path}<${String(first['literal'])}>` : path;
}

/** Adds the choices that a value has made, by the same paths. */
function collect(schema: unknown, value: unknown, path: string, made: Set<string>): void {
  const node = v.parse(schemaNode, schema);
  switch (node.type) {
    case 'object': {
      const object = v.parse(v.record(v.string(), v.unknown()), value);
      for (const [name, entry] of Object.entries(v.parse(nodes, node['entries'])))
        collect(entry, object[name], `${path}.${name}`, made);
      break;
    }
    case 'variant':
    case 'union': {
      const chosen = v.parse(v.array(v.unknown()), node['options']).find((option) => accepts(option, value));
      collect(chosen, value, branchPath(chosen, path), made);
      break;
    }
    case 'array':
      for (const item of v.parse(v.array(v.unknown()), value)) collect(node['item'], item, `${path}[]`, made);
      break;
    case 'nullable':
    case 'optional':
      if (value === null) made.add(`${path}: null`);
      else if (value !== undefined) collect(node['wrapped'], value, path, made);
      break;
    default:
      made.add(`${path}: ${String(value)}`);
  }
}
/** Whether this branch of a variant is the value's: its literal is the same, or it is no object. */
function accepts(option: unknown, value: unknown): boolean {
  const node = v.parse(schemaNode, option);
  if (node.type === 'literal') return node['literal'] === value;
  if (node.type !== 'object') return typeof value !== 'string';
  const [name, first] = Object.entries(v.parse(nodes, node['entries']))[0] ?? [];
  return name !== undefined && v.parse(v.record(v.string(), v.unknown()), value)[name] === first?.['literal'];
}

test('every choice that the schema of the facts leaves (a literal, a branch, null) occurs among 4000 generated situations', () => {
  const made = new Set<string>();
  for (const { facts } of fc.sample(situation, { seed: 1, numRuns: 4000 })) collect(factsSchema, facts, 'facts', made);
  const expected = choices(factsSchema, 'facts');
  expect(expected.length).toBeGreaterThan(250);
  expect(expected.filter((each) => !made.has(each))).toEqual([]);
});
