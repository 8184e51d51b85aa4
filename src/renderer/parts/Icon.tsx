/** Small signs beside words, never instead of them. */
const PATHS = {
  ok: 'M4.5 12.5l5 5L19.5 7M12 1.8a10.2 10.2 0 1 0 0 20.4a10.2 10.2 0 1 0 0-20.4',
  problem: 'M8 8l8 8M16 8l-8 8M7.8 2h8.4L22 7.8v8.4L16.2 22H7.8L2 16.2V7.8z',
  attention: 'M12 3L2 20.5h20zM12 10v5M12 17.6v.4',
  waiting: 'M7 3h10M7 21h10M8 3c0 5 3.2 6.5 4 9c.8-2.500 4-4 4-9M8 21c0-5 3.200-6.500 4-9c.8 2.500 4 4 4 9',
  unknown: 'M9 9a3 3 0 1 1 4.200 2.800c-.8.4-1.200 1-1.200 2.200M12 17v.4M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20',
  checking: 'M20 12a8 8 0 1 1-2.600-5.900M20 3v4.500h-4.500',
  back: 'M19 12H5M11 6l-6 6l6 6',
  next: 'M5 12h14M13 6l6 6l-6 6',
  /** « Ça ne marche pas »: a screen with a cross. */
  stuck: 'M3 4h18v12H3zM12 16v4M8 20h8M9.500 7.500l5 5M14.500 7.500l-5 5',
  /** Somebody to ask: a bubble that speaks. */
  ask: 'M9 8.500a3 3 0 1 1 4.200 2.800c-.8.4-1.200 1-1.200 1.700M12 15.600v.2M3 3h18v15H11l-5 4v-4H3z',
  /** A good idea: a lamp. */
  tip: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-4 11c.8.7 1 1 1 2h6c0-1 .2-1.300 1-2a6 6 0 0 0-4-11z',
  /** Learning: a square hat. */
  practice: 'M2 9l10-5l10 5l-10 5zM6 11v5c3 3 9 3 12 0v-5M22 9v6',
  lock: 'M6 11h12v10H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11M12 15v2.500',
  list: 'M4 6h.1M4 12h.1M4 18h.1M9 6h11M9 12h11M9 18h11',
  print: 'M7 8V3h10v5M5 8h14v9h-3M8 14h8v7H8zM5 8v9h3',
  copy: 'M9 9h11v12H9zM15 9V4H4v12h5',
  save: 'M5 3h12l3 3v15H5zM8 3v6h7V3M8 21v-7h9v7',
  speak: 'M4 9v6h4l5 5V4L8 9zM17 8.500a5 5 0 0 1 0 7M19.500 6a9 9 0 0 1 0 12',
  search: 'M10.500 3.500a7 7 0 1 0 0 14a7 7 0 1 0 0-14M15.800 15.800l5 5',
  close: 'M5 5l14 14M19 5L5 19',
  plus: 'M12 4v16M4 12h16',
  minus: 'M4 12h16',
  home: 'M3 11l9-8l9 8M6 9v11h12V9M10 20v-6h4v6',
  globe: 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20M2 12h20M12 2c-6 6-6 14 0 20c6-6 6-14 0-20',
  exit: 'M14 4H5v16h9M10 12h11M17 8l4 4l-4 4',
  /** A small window beside a large one; and a window made large again. */
  beside: 'M2 5h13v14H2zM18 11h4v8h-4z',
  larger: 'M3 4h18v16H3zM8 13v3h3M16 11V8h-3M8 16l3-3M16 8l-3 3',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  undo: 'M4 9h10a5.500 5.500 0 0 1 0 11H8M8 5L4 9l4 4',
  redo: 'M20 9H10a5.500 5.500 0 0 0 0 11h6M16 5l4 4l-4 4',
  rotate: 'M19 9a8 8 0 1 0 1 5M20 4v5h-5',
  'turn-left': 'M5 9a8 8 0 1 1-1 5M4 4v5h5',
  trash: 'M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15M10 10v7M14 10v7',
  move: 'M12 3v18M3 12h18M9 6l3-3l3 3M9 18l3 3l3-3M6 9l-3 3l3 3M18 9l3 3l-3 3',
  photo: 'M3 7h4l2-3h6l2 3h4v13H3zM12 9.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7',
  document: 'M6 2h9l4 4v16H6zM15 2v5h4M9 12h7M9 16h7',
  eye: 'M2 12c5-8 15-8 20 0c-5 8-15 8-20 0M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6',
} as const;

/** The icons that there are. */
export type IconName = keyof typeof PATHS;

/** A small sign beside a word. It is hidden from screen readers, since the word beside it says the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
