/**
 * The PC beside the card: rights, clock, system. Why each: docs/facts/findings.md; in brackets: faults of
 * docs/facts/faults.md.
 */
import { outlook } from '../browser-outlook.ts';
import { holdsIf, rule, type CheckRules, type Situation } from '../rule.ts';

const YEAR_MS = 365.25 * 86_400_000;
/**
 * A program this much older than the PC's date is likelier to stand on a PC with a wrong date than to be in use, years.
 */
const DOUBTFUL_YEARS = 5;
/** Years between this program's making and the PC's date; negative when the date cannot be right [19]. */
const yearsSinceBuilt = (situation: Situation): number | null => {
  const found = situation.system('clock');
  return found === null ? null : (Date.parse(found.now) - Date.parse(found.builtAt)) / YEAR_MS;
};

/** Can the PC's date be right? Without a right date, nothing is said about validity. */
export const clock: CheckRules = {
  id: 'clock',
  after: [],
  rules: [
    rule('clock.wrong', 'problem', (situation) => {
      const years = yearsSinceBuilt(situation);
      return years !== null && years < 0 ? { today: situation.today } : null;
    }),
    rule('clock.doubtful', 'unknown', (situation) => {
      const years = yearsSinceBuilt(situation);
      if (years === null || years <= DOUBTFUL_YEARS) return null;
      situation.lacks('clock', 'hint-only');
      return { today: situation.today };
    }),
  ],
};

/** Is this system recent enough for the eID software? */
export const os: CheckRules = {
  id: 'os',
  after: [],
  rules: [
    // An old system that logs in today is no reason to send anybody away.
    rule('os.unsupported', 'problem', (situation) => {
      const found = situation.system('os');
      return found?.supported === false && outlook(situation) === 'fails' ? { name: found.name } : null;
    }),
    rule('os.unsupported', 'remark', (situation) => {
      const found = situation.system('os');
      return found?.supported === false ? { name: found.name } : null;
    }),
    // [35]
    rule('os.viewer-unsupported', 'remark', (situation) => {
      const found = situation.system('os');
      return found?.viewerSupported === false ? { name: found.name } : null;
    }),
  ],
  data: (situation) => ({ name: situation.system('os')?.name ?? null }),
};

/** May this person install software? Asked only when the eID software is missing. */
export const rights: CheckRules = {
  id: 'rights',
  after: [],
  // Only what stands in the way is said: rights matter when something has to be installed.
  rules: [
    rule('rights.standard-user', 'remark', (situation) =>
      holdsIf(
        situation.system('middleware')?.installed === false && situation.system('rights')?.administrator === false,
      ),
    ),
  ],
};
