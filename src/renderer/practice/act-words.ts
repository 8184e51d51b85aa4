/** What the things and acts of a table are called, and what is said after an act. */
import { useTranslation } from 'react-i18next';
import type { Act } from '../../shared/practice/acts.ts';
import type { Exercise } from '../../shared/practice/exercise.ts';
import { answerOf, thingOf, type Table } from '../../shared/practice/table.ts';

/** The words of one exercise, for components. */
export interface ActWords {
  /** The name of a thing of the table. */
  thing(id: string): string;
  /** The label of an act's button. */
  act(act: Act): string;
  /** How an act is found on the screen, with the labels of the buttons between `**`. */
  way(act: Act): string;
  /** What is said after an act that led to this table. */
  said(act: Act, refused: boolean, table: Table): string;
}

const ownOf = (exercise: Exercise, act: Act) => {
  const called = act.do === 'call' ? answerOf(exercise, act.who) : null;
  const id = act.do === 'own' ? act.act : called;
  return id === null ? undefined : exercise.acts[id];
};

/** Whether what was done is a wrong turn of the exercise. */
export const isWrong = (exercise: Exercise, act: Act): boolean => ownOf(exercise, act)?.wrong === true;

/** Gives the words of an exercise in the present language. */
export function useActWords(exercise: Exercise): ActWords {
  const { t } = useTranslation();
  const severalReaders = Object.values(exercise.readers).filter(({ hidden }) => !hidden).length > 1;
  const thing = (id: string): string => {
    if (id === 'pc' || id === 'help') return t(`practice.thing.${id}`);
    const { people, readers, cards, things } = exercise;
    return (people[id] ?? readers[id] ?? cards[id] ?? things[id])?.name ?? id;
  };
  const label = (act: Act): string => {
    switch (act.do) {
      case 'insert':
        return severalReaders ? t('practice.act.insertIn', { reader: thing(act.reader) }) : t('practice.act.insert');
      case 'call':
        return t(`practice.act.${act.who}`);
      case 'own':
        return exercise.acts[act.act]?.label ?? act.act;
      case 'tries':
        return t('check.pinTries');
      default:
        return t(`practice.act.${act.do}`);
    }
  };
  return {
    thing,
    act: label,
    way: (act) =>
      act.do === 'tries'
        ? t('practice.wayCheck', { thing: t('check.details'), act: label(act) })
        : t('practice.way', { thing: thing(thingOf(exercise, act)), act: label(act) }),
    said(act, refused, table) {
      const own = ownOf(exercise, act);
      if (own !== undefined) return refused ? (own.otherwise ?? '') : own.reply;
      switch (act.do) {
        case 'turn':
          return t(table.cards[act.card]?.upsideDown === true ? 'practice.done.down' : 'practice.done.up');
        case 'wipe':
          return t('practice.done.wiped');
        case 'look':
          return (exercise.cards[act.thing] ?? exercise.things[act.thing])?.shows ?? '';
        case 'call':
          return t(`practice.done.${act.who}`);
        case 'own':
          return '';
        default:
          return t(`practice.done.${act.do}`);
      }
    },
  };
}
