/** Values a schema accepts, made from the schema itself, so that a property test follows it as it grows. */
import * as v from 'valibot';
import { fc } from './fuzz.ts';

interface Node {
  type: string;
  [name: string]: unknown;
}
const node = v.looseObject({ type: v.string() });
const asNode = (value: unknown): Node => v.parse(node, value);
const nodes = (value: unknown): Node[] => v.parse(v.array(node), value);
const entries = (value: unknown): [string, Node][] => Object.entries(v.parse(v.record(v.string(), node), value));

const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }));

/** @throws on a kind of schema that it does not know yet. */
export function arbitraryOf(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  return from(asNode(schema));
}

function from(schema: Node): fc.Arbitrary<unknown> {
  if (Array.isArray(schema['pipe'])) return fromPipe(nodes(schema['pipe']));
  switch (schema.type) {
    case 'string':
      return text;
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(schema['literal']);
    case 'picklist':
      return fc.constantFrom(...v.parse(v.array(v.unknown()), schema['options']));
    case 'null':
      return fc.constant(null);
    case 'undefined':
      return fc.constant(undefined);
    case 'unknown':
      return fc.anything();
    case 'nullable':
      return fc.option(from(asNode(schema['wrapped'])), { nil: null });
    case 'optional':
      return fc.option(from(asNode(schema['wrapped'])), { nil: undefined });
    case 'array':
      return fc.array(from(asNode(schema['item'])), { maxLength: 4 });
    case 'record':
      return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), from(asNode(schema['value'])), { maxKeys: 4 });
    case 'union':
    case 'variant':
      return fc.oneof(...nodes(schema['options']).map(from));
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return fc.record(Object.fromEntries(entries(schema['entries']).map(([name, value]) => [name, from(value)])));
    default:
      throw new Error(`no values are known for a schema of type ${schema.type}`);
  }
}

function fromPipe([first, ...actions]: Node[]): fc.Arbitrary<unknown> {
  if (first === undefined) throw new Error('an empty pipe');
  const kinds = actions.map(({ type }) => type);
  if (kinds.includes('iso_date')) return day.map((date) => date.toISOString().slice(0, 10));
  if (kinds.includes('iso_timestamp')) return day.map((date) => date.toISOString());
  if (first.type === 'number' && kinds.includes('integer'))
    return fc.integer({ min: kinds.includes('min_value') ? 0 : -1000, max: 1000 });
  return from(first);
}
