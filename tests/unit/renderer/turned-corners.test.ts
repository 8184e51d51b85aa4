/** Corners on a picture that is shown turned. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { turnCorners, turnCornersBack, turnedSize } from '../../../src/renderer/documents/turned-corners.ts';

const size = { width: 300, height: 400 };
const corners = { tl: { x: 10, y: 20 }, tr: { x: 290, y: 25 }, br: { x: 280, y: 390 }, bl: { x: 15, y: 380 } };

it('corners after a quarter turn clockwise: what was at the bottom left is at the top left, and named so', () => {
  expect(turnedSize(size, 90)).toEqual({ width: 400, height: 300 });
  expect(turnCorners(corners, size, 90)).toEqual({
    tl: { x: 20, y: 15 },
    tr: { x: 380, y: 10 },
    br: { x: 375, y: 290 },
    bl: { x: 10, y: 280 },
  });
});

it('corners turned by any number of quarters and turned back are the same', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(
      fc.record({ tl: point, tr: point, br: point, bl: point }),
      fc.constantFrom(0, 90, 180, 270),
      (any, turn) => {
        expect(turnCornersBack(turnCorners(any, size, turn), size, turn)).toEqual(any);
      },
    ),
  );
});
