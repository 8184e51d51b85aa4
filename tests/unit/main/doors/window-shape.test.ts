import { describe, expect, it } from 'vitest';
import { windowShape } from '../../../../src/main/doors/window/window-shape.ts';

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
    'on %s lies within the work area, may be made as small as it, and is maximised: $2',
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
