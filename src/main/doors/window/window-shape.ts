/** How large the window is: it lies whole in the screen's work area, where the task bar is not. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size at which the window opens, and the least to which it may be made. */
export interface WindowShape extends Size {
  readonly minWidth: number;
  readonly minHeight: number;
  /** The work area has no room for more than the window itself. */
  readonly maximised: boolean;
}

/** As the screens are drawn, in Chromium's pixels: at 200 % a screen of 1366 × 768 has 683 × 384 of them. */
const WANTED: Size = { width: 1100, height: 820 };
/** Below it text and buttons would lie over one another. */
const LEAST: Size = { width: 640, height: 480 };
/** The height of a desktop's title bar; on X11 the least height counts without it. */
const TITLE_BAR = 48;

/**
 * The size of the window when it opens, the least it may be given, and whether it opens maximised. Each side is as long
 * as wanted where the work area has room for it, otherwise as long as the work area's; it is maximised where either has
 * not.
 */
export function windowShape(workArea: Size): WindowShape {
  const fits = workArea.width >= WANTED.width && workArea.height >= WANTED.height;
  return {
    width: Math.min(WANTED.width, workArea.width),
    height: Math.min(WANTED.height, workArea.height),
    // A window that may not be as small as its screen lies partly outside it.
    minWidth: Math.min(LEAST.width, workArea.width),
    minHeight: Math.min(LEAST.height, workArea.height - TITLE_BAR),
    maximised: !fits,
  };
}

/** Where a window lies, in the same pixels. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Beside a browser: the one action of a step, its title and the two ways back, in normal type. */
const WANTED_BESIDE: Size = { width: 400, height: 620 };
/** As narrow as every screen may become (WCAG 1.4.10), and no lower than title and buttons. */
export const LEAST_BESIDE: Size = { width: 320, height: 300 };
/** More of the screen's width would cover the page that is being explained. */
const MOST_OF_WIDTH = 0.35;

/**
 * Where the small window stands beside a browser: at the right end and the bottom of the work area, where a page has
 * neither its address nor the buttons that close it. It is 400 × 620 pixels where there is room, no wider than 35 % of
 * the work area but never narrower than 320 pixels, and in no direction larger than the work area.
 */
export function shapeBeside({ x, y, width, height }: Box): Box {
  const narrow = Math.min(WANTED_BESIDE.width, Math.round(width * MOST_OF_WIDTH));
  const own = {
    width: Math.min(width, Math.max(LEAST_BESIDE.width, narrow)),
    height: Math.min(WANTED_BESIDE.height, height),
  };
  return { ...own, x: x + width - own.width, y: y + height - own.height };
}
