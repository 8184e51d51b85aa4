import type { ReactNode } from 'react';
import type { ExerciseCard, ExerciseThing } from '../../shared/practice/exercise.ts';

/** What a thing of the table looks like now. */
export type Look =
  | { thing: 'pc'; tone: 'ok' | 'problem' | 'calm' }
  | { thing: 'reader'; plugged: boolean; card: ExerciseCard['kind'] | null }
  | { thing: 'card'; kind: ExerciseCard['kind']; upsideDown: boolean; dirty: boolean; away: boolean }
  | { thing: ExerciseThing['kind'] }
  | { thing: 'person' }
  | { thing: 'help' };

const INK = '#0f3d44';
const CARD_FILLS: Record<ExerciseCard['kind'], string> = {
  eid: '#bfe3e0',
  kids: '#f7d9a8',
  resident: '#f2d3c2',
  bank: '#b9cdee',
  foreign: '#e4dcc4',
};
const TONES = { ok: '#bfe3e0', problem: '#f2b5a0', calm: '#fff' } as const;

/**
 * One of our own drawings of a thing on the table, in its present state. The words beside it say the same, so that it
 * is hidden from screen readers.
 */
export function ThingDrawing({ look }: { look: Look }) {
  return (
    <svg className="drawing" viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      <rect width="160" height="120" rx="10" fill="#fff7e8" />
      <g fill="none" stroke={INK} strokeWidth="3" strokeLinejoin="round" strokeLinecap="round">
        {drawn(look)}
      </g>
    </svg>
  );
}

function drawn(look: Look): ReactNode {
  switch (look.thing) {
    case 'pc':
      return <Pc tone={look.tone} />;
    case 'reader':
      return <Reader plugged={look.plugged} card={look.card} />;
    case 'card':
      return <Card look={look} />;
    case 'person':
      return (
        <>
          <circle cx="80" cy="42" r="20" fill="#f2d3c2" />
          <path d="M40 108c2-46 78-46 80 0z" fill="#bfe3e0" />
          <path d="M73 48c4 4 10 4 14 0" />
        </>
      );
    case 'help':
      return (
        <>
          <path d="M46 84h68c-10-8-8-20-8-30a26 26 0 0 0-52 0c0 10 2 22-8 30z" fill="#f4b942" />
          <path d="M70 94a10 10 0 0 0 20 0M80 20v6M34 40l8 5M126 40l-8 5" />
        </>
      );
    case 'letter':
      return (
        <>
          <path d="M34 30h92v66H34z" fill="#fff" />
          <path d="M34 30l46 38l46-38" />
        </>
      );
    case 'paper':
      return (
        <>
          <path d="M48 14h48l18 18v76H48z" fill="#fff" />
          <path d="M60 48h42M60 62h42M60 76h28" />
        </>
      );
    case 'phone':
      return (
        <>
          <rect x="54" y="12" width="52" height="96" rx="9" fill="#d3dada" />
          <path d="M60 24h40v66H60z" fill="#fff" />
          <circle cx="80" cy="99" r="3" fill={INK} />
        </>
      );
    case 'lamp':
      return (
        <>
          <path d="M80 16a28 28 0 0 0-16 51c4 3 5 6 5 10h22c0-4 1-7 5-10a28 28 0 0 0-16-51z" fill="#f4d98a" />
          <path d="M69 88h22M73 98h14M30 40l12 4M130 40l-12 4" />
        </>
      );
    case 'photo':
      return (
        <>
          <path d="M30 22h100v78H30z" fill="#fff" />
          <path d="M46 40h50M46 54h68M46 68h60M46 82h40" />
          <circle cx="104" cy="48" r="17" fill="#f4b942" fillOpacity="0.55" stroke="none" />
        </>
      );
  }
}

function Pc({ tone }: { tone: keyof typeof TONES }) {
  return (
    <>
      <rect x="26" y="14" width="108" height="72" rx="6" fill="#d3dada" />
      <path d="M34 22h92v56H34z" fill={TONES[tone]} />
      {tone === 'ok' && <path d="M64 50l12 12l22-24" strokeWidth="6" />}
      {tone === 'problem' && <path d="M68 38l24 24M92 38l-24 24" strokeWidth="6" />}
      {tone === 'calm' && <path d="M66 50h.1M80 50h.1M94 50h.1" strokeWidth="8" />}
      <path d="M66 86l-4 18h36l-4-18" fill="#d3dada" />
      <path d="M48 106h64" />
    </>
  );
}

function Reader({ plugged, card }: { plugged: boolean; card: ExerciseCard['kind'] | null }) {
  return (
    <>
      {card !== null && (
        <rect className="slides-in" x="52" y="14" width="56" height="50" rx="5" fill={CARD_FILLS[card]} />
      )}
      <rect x="32" y="50" width="96" height="42" rx="9" fill="#d3dada" />
      <path d="M48 58h64" strokeWidth="5" />
      <circle cx="80" cy="78" r="5" fill={plugged ? '#f4b942' : '#fff'} />
      {plugged ? (
        <path d="M128 78c22 0 8 30 32 30" />
      ) : (
        <>
          <path d="M128 78c14 0 8 26-6 28H98" />
          <path d="M98 98v16H84v-16z" fill="#fff" />
          <path d="M84 102H76v8h8" fill="#d3dada" />
        </>
      )}
    </>
  );
}

function Card({ look }: { look: Extract<Look, { thing: 'card' }> }) {
  return (
    <g opacity={look.away ? 0.35 : 1} strokeDasharray={look.away ? '6 6' : undefined}>
      <rect x="24" y="26" width="112" height="70" rx="8" fill={CARD_FILLS[look.kind]} />
      {look.upsideDown ? (
        <path d="M24 42h112" strokeWidth="12" strokeLinecap="butt" />
      ) : (
        <>
          <rect x="38" y="46" width="26" height="22" rx="4" fill={look.dirty ? '#8a7a55' : '#f4b942'} />
          <path d="M38 57h9M55 57h9M51 46v22" strokeWidth="2" />
          {look.dirty && <path d="M34 42l8 8M46 40l12 14M58 62l8 12M36 70l10-6" strokeWidth="4" stroke="#5a4a2a" />}
        </>
      )}
      {(look.kind === 'eid' || look.kind === 'kids' || look.kind === 'resident') && !look.upsideDown && (
        <>
          <rect x="92" y="40" width="32" height="40" rx="4" fill="#fff" />
          <circle cx="108" cy="54" r="6" fill="#f2d3c2" />
          <path d="M98 76c2-11 18-11 20 0" strokeWidth="2" />
        </>
      )}
      <path d="M38 82h40" strokeWidth="2" />
    </g>
  );
}
