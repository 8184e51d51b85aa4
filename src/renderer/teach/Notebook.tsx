import { useTranslation } from 'react-i18next';
import type { Guide } from '../../shared/guides.ts';
import type { Exercise } from '../../shared/practice/exercise.ts';
import { useActWords } from '../practice/act-words.ts';
import { exercises } from '../practice/exercises.ts';
import { Page } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { useContent } from '../program/use-content.ts';
import { PrintButton } from './PrintButton.tsx';

/**
 * The trainer's notebook, to read and to print: for each guide what to prepare, what goes wrong most and what helps;
 * for each exercise the cause, the shortest way and what to say. From the guides' and exercises' own texts.
 */
export function NotebookScreen() {
  const { t } = useTranslation();
  const { guides } = useContent();
  return (
    <Page title={t('teach.notebook')} lead={t('teach.notebookWhy')} wayOut={{ name: 'help' }} primary={<PrintButton />}>
      <div className="sheet-preview">
        <div className="print-sheet notebook" data-type="small">
          <h2 className="sheet-title">{t('teach.guides')}</h2>
          {guides.map((guide) => (
            <GuideNotes key={guide.id} guide={guide} />
          ))}
          <h2 className="sheet-title">{t('teach.exercises')}</h2>
          {[...exercises().values()].map((exercise) => (
            <ExerciseNotes key={exercise.id} exercise={exercise} />
          ))}
        </div>
      </div>
    </Page>
  );
}

function GuideNotes({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  const troubles = [...guide.troubles, ...guide.steps.flatMap((step) => step.troubles)];
  return (
    <section>
      <h3>{guide.title}</h3>
      {guide.needs.length > 0 && (
        <>
          <h4>{t('teach.prepare')}</h4>
          <ul>
            {guide.needs.map((need) => (
              <li key={need}>
                <RichText text={need} terms={false} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{t('teach.goesWrong')}</h4>
      <ul>
        {troubles.map(({ sees, cause, remedy }) => (
          <li key={`${sees} ${remedy}`}>
            <strong>
              <RichText text={sees} terms={false} />
            </strong>{' '}
            <RichText text={cause} terms={false} /> → <RichText text={remedy} terms={false} />
          </li>
        ))}
      </ul>
      <h4>{t('teach.answers')}</h4>
      <ul>
        {guide.steps.flatMap(({ details }) =>
          details.map((detail) => (
            <li key={detail}>
              <RichText text={detail} terms={false} />
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

function ExerciseNotes({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation();
  const words = useActWords(exercise);
  const { debrief, help, quiz, way } = exercise;
  return (
    <section>
      <h3>{exercise.title}</h3>
      <p>{exercise.try}</p>
      <ul>
        <li>
          <strong>
            {t('practice.cause')}
            {t('app.colon')}
          </strong>{' '}
          {debrief.cause} {quiz.because}
        </li>
        <li>
          <strong>
            {t('practice.shortest')}
            {t('app.colon')}
          </strong>{' '}
          {way.map((act) => words.way(act).replaceAll('**', '')).join(t('app.between'))}
        </li>
        <li>
          <strong>
            {t('teach.say')}
            {t('app.colon')}
          </strong>{' '}
          {debrief.say}
        </li>
        <li>
          <strong>
            {t('teach.hint')}
            {t('app.colon')}
          </strong>{' '}
          {help.hint}
        </li>
      </ul>
    </section>
  );
}
