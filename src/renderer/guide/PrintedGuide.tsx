import { useState } from 'react';
import { ordinalDay } from '../../shared/typography.ts';
import { useTranslation } from 'react-i18next';
import { HAVES } from '../../shared/key-vocabulary.ts';
import { mainPath, type Circumstances } from '../../shared/guide-walk.ts';
import type { Guide, Help, Step } from '../../shared/guides.ts';
import type { CatalogueEntry } from '../../shared/services.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { RichText } from '../parts/RichText.tsx';
import { useNavigation } from '../program/navigation.ts';
import { useContent } from '../program/use-content.ts';
import { usePreferences } from '../session/preferences.ts';
import { useProgram } from '../program/program.tsx';

/**
 * The guide on paper, in black on white: the steps for this platform and these rights, as if no other condition held;
 * of the steps beside the path those that the person has been to; then the guide's troubles and who helps. It is there
 * only when printing (styles/print.css).
 */
export function PrintedGuide({ guide, here }: { guide: Guide; here: Circumstances }) {
  const { t } = useTranslation();
  const { about } = useProgram();
  const lang = useContent().foreign.get(guide.id);
  const language = usePreferences((state) => state.language);
  const [now] = useState(() => new Date());
  const today = ordinalDay(language, new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(now));
  // Paper is read elsewhere and later, where what holds on this PC now may not hold.
  const path = mainPath(guide, { ...here, holds: () => false });
  const visited = useVisited(guide.id);
  // Of the other cases, those that this person has met; all of them would be a leaflet that nobody reads.
  const asides = guide.steps.filter(({ aside, id }) => aside && visited.has(id));
  return (
    <div className="print-sheet" lang={lang} data-type={typeOf([...path, ...asides], guide)}>
      <h2 className="sheet-title">{guide.title}</h2>
      <p>
        <RichText text={guide.when} terms={false} />
      </p>
      {guide.needs.length > 0 && (
        <section>
          <h3>{t('guides.needs')}</h3>
          <Lines of={guide.needs} />
        </section>
      )}
      <ol className="sheet-steps">
        {path.map((step) => (
          <PrintedStep key={step.id} guide={guide} step={step} />
        ))}
      </ol>
      {asides.length > 0 && (
        <section>
          <h3 className="sheet-part">{t('guides.otherCases')}</h3>
          <ul className="sheet-asides">
            {asides.map((step) => (
              <PrintedStep key={step.id} guide={guide} step={step} />
            ))}
          </ul>
        </section>
      )}
      <section className="sheet-troubles">
        <h3>{t('app.notWorking')}</h3>
        <ul>
          {guide.troubles.map(({ sees, remedy }) => (
            <li key={sees}>
              <strong>
                <RichText text={sees} terms={false} />
              </strong>{' '}
              → <RichText text={remedy} terms={false} />
            </li>
          ))}
        </ul>
      </section>
      <section className="sheet-helpers">
        <h3>{t('app.who')}</h3>
        <ul>
          {guide.help.map((help) => (
            <PrintedHelp key={`${help.who}-${help.link ?? ''}`} help={help} />
          ))}
        </ul>
      </section>
      <p className="sheet-foot">{t('guides.printed', { version: about.version, date: today })}</p>
    </div>
  );
}

/** The steps of this guide that the person has been to, the present one among them. */
function useVisited(guide: string): ReadonlySet<string> {
  const { past, screen } = useNavigation();
  return new Set(
    [...past, screen].flatMap((each) => (each.name === 'guide' && each.guide === guide ? [each.step ?? ''] : [])),
  );
}

/** Characters that two pages hold in large type, and in type a little smaller; measured on every guide. */
const LARGE_HOLDS = 2600;
const MIDDLE_HOLDS = 3900;
/** Characters that a heading, its number and its drawing take besides their own. */
const STEP_TAKES = 90;

/** How large the type can be so that the guide is on two pages: as large as it goes. */
function typeOf(steps: readonly Step[], { needs, troubles }: Guide): 'large' | 'middle' | 'small' {
  const texts = steps.flatMap(({ title, body, list, warning, tip, choices }) => [
    title,
    body ?? '',
    warning ?? '',
    tip ?? '',
    ...list,
    ...choices.map(({ label }) => label),
  ]);
  const all = [...texts, ...needs, ...troubles.flatMap(({ sees, remedy }) => [sees, remedy])];
  const length = all.reduce((sum, text) => sum + text.length, steps.length * STEP_TAKES);
  if (length <= LARGE_HOLDS) return 'large';
  return length <= MIDDLE_HOLDS ? 'middle' : 'small';
}

function PrintedStep({ guide, step }: { guide: Guide; step: Step }) {
  const { t } = useTranslation();
  const { words } = useContent();
  return (
    <li className={step.drawing === null ? undefined : 'sheet-drawn'}>
      {step.drawing !== null && <Drawing name={step.drawing} />}
      <h3>{step.title}</h3>
      {step.body !== null && (
        <p>
          <RichText text={step.body} terms={false} />
        </p>
      )}
      <Lines of={step.list} />
      {step.interview === 'have' && (
        <ul className="sheet-boxes">
          {HAVES.map((thing) => (
            <li key={thing}>{words.have[thing]}</li>
          ))}
        </ul>
      )}
      {step.warning !== null && (
        <p className="sheet-warning">
          <strong>
            {t('guides.careful')}
            {t('app.colon')}{' '}
          </strong>
          <RichText text={step.warning} terms={false} />
        </p>
      )}
      {step.tip !== null && (
        <p>
          <em>
            <RichText text={step.tip} terms={false} />
          </em>
        </p>
      )}
      {step.choices.length > 0 && (
        <ul>
          {step.choices.map(({ label, goto }) => (
            <PrintedChoice key={label} guide={guide} label={label} goto={goto} />
          ))}
        </ul>
      )}
      {step.link !== null && <Address id={step.link} />}
    </li>
  );
}

/** The choice and where it leads; not twice the same words where the choice is called as the step it leads to. */
function PrintedChoice({ guide, label, goto }: { guide: Guide } & Pick<Step['choices'][number], 'label' | 'goto'>) {
  const destination = useDestination(guide, goto);
  return <li>{destination === label ? label : `${label} → ${destination}`}</li>;
}

function useDestination(guide: Guide, goto: Step['choices'][number]['goto']): string {
  const { t } = useTranslation();
  const { guides, entries } = useContent();
  switch (goto.kind) {
    case 'step':
      return guide.steps.find(({ id }) => id === goto.step)?.title ?? '';
    case 'guide':
      return t('guides.quoted', { title: guides.find(({ id }) => id === goto.guide)?.title ?? '' });
    case 'link':
      return entries.find(({ id }) => id === goto.link)?.shown ?? '';
    case 'screen':
      return t('guides.quoted', { title: t(goto.screen === 'check' ? 'home.check' : 'home.document') });
  }
}

function PrintedHelp({ help: { who, text, link } }: { help: Help }) {
  const { words } = useContent();
  const { trainer } = useProgram().about.policy;
  return (
    <li>
      <strong>{words.helpers[who]}</strong>
      {who === 'trainer' && trainer !== null && ` (${trainer})`}
      {text !== null && (
        <>
          {' '}
          : <RichText text={text} terms={false} />
        </>
      )}
      {link !== null && <Address id={link} />}
    </li>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return of.length === 0 ? null : (
    <ul>
      {of.map((line) => (
        <li key={line}>
          <RichText text={line} terms={false} />
        </li>
      ))}
    </ul>
  );
}

/** On paper nothing can be clicked, so the address and the number to call are printed. */
function Address({ id }: { id: string }) {
  const { t } = useTranslation();
  const { entries } = useContent();
  const entry = entries.find((each) => each.id === id);
  return entry === undefined ? null : (
    <span className="sheet-address">
      {typeable(entry)}
      {entry.phone !== null && ` – ${t('guides.phone')}${t('app.colon')} ${entry.phone}`}
    </span>
  );
}

/** Characters. Nobody types a longer address, so only the site's name is printed. */
const LONGEST_TYPED = 45;

/** The address as a person types it: without `https://`, or the site's name alone where the whole would be too long. */
function typeable({ address, shown }: CatalogueEntry): string {
  const { hostname, pathname, search } = new URL(address);
  const whole = `${hostname}${pathname}`.replace(/\/$/, '');
  return search === '' && whole.length <= LONGEST_TYPED && !hostname.includes('xn--') ? whole : shown;
}
