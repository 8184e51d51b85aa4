import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holds } from '../../shared/conditions.ts';
import { findStep, helpAt, mainPath, stepAfter, troublesAt, type Circumstances } from '../../shared/guide-walk.ts';
import type { Guide, Step, Target } from '../../shared/guides.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { Drawing } from '../components/Drawing.tsx';
import { HelpPanel, TroublePanel } from '../components/GuideHelp.tsx';
import { Icon } from '../components/Icon.tsx';
import { OpenLink } from '../components/OpenLink.tsx';
import { Page, Primary } from '../components/Page.tsx';
import { RichText } from '../components/RichText.tsx';
import { useCheck } from '../stores/check.ts';
import { useContent } from '../stores/content.ts';
import { useNavigation } from '../stores/navigation.ts';
import { useProgram } from '../stores/program.tsx';
import { GuidesScreen } from './Guides.tsx';

export function GuideScreen({ guide: id, step: stepId, confirmed }: { guide: string; step: string | null; confirmed: string | null }) {
  const { guides } = useContent();
  const { about } = useProgram();
  const latest = useCheck((state) => state.latest);
  const guide = guides.find((each) => each.id === id);
  // Looked at once, when the guide opens, so that « étape 3 sur 7 » does not move.
  const [here] = useState<Circumstances>(() => ({
    platform: about.platform,
    rights: latest?.facts.system.rights.state === 'known' && latest.facts.system.rights.value.administrator ? 'administrator' : 'standard',
    holds: (condition) => latest !== null && holds(condition, latest.snapshot),
  }));
  if (guide === undefined) return <GuidesScreen query="" />;
  const step = (stepId === null ? mainPath(guide, here)[0] : findStep(guide, stepId)) ?? guide.steps[0];
  return step === undefined ? <GuidesScreen query="" /> : <StepScreen key={`${guide.id}/${step.id}`} guide={guide} step={step} here={here} snapshot={latest?.snapshot ?? null} confirmed={confirmed} />;
}

type Panel = 'step' | 'troubles' | 'help';

function StepScreen({ guide, step, here, snapshot, confirmed }: { guide: Guide; step: Step; here: Circumstances; snapshot: Snapshot | null; confirmed: string | null }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { go } = useNavigation();
  const [panel, setPanel] = useState<Panel>('step');
  const path = mainPath(guide, here);
  const place = path.indexOf(step);
  const after = stepAfter(guide, step, here);
  const [waitedAtFirst] = useState(() => step.awaits !== null && snapshot !== null && !holds(step.awaits, snapshot));
  const arrived = step.awaits !== null && snapshot !== null && holds(step.awaits, snapshot);

  const movesOn = waitedAtFirst && arrived && after !== null && panel === 'step' ? after.id : null;
  useEffect(() => {
    // What the step waited for is there: on to the next, which says so.
    if (movesOn !== null) go({ name: 'guide', guide: guide.id, step: movesOn, confirmed: step.title });
  }, [movesOn, go, guide.id, step.title]);

  useEffect(() => {
    if (!step.holdsCard) return;
    void client.request('check.hold', true);
    return () => { void client.request('check.hold', false); };
  }, [client, step.holdsCard]);

  const follow = (target: Target): void => {
    if (target.kind === 'step') go({ name: 'guide', guide: guide.id, step: target.step });
    else if (target.kind === 'guide') go({ name: 'guide', guide: target.guide, step: target.step });
    else void client.request('link.open', target.link);
  };
  const next = (): void => { if (after !== null) go({ name: 'guide', guide: guide.id, step: after.id }); };

  if (panel === 'troubles') return <TroublePanel troubles={troublesAt(guide, step)} follow={follow} close={() => setPanel('step')} help={() => setPanel('help')} />;
  if (panel === 'help') return <HelpPanel help={helpAt(guide, step)} close={() => setPanel('step')} />;
  return (
    <Page title={step.title} wayOut={() => setPanel('troubles')}
      more={<>
        <button type="button" className="button quiet" onClick={() => setPanel('help')}><Icon name="question" />{t('app.needHelp')}</button>
        <button type="button" className="button quiet" onClick={() => window.print()}><Icon name="print" />{t('guides.print')}</button>
      </>}
      primary={after !== null ? <Primary onClick={next}>{t('app.next')}</Primary> : step.end !== null ? <Primary onClick={() => go({ name: 'home' })}>{t('guides.finish')}</Primary> : undefined}>
      <p className="progress"><strong>{guide.title}</strong>{place >= 0 && <span>{t('guides.step', { now: place + 1, all: path.length })}</span>}</p>
      {confirmed !== null && <p className="note tone-ok" role="status"><Icon name="ok" /><span>{t('guides.confirmed', { step: confirmed })}</span></p>}
      <section className="panel with-drawing no-print">
        {step.drawing !== null && <Drawing name={step.drawing} />}
        <div className="stack">
          {place === 0 && guide.needs.length > 0 && <Needs needs={guide.needs} />}
          <StepBody step={step} />
          {step.awaits !== null && (
            <p className={`note ${arrived ? 'tone-ok' : 'tone-calm'}`}><Icon name={arrived ? 'ok' : 'waiting'} /><span>{arrived ? t('guides.already') : t('guides.waiting')}</span></p>
          )}
          {step.holdsCard && <p className="note tone-calm"><Icon name="waiting" /><span>{t('check.hold')}</span></p>}
          {step.link !== null && <OpenLink id={step.link} />}
          {step.choices.length > 0 && (
            <ul className="list-buttons">{step.choices.map(({ label, hint, goto }) => (
              <li key={label}><button type="button" className="button" onClick={() => follow(goto)}><Icon name="next" /><span>{label}{hint !== null && <small> – {hint}</small>}</span></button></li>
            ))}</ul>
          )}
        </div>
      </section>
      {step.details.length > 0 && (
        <details className="fold no-print"><summary>{t('check.details')}</summary><ul>{step.details.map((detail) => <li key={detail}><RichText text={detail} /></li>)}</ul></details>
      )}
      <PrintedGuide guide={guide} path={path} />
    </Page>
  );
}

function Needs({ needs }: { needs: readonly string[] }) {
  const { t } = useTranslation();
  return <div><h2>{t('guides.needs')}</h2><ul>{needs.map((need) => <li key={need}><RichText text={need} /></li>)}</ul></div>;
}

function StepBody({ step }: { step: Step }) {
  return (
    <>
      {step.body !== null && <p className="body"><RichText text={step.body} /></p>}
      {step.list.length > 0 && <ul>{step.list.map((line) => <li key={line}><RichText text={line} /></li>)}</ul>}
      {step.warning !== null && <p className="note tone-attention"><Icon name="attention" /><span><RichText text={step.warning} /></span></p>}
      {step.tip !== null && <p className="note tone-calm"><Icon name="question" /><span><RichText text={step.tip} /></span></p>}
    </>
  );
}

/** The whole guide on paper: only there when printing. */
function PrintedGuide({ guide, path }: { guide: Guide; path: readonly Step[] }) {
  return (
    <div className="print-only">
      <p><RichText text={guide.when} /></p>
      <Needs needs={guide.needs} />
      <ol>{path.map((step) => <li key={step.id}><h2>{step.title}</h2><StepBody step={step} />{step.link !== null && <Address id={step.link} />}</li>)}</ol>
    </div>
  );
}

function Address({ id }: { id: string }) {
  const { entries } = useContent();
  return <p>{entries.find((entry) => entry.id === id)?.shown ?? ''}</p>;
}
