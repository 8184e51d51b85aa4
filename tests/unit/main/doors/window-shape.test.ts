import { describe, expect, it } from 'vitest';
import { shapeBeside, windowShape } from '../../../../src/main/doors/window/window-shape.ts';

describe('the window', () => {
  // Work areas: the screen without a task bar of 40 pixels, which is as large at 200 %.
  it.each([
    ['1920 × 1080', { width: 1920, height: 1040 }, false],
    ['1366 × 768', { width: 1366, height: 728 }, true],
    ['1280 × 720', { width: 1280, height: 680 }, true],
    ['1024 × 600', { width: 1024, height: 560 }, true],
    ['1366 × 768 at 200 %', { width: 683, height: 344 }, true],
    ['800 × 600 at 200 %', { width: 400, height: 260 }, true],
  ])(
    'on a screen of %s is no larger than the work area, may be made as small as that, and is maximised: $2',
    (_screen, workArea, maximised) => {
      const shape = windowShape(workArea);
      expect(shape.width).toBeLessThanOrEqual(workArea.width);
      expect(shape.height).toBeLessThanOrEqual(workArea.height);
      expect(shape.minWidth).toBeLessThanOrEqual(workArea.width);
      expect(shape.minHeight).toBeLessThanOrEqual(workArea.height);
      expect(shape.maximised).toBe(maximised);
    },
  );
});

describe('the window beside a browser', () => {
  it.each([
    ['1920 × 1080', { x: 0, y: 0, width: 1920, height: 1040 }, { x: 1520, y: 420, width: 400, height: 620 }],
    ['1366 × 768', { x: 0, y: 0, width: 1366, height: 728 }, { x: 966, y: 108, width: 400, height: 620 }],
    [
      'a second screen, a task bar on the left',
      { x: 1970, y: 30, width: 1024, height: 570 },
      { x: 2636, y: 30, width: 358, height: 570 },
    ],
    ['1366 × 768 at 200 %', { x: 0, y: 0, width: 683, height: 344 }, { x: 363, y: 0, width: 320, height: 344 }],
    ['800 × 600 at 300 %', { x: 0, y: 0, width: 267, height: 180 }, { x: 0, y: 0, width: 267, height: 180 }],
  ])('is narrow, at the right end and the bottom of the work area, on this screen: %s', (_screen, workArea, shape) => {
    expect(shapeBeside(workArea)).toEqual(shape);
  });
});
