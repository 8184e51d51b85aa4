/** What is wrong with where things lie on a screen, as a person would notice it. */
import type { Page } from 'playwright';
import * as v from 'valibot';

/** A window, and how large the person has made the text. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** 2 is the largest that A+ gives. */
  readonly text: 1 | 2;
  /** The window is large enough for the title and the one action to be in sight at once. */
  readonly whole: boolean;
}

/** The usual screens; 1366 × 690 is what the most common laptop leaves inside a window with its bars. */
export const WINDOWS: readonly Look[] = [
  { name: '1280x800', width: 1280, height: 800, text: 1, whole: true },
  { name: '1366x690', width: 1366, height: 690, text: 1, whole: true },
  { name: '1366x768', width: 1366, height: 768, text: 1, whole: true },
  { name: '1024x600', width: 1024, height: 600, text: 1, whole: true },
  { name: '1920x1080', width: 1920, height: 1080, text: 1, whole: true },
];
/** WCAG 1.4.10: 1280 pixels at 400 % are 320; and at 200 %, with the largest type as well. */
export const REFLOWED: readonly Look[] = [
  { name: '320', width: 320, height: 640, text: 1, whole: false },
  { name: '400-percent', width: 320, height: 256, text: 1, whole: false },
  { name: '200-percent', width: 640, height: 400, text: 1, whole: false },
  { name: '200-percent-large', width: 640, height: 400, text: 2, whole: false },
  { name: '1280x800-large', width: 1280, height: 800, text: 2, whole: false },
  { name: '320-large', width: 320, height: 640, text: 2, whole: false },
];

/** The browser's own pixel, in which a size may be rounded. */
const ROUNDING_PX = 1;

/** Shows the screen as it is in that window. */
export async function lookAs(page: Page, { width, height, text }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate((scale) => {
    document.documentElement.style.setProperty('--text-scale', String(scale));
    window.scrollTo({ top: 0 });
  }, text);
}

/**
 * One line for each fault: what sticks out sideways, is cut off by its own box, lies over something else or is too
 * small to be touched; and, where the window is large enough, a bar that is not at its bottom, a title or a primary
 * button out of sight.
 */
export async function geometryFaults(page: Page, look: Look): Promise<string[]> {
  const found: unknown = await page.evaluate(
    ({ whole, rounding }) => {
      const TARGET_PX = 44;
      /** Under the bar's buttons is its own edge, and nothing more. */
      const BELOW_PX = 32;
      const name = (element: Element): string =>
        `${element.tagName.toLowerCase()}.${element.className} « ${element.textContent?.trim().slice(0, 40)} »`;
      const root = document.documentElement;
      const wide = root.clientWidth;
      const shown = [...document.querySelectorAll<HTMLElement>('header *, .practice *, main *, .actions *')].filter(
        (element) =>
          element.closest('.visually-hidden, svg, .skip-pages, .corner-editor, [popover]') === null &&
          element.checkVisibility({ visibilityProperty: true }) &&
          element.getClientRects().length > 0,
      );
      const faults: string[] = [];
      if (root.scrollWidth > wide) faults.push(`the page scrolls sideways: ${root.scrollWidth} of ${wide}`);
      for (const element of shown) {
        const { left, right } = element.getBoundingClientRect();
        if (left < -rounding || right > wide + rounding) faults.push(`sticks out: ${name(element)}`);
        const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
        // A file's name is shortened on purpose; the whole of it is what is read out.
        if (
          overflowX !== 'visible' &&
          textOverflow !== 'ellipsis' &&
          !element.matches('input') &&
          element.scrollWidth > element.clientWidth + rounding
        )
          faults.push(`cut off: ${name(element)}`);
        if (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + rounding)
          faults.push(`cut off below: ${name(element)}`);
      }
      // What is pressed or read, piece by piece; a piece within another is no overlap.
      const pieces = shown.filter((element) =>
        element.matches('button, a, input, select, summary, label, h1, h2, h3, p, li, img, .note, .badge, .hint'),
      );
      const inBar = (element: Element): boolean => element.closest('.actions, .picked-tools') !== null;
      const boxes = pieces.map((element) => ({ element, box: element.getBoundingClientRect(), bar: inBar(element) }));
      for (const [at, one] of boxes.entries())
        for (const other of boxes.slice(at + 1)) {
          // The page scrolls under the bar.
          if (one.bar !== other.bar || one.element.contains(other.element) || other.element.contains(one.element))
            continue;
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (across > 2 && down > 2 && !one.element.matches('.term') && !other.element.matches('.term'))
            faults.push(`${name(one.element)} lies over ${name(other.element)}`);
        }
      for (const element of shown.filter((each) =>
        each.matches(
          'button:not(.term), a, select, summary, input[type=text], input[type=search], input[type=password], label.choice',
        ),
      )) {
        const { width, height } = element.getBoundingClientRect();
        if (Math.min(width, height) < TARGET_PX - rounding)
          faults.push(`too small to touch: ${name(element)} ${width}×${height}`);
      }
      const bar = document.querySelector('.actions')?.getBoundingClientRect();
      const heading = document.querySelector('h1')?.getBoundingClientRect();
      const primary = document.querySelector('.actions .primary')?.getBoundingClientRect();
      if (bar === undefined || heading === undefined) return [...faults, 'no bar, or no title'];
      // A page shorter than the window ends with its bar at the bottom; a longer one has it there while it is scrolled.
      const atEnd = root.scrollHeight <= window.innerHeight + rounding;
      const buttons = [...document.querySelectorAll('.actions button')].map(
        (each) => each.getBoundingClientRect().bottom,
      );
      const below = window.innerHeight - Math.max(...buttons);
      if ((whole || atEnd) && (Math.abs(bar.bottom - window.innerHeight) > rounding || below > BELOW_PX))
        faults.push(
          `the bar floats: ${below} pixels below its buttons, it ends at ${bar.bottom} of ${window.innerHeight}`,
        );
      if (whole && (heading.top < 0 || heading.bottom > bar.top)) faults.push('the title is out of sight');
      if (whole && primary !== undefined && (primary.top < bar.top || primary.bottom > window.innerHeight + rounding))
        faults.push('the primary button is out of sight');
      return faults;
    },
    { whole: look.whole, rounding: ROUNDING_PX },
  );
  return v.parse(v.array(v.string()), found);
}
