import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../shared/practice/acts.ts';
import type { Exercise } from '../../shared/practice/exercise.ts';
import { actsOn, type Table } from '../../shared/practice/table.ts';
import { useCheck } from '../check/check-state.ts';
import { Icon } from '../parts/Icon.tsx';
import type { ActWords } from './act-words.ts';
import { ThingDrawing, type Look } from './ThingDrawing.tsx';

interface TableProps {
  exercise: Exercise;
  table: Table;
  words: ActWords;
  /** Called with what the learner chose to do. Undefined: the table can only be looked at. */
  onAct?: (act: Act) => void;
}

/** One thing on the table: how it looks, and its state in words. */
interface Placed {
  id: string;
  look: Look;
  state: string;
}

/**
 * The table: each thing is a button that opens what can be done with it. Whoever chose an act is back at the thing; the
 * Escape key closes its acts.
 */
export function TableView({ exercise, table, words, onAct }: TableProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const things = usePlaced({ exercise, table, words, ...(onAct === undefined ? {} : { onAct }) });
  const close = (): void => {
    if (open !== null) buttons.current.get(open)?.focus();
    setOpen(null);
  };
  return (
    <div className="stack-tight">
      <ul className="table" aria-label={t('practice.table')}>
        {things.map(({ id, look, state }) => (
          <li key={id} data-thing={id}>
            {onAct === undefined ? (
              <div className="thing">
                <Thing name={words.thing(id)} look={look} state={state} />
              </div>
            ) : (
              <button
                type="button"
                className="thing"
                aria-expanded={open === id}
                onClick={() => setOpen(open === id ? null : id)}
                ref={(button) => {
                  if (button !== null) buttons.current.set(id, button);
                }}
              >
                <Thing name={words.thing(id)} look={look} state={state} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {open !== null && onAct !== undefined && (
        <Acts
          key={open}
          name={words.thing(open)}
          acts={actsOn(exercise, table, open)}
          words={words}
          onClose={close}
          onAct={(act) => {
            onAct(act);
            close();
          }}
        />
      )}
    </div>
  );
}

function Thing({ name, look, state }: { name: string; look: Look; state: string }) {
  return (
    <>
      <ThingDrawing look={look} />
      <strong>{name}</strong>
      <span className="state">{state}</span>
    </>
  );
}

interface ActsProps {
  name: string;
  acts: readonly Act[];
  words: ActWords;
  onAct: (act: Act) => void;
  onClose: () => void;
}

/** What can be done with one thing. The first act has the focus, so that keys lead there at once. */
function Acts({ name, acts, words, onAct, onClose }: ActsProps) {
  const { t } = useTranslation();
  const latestClose = useRef(onClose);
  useEffect(() => {
    latestClose.current = onClose;
  });
  useEffect(() => {
    const onEscape = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') latestClose.current();
    };
    document.addEventListener('keydown', onEscape);
    return () => document.removeEventListener('keydown', onEscape);
  }, []);
  return (
    <div className="acts panel" role="group" aria-label={name}>
      <h2>{name}</h2>
      {acts.length === 0 && <p>{t('practice.nothing')}</p>}
      {acts.map((act, index) => (
        <button
          key={JSON.stringify(act)}
          type="button"
          className="button"
          ref={index === 0 ? takeFocus : undefined}
          onClick={() => onAct(act)}
        >
          {words.act(act)}
        </button>
      ))}
      <button type="button" className="button quiet" ref={acts.length === 0 ? takeFocus : undefined} onClick={onClose}>
        <Icon name="close" />
        {t('practice.close')}
      </button>
    </div>
  );
}

const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();

function usePlaced({ exercise, table, words, onAct }: TableProps): Placed[] {
  const { t } = useTranslation();
  const live = useCheck(({ latest }) => latest?.snapshot.verdict);
  // A table that is only looked at is not the one that the check is about.
  const verdict = onAct === undefined ? 'checking' : live;
  const tones = { ready: 'ok', blocked: 'problem', unknown: 'calm', checking: 'calm' } as const;
  const cardIn = (reader: string): Look & { thing: 'reader' } => {
    const [id] = Object.entries(table.cards).find(([, card]) => card.in === reader) ?? [];
    const card = id === undefined ? null : (exercise.cards[id]?.kind ?? null);
    return { thing: 'reader', plugged: table.readers[reader]?.plugged === true, card };
  };
  const several = Object.values(exercise.readers).filter(({ hidden }) => !hidden).length > 1;
  const place = (reader: string): string =>
    several ? t('practice.state.inOne', { reader: words.thing(reader) }) : t('practice.state.inReader');
  const cardState = (id: string): string => {
    const card = table.cards[id];
    const where = card?.in == null ? t('practice.state.onTable') : place(card.in);
    const side = t(card?.upsideDown === true ? 'practice.state.down' : 'practice.state.up');
    return [where, side, ...(card?.dirty === true ? [t('practice.state.dirty')] : [])].join(', ');
  };
  return [
    ...Object.entries(exercise.people).map(([id, { says }]): Placed => ({
      id,
      look: { thing: 'person' },
      state: t('guides.quoted', { title: says }),
    })),
    ...(exercise.check
      ? [{ id: 'pc', look: { thing: 'pc', tone: tones[verdict ?? 'checking'] }, state: '' } satisfies Placed]
      : []),
    ...Object.entries(exercise.readers)
      .filter(([, { hidden }]) => !hidden)
      .map(([id]): Placed => {
        const look = cardIn(id);
        return { id, look, state: t(look.plugged ? 'practice.state.plugged' : 'practice.state.unplugged') };
      }),
    ...Object.entries(exercise.cards).map(([id, { kind }]): Placed => {
      const card = table.cards[id];
      const look: Look = {
        thing: 'card',
        kind,
        upsideDown: card?.upsideDown === true,
        dirty: card?.dirty === true,
        away: card?.in != null,
      };
      return { id, look, state: cardState(id) };
    }),
    ...Object.entries(exercise.things).map(([id, { kind }]): Placed => ({ id, look: { thing: kind }, state: '' })),
    ...(onAct === undefined ? [] : [{ id: 'help', look: { thing: 'help' }, state: '' } satisfies Placed]),
  ];
}
