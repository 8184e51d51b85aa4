import { useTranslation } from 'react-i18next';
import { NARROW } from '../../shared/typography.ts';
import type { Check, CheckId, Snapshot } from '../../shared/snapshot.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { findingDrawing } from './finding-drawings.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { checkLook, verdictTone } from './tones.ts';
import { TrainerDetails } from './TrainerDetails.tsx';
import { useCheck } from './check-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';
import { useWords } from '../program/use-words.ts';

const ON_THE_CARD: readonly CheckId[] = ['service', 'reader', 'card', 'eid', 'chip', 'validity', 'certificate', 'pin'];

/**
 * The check: one sentence, one drawing and one next action; below them the list of checks; the trainer's details folded
 * away.
 */
export function CheckScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const { client } = useProgram();
  const { go } = useNavigation();
  const latest = useCheck((state) => state.latest);
  if (latest === null)
    return <Page title={t('check.title')} lead={t('app.loading')} wayOut={{ name: 'check-help', about: null }} />;
  const { snapshot, facts } = latest;
  const ready = snapshot.verdict === 'ready' || (snapshot.verdict === 'attention' && snapshot.next === null);
  const again = (): void => void client.request('check.again', undefined);
  return (
    <Page
      title={words.headline(snapshot)}
      wayOut={{ name: 'check-help', about: snapshot.next?.check ?? null }}
      more={
        ready ? (
          <button type="button" className="button" onClick={again}>
            {t('check.again')}
          </button>
        ) : undefined
      }
      primary={
        ready ? (
          <Primary onClick={() => go({ name: 'guide', guide: 'se-connecter-eid', step: null })}>
            {t('check.connect')}
          </Primary>
        ) : (
          <Primary onClick={again}>{t('check.again')}</Primary>
        )
      }
    >
      <Verdict snapshot={snapshot} />
      {facts.pcsc.held && (
        <p className="note tone-calm row">
          <Icon name="waiting" />
          <span>{t('check.hold')}</span>
          <button type="button" className="button" onClick={() => void client.request('check.hold', false)}>
            {t('check.release')}
          </button>
        </p>
      )}
      <section className="columns" aria-label={t('check.list')}>
        <Group title={t('check.listCard')} checks={snapshot.checks.filter(({ id }) => ON_THE_CARD.includes(id))} />
        <Group title={t('check.listComputer')} checks={snapshot.checks.filter(({ id }) => !ON_THE_CARD.includes(id))} />
      </section>
      <TrainerDetails message={latest} />
    </Page>
  );
}

function Verdict({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation();
  const words = useWords();
  const { tone } = verdictTone(snapshot.verdict);
  const finding = snapshot.next === null ? null : words.finding(snapshot.next.finding, snapshot.next.data);
  return (
    <section className={`panel verdict with-drawing tone-${tone}`} aria-label={t('check.title')}>
      <Drawing name={findingDrawing(snapshot)} />
      <div className="stack">
        <p className="lead">{finding?.why ?? words.verdictText(snapshot)}</p>
        {finding !== null && finding.steps.length > 0 && (
          <div className="stack-tight">
            <h2>{t('check.todo')}</h2>
            <ol className="steps">
              {finding.steps.map((step) => (
                <li key={step}>
                  <span>{step}</span>
                </li>
              ))}
            </ol>
          </div>
        )}
        {finding !== null && (
          <p className="row">
            <span className="badge tone-calm">
              {t('app.who')}
              {NARROW}: {words.who(finding.who)}
            </span>
          </p>
        )}
        {finding?.meanwhile !== undefined && finding.meanwhile !== '' && (
          <p>
            <strong>
              {t('check.meanwhile')}
              {NARROW}:{' '}
            </strong>
            {finding.meanwhile}
          </p>
        )}
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
  const { tone, icon } = checkLook(check.state);
  return (
    <li className={`tone-${tone}`} data-check={check.id} data-state={check.state}>
      <Icon name={icon} />
      <span className="name">{words.check(check.id)}</span>
      <span className="state">{words.state(check.state)}</span>
      {check.finding !== null && <span className="what">{words.finding(check.finding, check.data).title}</span>}
    </li>
  );
}
