import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Documents } from '../../shared/documents.ts';
import { announce } from '../parts/announcements.ts';
import { needsALook } from './documents-state.ts';
import { cancelBringIn, useBringIn, type Sending } from './bring-in.ts';
import { useProgram } from '../program/program.tsx';
import { Icon } from '../parts/Icon.tsx';

/**
 * Shows what is under way with the documents, how far it has come, and « Annuler », and announces what matters of it to
 * screen readers. When nothing is under way it shows nothing, or, until the screen is left, that the person has stopped
 * the work.
 */
export function Work({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { sending, files, stopped } = useBringIn();
  const now = progressOf(documents.work, sending, files);
  const pages = documents.documents.reduce((sum, document) => sum + document.pages.length, 0);
  const toSee = documents.documents.flatMap((document) => document.pages).filter(needsALook).length;
  useSpoken(now, { pages, toSee }, stopped !== null);
  // « Arrêté » stays until the person goes to another screen.
  useEffect(() => () => useBringIn.setState({ stopped: null }), []);
  if (now === null) {
    return stopped === null ? null : (
      <p className="note tone-calm" role="status">
        <Icon name="ok" />
        <span>{stopped === 'saving' ? t('documents.stoppedSaving') : t('documents.stopped', { count: pages })}</span>
      </p>
    );
  }
  return (
    <section className="panel row work" aria-label={t('documents.work')}>
      <div className="stack-tight">
        {/* Not a live region: a screen reader would read every page aloud. useSpoken says what matters. */}
        <p>
          {now.kind === 'copying'
            ? t('documents.copying', { at: now.done, files: now.total })
            : t(now.kind === 'saving' ? 'documents.saving' : 'documents.reading', { done: now.done, total: now.total })}
        </p>
        <progress aria-label={t('documents.work')} value={now.share} max={1} />
        {now.secondsLeft !== null && (
          <p>
            {now.secondsLeft < 60
              ? t('documents.secondsLeft')
              : t('documents.minutesLeft', { count: Math.round(now.secondsLeft / 60) })}
          </p>
        )}
      </div>
      <button
        type="button"
        className="button"
        onClick={() => cancelBringIn(client, now.kind === 'saving' ? 'saving' : 'bringing')}
      >
        <Icon name="close" />
        {t(now.kind === 'saving' ? 'documents.cancelSaving' : 'documents.cancelReading')}
      </button>
    </section>
  );
}

interface Progress {
  kind: 'copying' | 'bringing' | 'saving';
  done: number;
  total: number;
  /** From 0 to 1. */ share: number;
  secondsLeft: number | null;
}

/**
 * How far the work has come. Each file that the page has yet to send counts as one page, so that the end does not move
 * away while files come in.
 */
function progressOf(work: Documents['work'], sending: Sending | null, files: number): Progress | null {
  if (work.kind === 'idle')
    return (
      sending && {
        kind: 'copying',
        done: sending.at,
        total: sending.files,
        share: sending.totalBytes > 0 ? sending.doneBytes / sending.totalBytes : 0,
        secondsLeft: null,
      }
    );
  const total =
    work.kind === 'saving'
      ? work.total
      : Math.max(files, work.total + (sending === null ? 0 : sending.files - sending.at));
  const { kind, done, secondsLeft } = work;
  return {
    kind,
    done,
    total,
    share: done / Math.max(1, total),
    secondsLeft:
      secondsLeft === null || work.total === done
        ? null
        : Math.ceil((secondsLeft * (total - done)) / (work.total - done)),
  };
}

/** With fewer pages, the work is done before a sentence about it has been spoken. */
const WORTH_SPEAKING = 8;
/** What was announced last, on whichever screen. */
let spoken: { kind: Progress['kind'] | null; quarter: number } = { kind: null, quarter: 0 };

/**
 * The sentence for screen readers, not shown: when the work begins, at each quarter of a long work, and when it has
 * ended.
 */
function useSpoken(now: Progress | null, { pages, toSee }: { pages: number; toSee: number }, stopped: boolean): void {
  const { t } = useTranslation();
  const kind = now?.kind === 'copying' ? 'bringing' : (now?.kind ?? null);
  const quarter = now === null ? 0 : Math.floor(now.share * 4);
  useEffect(() => {
    const before = spoken;
    spoken = { kind, quarter };
    if (kind === null) useBringIn.setState({ files: 0 });
    if (kind !== before.kind) {
      // The end of a short saving is the next screen's title, and nothing may be said after it.
      if (kind === 'bringing' || (kind === 'saving' && (now?.total ?? 0) >= WORTH_SPEAKING))
        announce(t(kind === 'saving' ? 'documents.savingSaid' : 'documents.readingSaid'));
      else if (kind === null && before.kind === 'bringing' && !stopped)
        announce(
          [
            t('documents.readingDone', { count: pages }),
            ...(toSee > 0 ? [t('documents.arrangeRemarks', { count: toSee })] : []),
          ].join(' '),
        );
    } else if (now !== null && quarter > before.quarter && now.total >= WORTH_SPEAKING)
      announce(t('documents.partDone', { done: now.done, total: now.total }));
    // The numbers change all the time; they are news with a new quarter only.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- said above
  }, [kind, quarter]);
}

/** At most this many troubles are shown at once; more would push the pages out of sight. */
const LISTED_AT_ONCE = 4;

/**
 * The files that could not be brought in, each with what to do, and a button that dismisses them all; nothing when
 * there are none. As long as any document has pages, it says that those are kept.
 */
export function Troubles({ documents }: { documents: Documents }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  if (documents.troubles.length === 0) return null;
  const first = documents.troubles.slice(0, LISTED_AT_ONCE),
    rest = documents.troubles.slice(LISTED_AT_ONCE);
  return (
    <section className="note tone-attention" role="alert">
      <Icon name="attention" />
      <div className="stack-tight">
        <strong>{t('documents.troubleTitle', { count: documents.troubles.length })}</strong>
        <TroubleList troubles={first} />
        {rest.length > 0 && (
          <details>
            <summary>{t('documents.moreTroubles', { count: rest.length })}</summary>
            <TroubleList troubles={rest} />
          </details>
        )}
        {documents.documents.some(({ pages }) => pages.length > 0) && <p>{t('documents.othersKept')}</p>}
        <button type="button" className="button" onClick={() => client.send('documents.dismiss', undefined)}>
          {t('documents.understood')}
        </button>
      </div>
    </section>
  );
}

function TroubleList({ troubles }: Pick<Documents, 'troubles'>) {
  const { t } = useTranslation();
  return (
    <ul>
      {troubles.map(({ file, trouble, kept }, at) => (
        // The same file may fail twice, so the key contains its place in the list.
        <li key={`${at} ${file}`}>
          <strong>
            <bdi>{file}</bdi>
          </strong>{' '}
          – {t(`documents.troubles.${trouble}`)}
          {kept > 0 && ` ${t('documents.kept', { count: kept })}`}
        </li>
      ))}
    </ul>
  );
}
