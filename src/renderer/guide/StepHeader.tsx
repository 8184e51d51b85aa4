import { useTranslation } from 'react-i18next';
import type { Guide, Step } from '../../shared/guides.ts';
import { plainText } from '../../shared/rich-text.ts';
import { Icon } from '../parts/Icon.tsx';
import { usePreferences } from '../session/preferences.ts';
import { useReadAloud, useReading, useVoice } from './read-aloud.ts';

/**
 * The guide's name, how far the person has come, and two things one may want at any step: to hear it, and to print it
 * all.
 */
export function StepHeader({ guide, path, step }: { guide: Guide; path: readonly Step[]; step: Step }) {
  const { t } = useTranslation();
  const place = path.indexOf(step);
  return (
    <div className="step-header">
      <p className="where" id="where">
        <strong>{guide.title}</strong>
        <span>{place >= 0 ? t('guides.step', { now: place + 1, all: path.length }) : t('guides.aside')}</span>
      </p>
      <div className="row">
        <ReadAloudButton step={step} />
        <button type="button" className="button quiet" onClick={() => window.print()}>
          <Icon name="print" />
          {t('guides.print')}
        </button>
      </div>
      {place >= 0 && (
        <div className="bar" aria-hidden="true">
          {path.map(({ id }, index) => (
            <span key={id} data-state={progress(index - place)} />
          ))}
        </div>
      )}
    </div>
  );
}

/**
 * The state of a step in the bar. `ahead`: how many steps it is after the one on the screen; negative when it is
 * before.
 */
function progress(ahead: number): 'done' | 'now' | 'later' {
  if (ahead === 0) return 'now';
  return ahead < 0 ? 'done' : 'later';
}

/** « Écouter », shown only where this PC has a voice for the language. */
function ReadAloudButton({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { on, turn } = useReadAloud();
  const voice = useVoice(usePreferences((state) => state.language));
  useReading(voice, spoken(step));
  if (voice === null) return null;
  return (
    <button type="button" className="button quiet" aria-pressed={on} onClick={() => turn(!on)}>
      <Icon name={on ? 'close' : 'speak'} />
      {on ? t('guides.silence') : t('guides.readAloud')}
    </button>
  );
}

function spoken({ title, body, list, warning, tip, choices }: Step): string[] {
  return [title, body, ...list, warning, tip, ...choices.map(({ label }) => label)].flatMap((text) =>
    text === null ? [] : [plainText(text)],
  );
}
