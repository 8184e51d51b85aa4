import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import * as v from 'valibot';
import { differences, reportSchema, type Report } from '../../shared/report.ts';
import { Icon } from '../parts/Icon.tsx';
import { reportFailure } from '../program/failures.ts';
import { usePreferences } from '../session/preferences.ts';

interface Kept {
  /** The report that the present one is held against. */
  readonly before: Report | null;
  /** The file that was chosen last is no report. */
  readonly refused: boolean;
}
const NOTHING: Kept = { before: null, refused: false };
const useKept = create<Kept>(() => NOTHING);

/** Forgets the report that was kept, at the end of the session. */
export const forgetKeptReport = (): void => useKept.setState(NOTHING);

/**
 * Holds the present report against an earlier one, kept a moment ago or opened from a file: what has changed, side by
 * side.
 * @param withFiles whether a file may be opened here
 */
export function CompareReports({ now, withFiles }: { now: Report; withFiles: boolean }) {
  const { t } = useTranslation();
  const { before, refused } = useKept();
  const language = usePreferences((state) => state.language);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const parsed = v.safeParse(reportSchema, json(await file.text()));
    useKept.setState(parsed.success ? { before: parsed.output, refused: false } : { refused: true });
  };
  return (
    <section className="stack no-print" aria-labelledby="compare-title">
      <h2 id="compare-title">{t('check.compare')}</h2>
      <p>{t('check.compareWhy')}</p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => useKept.setState({ before: now, refused: false })}
          data-keep
        >
          <Icon name="copy" />
          {t('check.keepBefore')}
        </button>
        {withFiles && (
          <label className="row">
            <span>{t('check.openBefore')}</span>
            <input
              type="file"
              accept=".json,application/json"
              onChange={(event) => void read(event.currentTarget.files?.[0]).catch(reportFailure)}
            />
          </label>
        )}
        <span role="status">
          {refused && t('check.notAReport')}
          {before !== null &&
            !refused &&
            t('check.keptBefore', {
              time: new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(
                new Date(before.at),
              ),
            })}
        </span>
      </div>
      {before !== null && <Differences before={before} now={now} />}
    </section>
  );
}

function Differences({ before, now }: { before: Report; now: Report }) {
  const { t } = useTranslation();
  const changed = differences(before, now);
  if (changed.length === 0) return <p data-same>{t('check.sameReports')}</p>;
  return (
    <div className="table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('check.compareWhat')}</th>
            <th scope="col">{t('check.compareBefore')}</th>
            <th scope="col">{t('check.compareAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ label, before: was, after: is }) => (
            <tr key={`${label} ${was} ${is}`}>
              <th scope="row">{label === '' ? t('check.title') : label}</th>
              <td>{was}</td>
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a file says; undefined where it is no JSON. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it, and the page says that it is no report.
    return undefined;
  }
}
