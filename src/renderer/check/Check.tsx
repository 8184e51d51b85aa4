import { useTranslation } from 'react-i18next';
import { FINDING_ACTIONS } from '../../shared/finding-actions.ts';
import type { Check, CheckId, Found, Snapshot } from '../../shared/snapshot.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { findingDrawing } from './finding-drawings.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { RichText } from '../parts/RichText.tsx';
import { checkTone, verdictTone } from './tones.ts';
import { FindingButton, FindingPrimary, useAction } from './FindingButton.tsx';
import { TrainerDetails } from './TrainerDetails.tsx';
import { OpenTroubleshooting } from '../troubleshoot/OpenTroubleshooting.tsx';
import { useCheck } from './check-state.ts';
import { useProgram } from '../program/program.tsx';
import { useWords } from '../program/use-words.ts';

const ON_THE_CARD: readonly CheckId[] = ['service', 'reader', 'card', 'eid', 'chip', 'validity', 'certificate', 'pin'];

/**
 * The check's screen: one sentence, one drawing, one primary action; what was checked and the trainer's details are one
 * fold away. While the card is left alone for a login, a note says so and has a button that ends it. Before the first
 * state of the check it says only that it is loading.
 */
export function CheckScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const { client } = useProgram();
  const latest = useCheck((state) => state.latest);
  if (latest === null)
    return <Page title={t('check.title')} lead={t('app.loading')} wayOut={{ name: 'check-help', about: null }} />;
  const { snapshot, facts } = latest;
  return (
    <Page
      title={words.headline(snapshot)}
      lang={snapshot.next === null ? undefined : words.foreign}
      wayOut={{ name: 'check-help', about: snapshot.next?.finding ?? null }}
      more={<Again snapshot={snapshot} />}
      primary={<CheckPrimary snapshot={snapshot} />}
    >
      <Verdict snapshot={snapshot} />
      {facts.pcsc.held && (
        <p className="note tone-calm row">
          <Icon name="waiting" />
          <span>{t('check.hold')}</span>
          <button type="button" className="button" onClick={() => client.send('check.hold', false)}>
            {t('check.release')}
          </button>
        </p>
      )}
      <details className="fold">
        <summary>{t('check.list')}</summary>
        <section className="columns" aria-label={t('check.list')}>
          <Group title={t('check.listCard')} checks={snapshot.checks.filter(({ id }) => ON_THE_CARD.includes(id))} />
          <Group
            title={t('check.listComputer')}
            checks={snapshot.checks.filter(({ id }) => !ON_THE_CARD.includes(id))}
          />
        </section>
      </details>
      <TrainerDetails message={latest} />
    </Page>
  );
}

/** What could not be judged may still work: then trying is the one thing to do. */
const triesLogin = ({ verdict, next }: Snapshot): boolean =>
  verdict === 'ready' || (verdict === 'unknown' && (next === null || FINDING_ACTIONS[next.finding].do === 'connect'));

function CheckPrimary({ snapshot }: { snapshot: Snapshot }) {
  const action = useAction();
  if (triesLogin(snapshot)) {
    const connect = action({ do: 'connect' });
    return connect === null ? null : <Primary onClick={connect.press}>{connect.label}</Primary>;
  }
  if (snapshot.next !== null) return <FindingPrimary finding={snapshot.next.finding} />;
  const again = action({ do: 'again' });
  return again === null ? null : <Primary onClick={again.press}>{again.label}</Primary>;
}

/** Everything can always be asked again; where that is not the primary button it stands beside it. */
function Again({ snapshot }: { snapshot: Snapshot }) {
  const action = useAction();
  const again = action({ do: 'again' });
  const connect = action({ do: 'connect' });
  const { verdict, next } = snapshot;
  const isPrimary = !triesLogin(snapshot) && (next === null || FINDING_ACTIONS[next.finding].do === 'again');
  return (
    <>
      {verdict === 'unknown' && !triesLogin(snapshot) && connect !== null && (
        <button type="button" className="button" onClick={connect.press}>
          {connect.label}
        </button>
      )}
      {!isPrimary && again !== null && (
        <button type="button" className="button" onClick={again.press}>
          {again.label}
        </button>
      )}
    </>
  );
}

/** What the check says: why, what to do, who can help, with a drawing and in the verdict's colour. */
export function Verdict({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation();
  const words = useWords();
  const { tone } = verdictTone(snapshot.verdict);
  const finding = snapshot.next === null ? null : words.finding(snapshot.next.finding, snapshot.next.data);
  const missing = words.missing(snapshot.unknown);
  const which = words.which(snapshot);
  return (
    <section
      className={`panel verdict with-drawing tone-${tone}`}
      aria-label={t('check.title')}
      data-verdict={snapshot.verdict}
    >
      <Drawing name={findingDrawing(snapshot)} />
      <div className="stack">
        <p className="lead" lang={finding === null ? undefined : words.foreign}>
          {finding?.why ?? words.verdictText(snapshot)}
        </p>
        {finding === null && missing !== '' && <p>{missing}</p>}
        {finding !== null && finding.steps.length > 0 && (
          <div className="stack-tight">
            <h2>{t('check.todo')}</h2>
            <ol className="steps" lang={words.foreign}>
              {finding.steps.map((step) => (
                <li key={step}>
                  <span>
                    <RichText text={step} terms={false} />
                  </span>
                </li>
              ))}
            </ol>
          </div>
        )}
        {finding === null && which !== '' && (
          <p className="row">
            <span className="badge tone-calm">{which}</span>
          </p>
        )}
        {finding !== null && <Helpers finding={finding} words={words} which={which} />}
        {snapshot.verdict !== 'checking' && <OpenTroubleshooting />}
        {snapshot.verdict === 'ready' && <Remarks remarks={snapshot.remarks} />}
        {besideTheCause(snapshot).map(({ finding: beside, data }) => (
          <p key={beside}>
            <strong>{words.finding(beside, data).title}</strong>
          </p>
        ))}
      </div>
    </section>
  );
}

function Helpers({
  finding,
  words,
  which,
}: {
  finding: ReturnType<ReturnType<typeof useWords>['finding']>;
  words: ReturnType<typeof useWords>;
  /** Which of several readers it is about; empty where there is no doubt. */
  which: string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <p className="row">
        <span className="badge tone-calm">
          {t('app.who')}
          {t('app.colon')} {words.who(finding.who)}
        </span>
        {which !== '' && <span className="badge tone-calm">{which}</span>}
      </p>
      {finding.meanwhile !== '' && (
        <p>
          <strong>
            {t('check.meanwhile')}
            {t('app.colon')}{' '}
          </strong>
          <span lang={words.foreign}>{finding.meanwhile}</span>
        </p>
      )}
    </>
  );
}

/**
 * Beside a cause only what bears on it, in a line: what is known to be wrong with this reader, and who may install
 * software. The rest can wait until the login works.
 */
const BESIDE_A_CAUSE: readonly CheckId[] = ['reader', 'rights'];
const besideTheCause = ({ verdict, remarks }: Snapshot): Found[] =>
  verdict === 'blocked' || verdict === 'unknown' ? remarks.filter(({ check }) => BESIDE_A_CAUSE.includes(check)) : [];

/** The weightiest is spelled out, with its button; the others by their titles, and in the list of checks. */
function Remarks({ remarks }: { remarks: readonly Found[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const [first, ...others] = remarks;
  if (first === undefined) return null;
  const { title, why, steps } = words.finding(first.finding, first.data);
  return (
    <section className="note tone-attention" aria-label={t('check.remarks')}>
      <Icon name="attention" />
      <div className="stack-tight">
        <p>
          <strong>{title}</strong>
        </p>
        <p>{why}</p>
        {steps.slice(0, 1).map((step) => (
          <p key={step}>
            <RichText text={step} terms={false} />
          </p>
        ))}
        {FINDING_ACTIONS[first.finding].do === 'guide' && (
          <p>
            <FindingButton finding={first.finding} />
          </p>
        )}
        {others.map(({ finding, data }) => (
          <p key={finding}>{words.finding(finding, data).title}</p>
        ))}
      </div>
    </section>
  );
}

function Group({ title, checks }: { title: string; checks: readonly Check[] }) {
  return (
    <div className="stack-tight">
      <h2>{title}</h2>
      <ul className="checks">
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ul>
    </div>
  );
}

/** One check of the list. The row keeps its place and height; only its icon and its words change. */
function CheckRow({ check }: { check: Check }) {
  const words = useWords();
  const { tone, icon } = checkTone(check.state);
  return (
    <li className={`tone-${tone}`} data-check={check.id} data-state={check.state} data-finding={check.finding}>
      <Icon name={icon} />
      <span className="name">{words.check(check.id)}</span>
      <span className="state">{words.state(check.state)}</span>
      <span className="what">{check.finding === null ? '' : words.finding(check.finding, check.data).title}</span>
    </li>
  );
}
