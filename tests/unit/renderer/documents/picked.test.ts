/** Which pages are picked after a person has pressed this and that. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NONE, begunAt, extended, pickedOf, toggled, type Picked } from '../../../../src/renderer/documents/picked.ts';

const order = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const of = (now: Picked): string[] => pickedOf(now, order);

it('a page that is pressed twice is picked and then not picked any more; others stay picked', () => {
  const one = toggled(toggled(NONE, 'p2'), 'p4');
  expect(of(one)).toEqual(['p2', 'p4']);
  expect(of(toggled(one, 'p2'))).toEqual(['p4']);
});

it('with Shift, all pages from the one picked last to the one pressed are picked, whichever of them comes first', () => {
  expect(of(extended(toggled(NONE, 'p2'), 'p4', order))).toEqual(['p2', 'p3', 'p4']);
  expect(of(extended(toggled(NONE, 'p5'), 'p3', order))).toEqual(['p3', 'p4', 'p5']);
});

it('a second press with Shift counts from where the first began, and pages picked before stay picked', () => {
  const before = toggled(toggled(NONE, 'p1'), 'p3');
  expect(of(extended(extended(before, 'p4', order), 'p6', order))).toEqual(['p1', 'p3', 'p4', 'p5', 'p6']);
});

it('what a range with Shift had taken too far is let go when it is drawn back', () => {
  const far = extended(toggled(toggled(NONE, 'p1'), 'p3'), 'p6', order);
  expect(of(extended(far, 'p4', order))).toEqual(['p1', 'p3', 'p4']);
});

it('after an arrow led to a page, a range begins there', () => {
  expect(of(extended(begunAt(toggled(NONE, 'p1'), 'p4'), 'p5', order))).toEqual(['p1', 'p4', 'p5']);
});

it('with Shift and nothing picked before, only the page that is pressed is picked', () => {
  expect(of(extended(NONE, 'p3', order))).toEqual(['p3']);
});

it('a page that was removed meanwhile is not picked, and no range begins at it', () => {
  const gone = toggled(NONE, 'p9');
  expect(of(gone)).toEqual([]);
  expect(of(extended(gone, 'p2', order))).toEqual(['p2']);
});

it('whatever is pressed, the picked pages are given once each and in the order in which they are shown', () => {
  const press = fc.record({ page: fc.constantFrom(...order, 'p9'), shift: fc.boolean() });
  fc.assert(
    fc.property(fc.array(press), (presses) => {
      const now = presses.reduce<Picked>(
        (picked, { page, shift }) => (shift ? extended(picked, page, order) : toggled(picked, page)),
        NONE,
      );
      expect(of(now)).toEqual(order.filter((page) => now.pages.has(page)));
    }),
  );
});
