import { useTranslation } from 'react-i18next';
import type { Place } from '../../shared/guide-walk.ts';
import type { Guide, Step } from '../../shared/guides.ts';
import { plainText } from '../../shared/rich-text.ts';
import { Icon } from '../parts/Icon.tsx';
import { canStandBeside, standBeside } from '../program/beside.ts';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';
import { usePreferences } from '../session/preferences.ts';
import { useContent } from '../program/use-content.ts';
import { useAim } from './walks.ts';
import { useReadAloud, useReading, useVoice } from './read-aloud.ts';

/**
 * The lines above a step: which guide, how far, for which service; and three buttons, to hear the step, where this PC
 * has a voice for the language, to make the program small beside the browser, where this door can, and to print the
 * guide, where the policy has not closed that.
 */
export function StepHeader({ guide, place: { now, all }, step }: { guide: Guide; place: Place; step: Step }) {
  const { t } = useTranslation();
  const aim = useAim();
  const { closed } = useProgram().about.policy;
  const lang = useContent().foreign.get(guide.id);
  return (
    <div className="step-header">
      <p className="where" id="where">
        <strong lang={lang}>{guide.title}</strong>
        <span>{all === null ? t('guides.stepOpen', { now }) : t('guides.step', { now, all })}</span>
        {aim !== null && <span data-aim={aim.id}>{t('aim.for', { name: aim.name })}</span>}
      </p>
      <div className="row">
        <ReadAloudButton step={step} />
        <BesideButton />
        {!closed.includes('print') && (
          <button type="button" className="button quiet" onClick={() => window.print()}>
            <Icon name="print" />
            {t('guides.print')}
          </button>
        )}
      </div>
      {all !== null && (
        <div className="bar" aria-hidden="true">
          {Array.from({ length: all }, (_, at) => (
            <span key={at} data-state={progress(at + 1 - now)} />
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

/** The step small beside the browser, where this door can. */
function BesideButton() {
  const { t } = useTranslation();
  const { client, about } = useProgram();
  if (!canStandBeside(about)) return null;
  return (
    <button type="button" className="button quiet" onClick={() => void standBeside(client, about).catch(reportFailure)}>
      <Icon name="beside" />
      {t('beside.small')}
    </button>
  );
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

/** What is read aloud of a step, a piece for each paragraph. */
function spoken({ title, body, list, warning, tip, choices }: Step): string[] {
  return [title, body, ...list, warning, tip, ...choices.map(({ label }) => label)].flatMap((text) =>
    text === null ? [] : [plainText(text)],
  );
}
