import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../parts/announcements.ts';
import type { Corners, Point } from '../../shared/documents.ts';

const ORDER = ['tl', 'tr', 'br', 'bl'] as const;
type CornerName = (typeof ORDER)[number];
/**
 * How far one press of an arrow key moves a corner, as a share of the picture's longer side; with Shift ten times as
 * far.
 */
const STEP = 0.001;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Side of the magnifier on the screen with its border, px, and how much it magnifies. */
const LENS_PX = 180;
const BORDER_PX = 4;
const LOW = window.matchMedia('(max-height: 34rem)');
const ZOOM = 3;

interface CornerEditorProps {
  /** Address of the upright picture. */
  address: string;
  /** Size in the pixels that the corners are counted in. */
  width: number;
  height: number;
  corners: Corners;
  /** Called when a corner is seized: what follows is one step that can be undone. */
  begin: () => void;
  change: (corners: Corners) => void;
}

/**
 * The picture with a handle on each of the four corners, to be moved by mouse, touch or arrow keys; a magnifier shows
 * where the seized one lies.
 */
export function CornerEditor({ address, width, height, corners, begin, change }: CornerEditorProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<CornerName | null>(null);
  /** The distance from the pointer to the corner on the screen, so that a handle seized at its rim does not jump. */
  const held = useRef<Point>({ x: 0, y: 0 });
  const step = Math.max(width, height) * STEP;

  const inside = ({ x, y }: Point): Point => ({ x: clamp(x, width), y: clamp(y, height) });
  const dragTo = (name: CornerName, event: React.PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    change({
      ...corners,
      [name]: inside({
        x: ((event.clientX + held.current.x - box.left) / box.width) * width,
        y: ((event.clientY + held.current.y - box.top) / box.height) * height,
      }),
    });
  };
  const seize = (event: React.PointerEvent<HTMLButtonElement>): void => {
    const handle = event.currentTarget.getBoundingClientRect();
    held.current = {
      x: handle.left + handle.width / 2 - event.clientX,
      y: handle.top + handle.height / 2 - event.clientY,
    };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    begin();
  };
  const key = (name: CornerName, event: React.KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    const by = step * (event.shiftKey ? 10 : 1);
    const to = inside({ x: corners[name].x + arrow.x * by, y: corners[name].y + arrow.y * by });
    change({ ...corners, [name]: to });
    // A screen reader may not notice that the name of the focused handle changes, so it is announced.
    if (labelOf(name, to) !== labelOf(name, corners[name])) announce(labelOf(name, to));
  };
  const labelOf = (name: CornerName, { x, y }: Point): string =>
    t('documents.cornerAt', {
      corner: t(`documents.corner.${name}`),
      x: Math.round(percent(x, width)),
      y: Math.round(percent(y, height)),
    });
  const percent = (value: number, whole: number): number => (value / whole) * 100;

  const edge = ORDER.map((name) => `${corners[name].x} ${corners[name].y}`);
  return (
    <div className="corner-editor" data-active={active !== null}>
      <div className="stage">
        {/* An application: a screen reader then leaves the arrows to us. */}
        <div
          className="frame"
          ref={frame}
          role="application"
          aria-label={t('documents.cornersKeys')}
          style={{ '--shape': width / height }}
        >
          <img src={address} alt={t('documents.altCorners')} draggable={false} />
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
            <path className="outside" d={`M0 0H${width}V${height}H0ZM${edge.join('L')}Z`} />
            <polygon points={edge.join(' ')} />
          </svg>
          {ORDER.map((name) => (
            <button
              key={name}
              type="button"
              className="handle"
              data-corner={name}
              style={{
                insetInlineStart: `${percent(corners[name].x, width)}%`,
                insetBlockStart: `${percent(corners[name].y, height)}%`,
              }}
              aria-label={labelOf(name, corners[name])}
              onFocus={() => {
                setActive(name);
                begin();
              }}
              onBlur={() => setActive(null)}
              onKeyDown={(event) => key(name, event)}
              onPointerDown={seize}
              onPointerMove={(event) => dragTo(name, event)}
            />
          ))}
        </div>
      </div>
      <Lens
        address={address}
        at={active === null ? null : { x: corners[active].x / width, y: corners[active].y / height }}
        frame={frame}
      />
    </div>
  );
}

/**
 * A magnifier of the picture around a point; `at` is given in shares of the picture. It stands on the side where the
 * hand is not, and always in sight.
 */
function Lens({
  address,
  at,
  frame,
}: {
  address: string;
  at: Point | null;
  frame: React.RefObject<HTMLDivElement | null>;
}) {
  const box = at === null ? undefined : frame.current?.getBoundingClientRect();
  if (at === null || box === undefined) return null;
  const size = LOW.matches ? LENS_PX * 0.7 : LENS_PX;
  const middle = size / 2 - BORDER_PX;
  return (
    <div className="lens-place" data-side={at.x < 0.5 ? 'right' : 'left'} aria-hidden="true">
      <div
        className="lens"
        style={{
          width: size,
          height: size,
          backgroundImage: `url(${address})`,
          backgroundSize: `${box.width * ZOOM}px ${box.height * ZOOM}px`,
          backgroundPosition: `${middle - at.x * box.width * ZOOM}px ${middle - at.y * box.height * ZOOM}px`,
        }}
      />
    </div>
  );
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
