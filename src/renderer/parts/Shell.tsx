import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TEXT_SIZES } from '../../shared/policy.ts';
import mark from '../../../assets/icons/icon.svg';
import { standWhole, useBeside } from '../program/beside.ts';
import { LANGUAGES } from '../program/screen-language.ts';
import { useExerciseTitle } from '../practice/exercise-title.ts';
import { useCheck } from '../check/check-state.ts';
import { useUnsavedPages } from '../documents/documents-state.ts';
import { useNavigation, type Screen } from '../program/navigation.ts';
import { reportFailure } from '../program/failures.ts';
import { usePreferences } from '../session/preferences.ts';
import { useProgram } from '../program/program.tsx';
import { announce } from './announcements.ts';
import { Announcer } from './Announcer.tsx';
import { useCopied } from './clipboard.ts';
import { Icon } from './Icon.tsx';
import { IdleReminder } from '../session/IdleReminder.tsx';
import { LeaveQuestion } from '../session/LeaveQuestion.tsx';

/**
 * The frame around every screen: who we are, text size, language, « Fin de séance », and the banner while one
 * practises; also what is announced and asked on every screen. Beside the browser its header has nothing but the button
 * that leads back to the full size.
 */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const beside = useBeside(({ on }) => on);
  useCopied();
  return (
    <div className={beside ? 'shell small-window' : 'shell'}>
      <a className="skip" href="#title">
        {t('app.skip')}
      </a>
      {beside ? <SmallHeader /> : <Header />}
      <PracticeBanner />
      {children}
      <Announcer />
      <IdleReminder />
      <LeaveQuestion />
    </div>
  );
}

/** Where « Fin de séance » is the bar's own button, or has been pressed already, it does not stand here once more. */
const endsHere = ({ name }: Screen, unsaved: boolean): boolean =>
  name === 'session-end' || name === 'session-ended' || (name === 'document-saved' && !unsaved);

function Header() {
  const { t } = useTranslation();
  const { go, reset, screen } = useNavigation();
  const unsaved = useUnsavedPages();
  return (
    <header className="header">
      <button type="button" className="brand" onClick={reset} aria-label={`${t('app.name')} – ${t('app.toHome')}`}>
        <img src={mark} alt="" />
        <span>{t('app.name')}</span>
      </button>
      <div className="tools">
        <TextSize />
        <LanguageChoice />
        {!endsHere(screen, unsaved) && (
          <button type="button" className="button" onClick={() => go({ name: 'session-end' })}>
            <Icon name="exit" />
            {t('app.endSession')}
          </button>
        )}
      </div>
    </header>
  );
}

/** Beside the browser there is room for one thing: the way back to the full size. */
function SmallHeader() {
  const { t } = useTranslation();
  const { client } = useProgram();
  return (
    <header className="header">
      <button type="button" className="button" onClick={() => void standWhole(client).catch(reportFailure)}>
        <Icon name="larger" />
        {t('beside.whole')}
      </button>
    </header>
  );
}

function TextSize() {
  const { t } = useTranslation();
  const { textSize, larger, smaller, language } = usePreferences();
  const named = (percent: number): string =>
    t('app.textSizeNow', { size: new Intl.NumberFormat(language, { style: 'percent' }).format(percent / 100) });
  const changed = (change: () => void): void => {
    change();
    announce(named(usePreferences.getState().textSize));
  };
  return (
    <div className="text-size" role="group" aria-label={named(textSize)}>
      <button type="button" className="smaller" onClick={() => changed(smaller)} disabled={textSize === TEXT_SIZES[0]}>
        <span aria-hidden="true">A−</span>
        <span className="visually-hidden">{t('app.textSmaller')}</span>
      </button>
      <button
        type="button"
        className="larger"
        onClick={() => changed(larger)}
        disabled={textSize === TEXT_SIZES.at(-1)}
      >
        <span aria-hidden="true">A+</span>
        <span className="visually-hidden">{t('app.textLarger')}</span>
      </button>
    </div>
  );
}

/** The choice of language, shown as soon as there is a second one. */
function LanguageChoice() {
  const { t } = useTranslation();
  const { language, speak } = usePreferences();
  if (LANGUAGES.length < 2) return null;
  return (
    <label className="row">
      <span className="visually-hidden">{t('app.language')}</span>
      <Icon name="globe" />
      <select value={language} onChange={(event) => speak(event.target.value)}>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function PracticeBanner() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { screen, go } = useNavigation();
  const practising = useCheck((state) => state.latest?.snapshot.mode === 'practice');
  const title = useExerciseTitle();
  if (!practising) return null;
  const leave = (): void => {
    client.send('practice.choose', null);
    // The button goes with the banner; the focus would fall to the document.
    document.getElementById('title')?.focus();
  };
  return (
    <aside className="practice" aria-label={t('practice.banner')}>
      <strong>{t('practice.banner')}</strong>
      <p>
        {title === '' ? '' : `${title} – `}
        {t('practice.explain')}
      </p>
      {screen.name !== 'exercise' && (
        <button type="button" className="button" onClick={() => go({ name: 'exercise' })}>
          {t('practice.toTable')}
        </button>
      )}
      <button type="button" className="button" onClick={leave}>
        {t('practice.leave')}
      </button>
    </aside>
  );
}
