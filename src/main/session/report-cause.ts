/** What stands in the way, for the head of the report: what « Dépanner » found, or else what the check says. */
import type { Words } from '../../shared/check-words.ts';
import type { Report, ReportCause, ReportTried } from '../../shared/report.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { nextIn } from '../../shared/troubleshooting/engine.ts';
import { OPENINGS } from '../../shared/troubleshooting/openings.ts';
import { PARTS, type Seen, type Walk } from '../../shared/troubleshooting/vocabulary.ts';
import { troubleshootingWordsFor } from '../../shared/troubleshooting/words.ts';

/**
 * What stands in the way: the conclusion of the latest search in which something was tried, if it has one; otherwise
 * the finding of the check. Null where nothing stands in the way, as far as is known.
 */
export function causeOf(
  { next, verdict }: Snapshot,
  walks: readonly Walk[],
  words: Words,
  language: string,
): Report['cause'] {
  return searchedCause(walks, language) ?? (verdict === 'ready' ? null : foundCause(next, words, language));
}

function searchedCause(walks: readonly Walk[], language: string): ReportCause | null {
  const last = walks.findLast(({ tried }) => tried.length > 0);
  const end = last === undefined ? null : nextIn(last);
  if (end === null || end.kind !== 'conclusion') return null;
  const { culprit, found, sure, solved } = end.conclusion;
  const { title, why, steps, who, mender } = troubleshootingWordsFor(language).conclusion(end.conclusion);
  return { culprit, finding: found?.finding ?? null, sure, solved, title, why, steps: [...steps], who, mender };
}

/** A finding that names its cause by itself names the culprit as well; the others only what is missing. */
function foundCause(next: Snapshot['next'], words: Words, language: string): ReportCause | null {
  if (next === null) return null;
  const { title, why, steps, who, trainer } = words.finding(next.finding, next.data);
  const opening = OPENINGS[next.finding];
  const culprit = opening.as === 'cause' ? PARTS[opening.part] : null;
  const named =
    culprit === null || opening.as !== 'cause'
      ? title
      : troubleshootingWordsFor(language).conclusion({
          culprit,
          part: opening.part,
          parts: [opening.part],
          found: next,
          sure: true,
          others: [],
          solved: false,
        }).title;
  return {
    culprit,
    finding: next.finding,
    sure: true,
    solved: false,
    title: named,
    why,
    steps: [...steps],
    who: words.who(who),
    mender: trainer,
  };
}

/** What was tried in all searches of this session, the earliest first. */
export function triedIn(walks: readonly Walk[], words: Words, language: string): ReportTried[] {
  const said = troubleshootingWordsFor(language);
  const moment = ({ verdict, next, code }: Seen): string => {
    const headline = next === null ? words.headline({ verdict, next }) : next.finding;
    return code === null ? headline : `${headline} (${code})`;
  };
  return walks.flatMap(({ tried }) =>
    tried.map(({ step, answer, observed, before, after }) => ({
      at: after.at,
      step,
      what: said.short(step),
      answer,
      said: said.answer(step, answer),
      observed,
      before: moment(before),
      after: moment(after),
    })),
  );
}
