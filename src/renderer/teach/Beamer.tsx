import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mainPath } from '../../shared/guide-walk.ts';
import { exerciseSlides, guideSlides, type Slide } from '../../shared/slides.ts';
import { useCircumstances } from '../guide/walks.ts';
import { exercises } from '../practice/exercises.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { RichText } from '../parts/RichText.tsx';
import { useNavigation, type Taught } from '../program/navigation.ts';
import { useContent } from '../program/use-content.ts';

/** Keys of a keyboard and of a presenter's remote, and by how many slides each moves on. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ' ': 1,
  Enter: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Backspace: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
/** What a remote sends to begin a show: here it has begun, and a browser would load the page anew. */
const BEGIN = new Set(['F5']);
/** What a remote sends to make the wall dark, and to show it again. */
const DARK = new Set(['b', 'B', '.']);

/**
 * A guide or an exercise on the wall: one slide at a time in type of at least a twentieth of the screen's height. Arrow
 * keys, a presenter's remote and the space bar turn the slides; Escape leads back.
 */
export function BeamerScreen({ about }: { about: Taught }) {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const slides = useSlides(about);
  const [at, setAt] = useState(0);
  const [dark, setDark] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const last = slides.length - 1;
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key } = event;
      const move = MOVES[key];
      if (BEGIN.has(key)) event.preventDefault();
      if (DARK.has(key)) setDark((now) => !now);
      if (move === undefined) return;
      event.preventDefault();
      setDark(false);
      setAt((now) => Math.min(last, Math.max(0, now + move)));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [last]);
  const slide = slides[Math.min(at, last)];
  if (slide === undefined) return null;
  return (
    <main className="page">
      <dialog ref={dialog} className="beamer" aria-labelledby="title" onClose={back} data-slide={at + 1}>
        {!dark && <SlideOnWall key={at} slide={slide} />}
        <p className="beamer-foot">
          <button
            type="button"
            onClick={() => setAt(Math.max(0, at - 1))}
            aria-label={t('teach.before')}
            disabled={at === 0}
          >
            ‹
          </button>
          <span aria-live="polite">{t('teach.slide', { number: at + 1, all: slides.length })}</span>
          <button
            type="button"
            onClick={() => setAt(Math.min(last, at + 1))}
            aria-label={t('teach.after')}
            disabled={at === last}
          >
            ›
          </button>
          <button type="button" onClick={() => dialog.current?.close()} aria-label={t('teach.leave')}>
            ×
          </button>
        </p>
      </dialog>
    </main>
  );
}

function SlideOnWall({ slide: { title, lines, drawing } }: { slide: Slide }) {
  return (
    <div className={drawing === null ? 'beamer-slide' : 'beamer-slide drawn'}>
      <h1 id="title" tabIndex={-1}>
        {title}
      </h1>
      {drawing !== null && <Drawing name={drawing} />}
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <RichText text={line} terms={false} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The slides of what is taught; none where there is no such guide or exercise. */
function useSlides(about: Taught): readonly Slide[] {
  const { t } = useTranslation();
  const { guides } = useContent();
  const here = useCircumstances(about.id);
  if (about.kind === 'guide') {
    const guide = guides.find(({ id }) => id === about.id);
    // A room sees every step, whatever holds on this PC now.
    return guide === undefined
      ? []
      : guideSlides(guide, mainPath(guide, { ...here, holds: () => false }), {
          needs: t('guides.needs'),
          careful: `${t('guides.careful')}${t('app.colon')}`,
        });
  }
  const exercise = exercises().get(about.id);
  return exercise === undefined
    ? []
    : exerciseSlides(exercise, {
        sees: t('teach.sees'),
        which: t('teach.which'),
        cause: t('practice.cause'),
        say: t('teach.say'),
        quoted: (name, says) => t('teach.quoted', { name, says }),
      });
}
