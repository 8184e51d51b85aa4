/** Where pages come to stand that a person moves, as the documents' own edit then puts them. */
import { describe, expect, it } from 'vitest';
import { blockAt, movedBy, placeOfNumber, type Way } from '../../../../src/renderer/documents/moves.ts';

const order = ['p1', 'p2', 'p3', 'p4', 'p5'];
/** As the program does it: `at` counts the pages that stay. */
const after = (moving: readonly string[], at: number | null): string | null =>
  at === null
    ? null
    : order
        .filter((id) => !moving.includes(id))
        .toSpliced(at, 0, ...moving)
        .join(' ');

describe('one press moves', () => {
  it.each<[string, string[], Way, string | null]>([
    ['a page one place to the front', ['p3'], 'earlier', 'p1 p3 p2 p4 p5'],
    ['a page one place to the end', ['p3'], 'later', 'p1 p2 p4 p3 p5'],
    ['a page to the front', ['p4'], 'first', 'p4 p1 p2 p3 p5'],
    ['a page to the end', ['p2'], 'last', 'p1 p3 p4 p5 p2'],
    ['two neighbours together', ['p2', 'p3'], 'later', 'p1 p4 p2 p3 p5'],
    ['pages that stand apart together, behind the first of them', ['p1', 'p4'], 'later', 'p2 p1 p4 p3 p5'],
    ['the first page no further to the front', ['p1'], 'earlier', null],
    ['the last two pages no further to the end', ['p4', 'p5'], 'later', null],
  ])('%s', (_what, moving, way, wanted) => {
    expect(after(moving, movedBy(order, moving, way))).toBe(wanted);
  });
});

describe('a page that is dropped on another one', () => {
  it.each<[string, string[], string, string | null]>([
    ['takes its place, coming from behind', ['p5'], 'p2', 'p1 p5 p2 p3 p4'],
    ['takes its place, coming from before', ['p1'], 'p3', 'p2 p3 p1 p4 p5'],
    ['reaches the last place', ['p1'], 'p5', 'p2 p3 p4 p5 p1'],
    ['takes the other picked pages along', ['p1', 'p2'], 'p4', 'p3 p4 p1 p2 p5'],
    ['stays where it is when it is dropped on itself', ['p2'], 'p2', null],
    ['stands before it when it comes from another document', ['p9'], 'p2', 'p1 p9 p2 p3 p4 p5'],
  ])('%s', (_what, moving, target, wanted) => {
    expect(after(moving, blockAt(order, moving, target))).toBe(wanted);
  });
});

describe('« Déplacer à la page… »', () => {
  it.each<[string, string[], number, string]>([
    ['makes a page the third', ['p5'], 3, 'p1 p2 p5 p3 p4'],
    ['makes the first of two pages the second', ['p4', 'p5'], 2, 'p1 p4 p5 p2 p3'],
    ['takes pages to the end for a number that is too large', ['p1', 'p2'], 99, 'p3 p4 p5 p1 p2'],
    ['takes a page to the front for a number below one', ['p3'], -4, 'p3 p1 p2 p4 p5'],
    ['puts a page of another document at that number', ['p9'], 1, 'p9 p1 p2 p3 p4 p5'],
  ])('%s', (_what, moving, number, wanted) => {
    expect(after(moving, placeOfNumber(order, moving, number))).toBe(wanted);
  });
});
