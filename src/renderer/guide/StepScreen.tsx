import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { helpAt, placeOn, stepAfter, troublesAt, type Circumstances } from '../../shared/guide-walk.ts';
import type { Guide, Step } from '../../shared/guides.ts';
import type { CatalogueEntry } from '../../shared/services.ts';
import { CheckedLine } from '../parts/CheckedLine.tsx';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { TargetButton } from './TargetButton.tsx';
import { screenOf } from './target-screen.ts';
import { stepsSeen } from './steps-seen.ts';
import { useAim, useAnswers } from './walks.ts';
import { useContent } from '../program/use-content.ts';
import { useNavigation } from '../program/navigation.ts';
import { Answer, useBestRoute } from './Answer.tsx';
import { Awaited } from './Awaited.tsx';
import { HaveQuestion, ServiceQuestion } from './Interview.tsx';
import { HelpPanel, TroublePanel } from './Panels.tsx';
import { PrintedGuide } from './PrintedGuide.tsx';
import { Needs, StepBody } from './StepBody.tsx';
import { StepHeader } from './StepHeader.tsx';

type Panel = 'step' | 'troubles' | 'help';

/** Milliseconds. When this screen came by itself, a press within this time was meant for the one before. */
const NOT_YET_MS = 400;

interface StepScreenProps {
  guide: Guide;
  path: readonly Step[];
  step: Step;
  here: Circumstances;
  confirmed: string | null;
}

/**
 * The screen of one step, with at most one primary action: to go on, to finish, or what the step itself asks for. « Ça
 * ne marche pas » and « J'ai besoin d'aide » open in its place and lead back to it.
 * @param confirmed the title of the step before, when the guide moved on from it by itself: this screen then says that
 * it is done
 */
export function StepScreen({ guide, path, step, here, confirmed }: StepScreenProps) {
  const { t } = useTranslation();
  const { go, past } = useNavigation();
  const aim = useAim();
  const lang = useContent().foreign.get(guide.id);
  const [panel, setPanel] = useState<Panel>('step');
  const [shownAt] = useState(() => performance.now());
  const following = stepAfter(guide, step, here);
  // Who came for a service is not asked for it; who was asked on this walk may change the answer.
  const asked = useAnswers(({ wasAsked }) => wasAsked);
  const tick = useAnswers((state) => state.tick);
  const known = following?.interview === 'service' && aim !== null && !asked;
  const after = known ? stepAfter(guide, following, here) : following;
  const goOn = (said?: string): void => {
    if (after !== null)
      go({ name: 'guide', guide: guide.id, step: after.id, ...(said === undefined ? {} : { confirmed: said }) });
  };
  const pressNext = (): void => {
    if (confirmed === null || performance.now() - shownAt > NOT_YET_MS) goOn();
  };
  const toStep = (): void => setPanel('step');

  if (panel === 'troubles')
    return (
      <TroublePanel guide={guide.id} troubles={troublesAt(guide, step)} close={toStep} help={() => setPanel('help')} />
    );
  if (panel === 'help') return <HelpPanel help={helpAt(guide, step)} close={toStep} />;
  const place = placeOn(guide, step, here, stepsSeen(past, guide, path, step));
  const towards = aim === null || step.towardsAim === null || step.towardsAim.kind === 'link' ? null : step.towardsAim;
  const finish =
    towards === null ? (
      <Primary onClick={() => go({ name: 'home' })}>{t('guides.finish')}</Primary>
    ) : (
      <Primary onClick={() => go(screenOf(towards, guide.id))}>{t('aim.goOn', { name: aim?.name })}</Primary>
    );
  const lastStep = step.end === null ? undefined : finish;
  const next = after === null ? lastStep : <Primary onClick={pressNext}>{t('app.next')}</Primary>;
  return (
    <Page
      title={step.title}
      lang={lang}
      wayOut={() => setPanel('troubles')}
      eyebrow={<StepHeader guide={guide} place={place} step={step} />}
      more={
        <button type="button" className="button quiet more" onClick={() => setPanel('help')}>
          <Icon name="ask" />
          {t('app.needHelp')}
        </button>
      }
      primary={step.interview === 'answer' ? <FollowBest /> : next}
    >
      {confirmed !== null && (
        <p className="note tone-ok">
          <Icon name="ok" />
          <span>{t('guides.confirmed', { step: confirmed })}</span>
        </p>
      )}
      <section
        className={`panel step ${step.drawing === null ? '' : 'with-drawing'}`}
        aria-label={step.title}
        lang={lang}
      >
        {step.drawing !== null && <Drawing name={step.drawing} />}
        <div className="stack">
          <StepBody step={step} />
          {step === path[0] && guide.needs.length > 0 && <Needs needs={guide.needs} />}
          {step.interview === 'have' && <HaveQuestion />}
          {step.interview === 'service' && <ServiceQuestion />}
          {step.interview === 'answer' && <Answer />}
          <StepLink step={step} aim={aim} />
          {step.choices.length > 0 && (
            <ul className="list-buttons">
              {step.choices.map(({ label, hint, goto, have }) => (
                <li key={label}>
                  <TargetButton
                    guide={guide.id}
                    target={goto}
                    label={label}
                    hint={hint}
                    onGo={() => have.forEach((thing) => tick(thing, true))}
                  />
                </li>
              ))}
            </ul>
          )}
          {step.awaits !== null && (
            <Awaited condition={step.awaits} title={step.title} move={after === null ? null : () => goOn(step.title)} />
          )}
          {step.holdsCard && (
            <p className="note tone-calm">
              <Icon name="waiting" />
              <span>{t(step.end === null ? 'check.hold' : 'check.holdStill')}</span>
            </p>
          )}
        </div>
      </section>
      {step.details.length > 0 && (
        <details className="fold">
          <summary>{t('check.details')}</summary>
          <ul lang={lang}>
            {step.details.map((detail) => (
              <li key={detail}>
                <RichText text={detail} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <CheckedLine checked={guide.checked} />
      <PrintedGuide guide={guide} here={here} />
    </Page>
  );
}

/** The step's own page; or, where the path has brought them to it, the service the person came for. */
function StepLink({ step, aim }: { step: Step; aim: CatalogueEntry | null }) {
  const { t } = useTranslation();
  if (step.opensAim && aim !== null)
    return <OpenLink id={aim.id} browser={step.browser} label={t('aim.open', { name: aim.name })} />;
  return step.link === null ? null : <OpenLink id={step.link} browser={step.browser} />;
}

/** At the interview's answer the one thing to do is to follow it, or to open what asks for no key. */
function FollowBest() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const best = useBestRoute();
  const aim = useAim();
  if (best !== null)
    return (
      <Primary onClick={() => go({ name: 'guide', guide: best.guide, step: best.step })}>
        {t('interview.follow')}
      </Primary>
    );
  return aim === null ? null : <OpenLink id={aim.id} label={t('aim.open', { name: aim.name })} primary />;
}
