import { useTranslation } from 'react-i18next';
import type { Exercise } from '../../shared/practice/exercise.ts';
import { causesOf } from '../../shared/slides.ts';
import { PrintedGuide } from '../guide/PrintedGuide.tsx';
import { useCircumstances } from '../guide/walks.ts';
import { exercises } from '../practice/exercises.ts';
import { ThingDrawing } from '../practice/ThingDrawing.tsx';
import { Page } from '../parts/Page.tsx';
import { useNavigation, type Taught } from '../program/navigation.ts';
import { useContent } from '../program/use-content.ts';
import { PrintButton } from './PrintButton.tsx';

/** A sheet for the learners: the guide as it is printed elsewhere too, or an exercise with room for answers. */
export function HandoutScreen({ about }: { about: Taught }) {
  const { t } = useTranslation();
  const { guides } = useContent();
  const here = useCircumstances(about.id);
  const guide = about.kind === 'guide' ? guides.find(({ id }) => id === about.id) : undefined;
  const exercise = about.kind === 'exercise' ? exercises().get(about.id) : undefined;
  return (
    <Page
      title={t('teach.sheet')}
      lead={guide?.title ?? exercise?.title ?? ''}
      wayOut={{ name: 'help' }}
      primary={<PrintButton />}
    >
      <div className="sheet-preview">
        {guide !== undefined && <PrintedGuide guide={guide} here={here} />}
        {exercise !== undefined && <PrintedExercise exercise={exercise} />}
      </div>
    </Page>
  );
}

function PrintedExercise({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { people, readers, cards, things } = exercise;
  return (
    <div className="print-sheet" data-type="large">
      <h2 className="sheet-title">{exercise.title}</h2>
      <p>{exercise.try}</p>
      <ul className="sheet-things">
        {Object.entries(people).map(([id, { name, says }]) => (
          <li key={id}>
            <ThingDrawing look={{ thing: 'person' }} />
            <span>{t('teach.quoted', { name, says })}</span>
          </li>
        ))}
        {Object.entries(readers)
          .filter(([, { hidden }]) => !hidden)
          .map(([id, { name, plugged }]) => (
            <li key={id}>
              <ThingDrawing look={{ thing: 'reader', plugged, card: null }} />
              <strong>{name}</strong>
            </li>
          ))}
        {Object.entries(cards).map(([id, { name, kind, shows, upsideDown, dirty }]) => (
          <li key={id}>
            <ThingDrawing look={{ thing: 'card', kind, upsideDown, dirty, away: false }} />
            <strong>{name}</strong>
            <span>{shows}</span>
          </li>
        ))}
        {Object.entries(things).map(([id, { kind, name, shows }]) => (
          <li key={id}>
            <ThingDrawing look={{ thing: kind }} />
            <strong>{name}</strong>
            <span>{shows}</span>
          </li>
        ))}
      </ul>
      <h3>{t('teach.sees')}</h3>
      <ul>
        {exercise.quiz.sees.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>{t('teach.which')}</h3>
      <ul className="sheet-boxes">
        {causesOf(exercise).map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
      <h3>{t('teach.whatToDo')}</h3>
      <div className="sheet-lines" aria-hidden="true">
        {['1', '2', '3'].map((line) => (
          <p key={line} />
        ))}
      </div>
      <p className="no-print">
        <button type="button" className="button" onClick={() => go({ name: 'notebook' })}>
          {t('teach.answers')}
        </button>
      </p>
    </div>
  );
}
