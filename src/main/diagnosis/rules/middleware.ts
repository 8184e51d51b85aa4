/** The eID software. Why each: docs/facts/findings.md; in brackets: faults of docs/facts/faults.md. */
import { BROWSER_NAMES } from '../../../shared/browsers.ts';
import type { FindingData } from '../../../shared/snapshot.ts';
import { OLDEST_FOR_ADDON, coversCard, isOlder, isTooOld, outlook, workingBrowser } from '../browser-outlook.ts';
import { BROKEN, eidOf, holdsIf, rule, type CheckRules, type Situation } from '../rule.ts';

const versionOf = (situation: Situation): string | null => {
  const found = situation.system('middleware');
  return found?.installed === true ? found.version : null;
};
const isMissing = (situation: Situation): boolean => situation.system('middleware')?.installed === false;
/** The browser in which a login works; null where none is known to. */
const works = (situation: Situation): FindingData | null => {
  const found = workingBrowser(situation);
  return found === null ? null : { browser: BROWSER_NAMES[found.id] };
};

/** Is the official eID software here, and does it know this card? */
export const middleware: CheckRules = {
  id: 'middleware',
  after: [{ check: 'os', in: BROKEN }],
  decides: (situation) => outlook(situation) !== 'works',
  needs: (situation) => {
    // Without the software only Windows's minidriver or macOS's extension could do: whether they do has to be known.
    if (isMissing(situation) && outlook(situation) === 'unsure') situation.lacks('browsers', 'not-told');
  },
  rules: [
    rule('middleware.missing', 'problem', (situation) =>
      isMissing(situation) && outlook(situation) === 'fails' ? {} : null,
    ),
    // [18]
    rule('middleware.outdated', 'problem', (situation) => {
      const version = versionOf(situation);
      return version !== null && isTooOld(situation, version) && outlook(situation) === 'fails' ? { version } : null;
    }),
    // [9, 18]
    rule('middleware.minidriver-missing', 'problem', (situation) => {
      if (situation.system('os')?.platform !== 'windows') return null;
      const { covered, best } = situation.unlessFound(
        () => {
          const known = coversCard(situation);
          return { covered: known, best: known === true ? null : outlook(situation) };
        },
        (found) => found.best === 'works',
      );
      if (best === null || best === 'works') return null;
      // Not told: Windows's own complaint about the card counts, if the card is an eID.
      if (covered === null) return holdsIf(eidOf(situation) !== null && situation.system('unknownCardDevice') === true);
      return holdsIf(best === 'fails');
    }),
    // [32]
    rule('middleware.token-unregistered', 'problem', (situation) => {
      if (situation.system('os')?.platform !== 'macos' || outlook(situation) !== 'fails') return null;
      const token = situation.system('tokenExtension');
      return token === 'installed' || token === 'absent' ? { installed: token === 'installed' } : null;
    }),
    // Windows may have fetched the minidriver by itself: Chrome and Edge then work without the rest
    // (docs/facts/detection.md#windows).
    rule('middleware.browser-only', 'remark', (situation) => (isMissing(situation) ? works(situation) : null)),
    rule('middleware.outdated', 'remark', (situation) => {
      const version = versionOf(situation);
      return version !== null && isOlder(version, OLDEST_FOR_ADDON) ? { version } : null;
    }),
    rule('middleware.minidriver-missing', 'remark', (situation) => {
      if (situation.system('os')?.platform !== 'windows') return null;
      const covered = coversCard(situation);
      const complains = eidOf(situation) !== null && situation.system('unknownCardDevice') === true;
      return holdsIf(covered === false || (covered === null && complains));
    }),
    rule('middleware.token-unregistered', 'remark', (situation) => {
      if (situation.system('os')?.platform !== 'macos') return null;
      const token = situation.system('tokenExtension');
      return token === 'installed' || token === 'absent' ? { installed: token === 'installed' } : null;
    }),
    // [27]
    rule('middleware.duplicate', 'remark', (situation) => {
      const found = situation.system('middleware');
      return found?.installed === true && found.copies > 1 ? { count: found.copies } : null;
    }),
    // [26]
    rule('middleware.other-module', 'remark', (situation) => {
      const [name] = situation.system('otherModules') ?? [];
      return name === undefined ? null : { name };
    }),
    // [41]
    rule('middleware.debug-logging', 'remark', (situation) => holdsIf(situation.system('debugLogging') === true)),
    // [42]
    rule('middleware.rsa-key-move', 'remark', (situation) =>
      holdsIf(situation.system('rsaKeyMove') === true && eidOf(situation)?.applet === '1.7'),
    ),
    // [37]
    rule('middleware.old-roots', 'remark', (situation) => holdsIf(situation.system('oldRoots') === true)),
  ],
  data: (situation) => ({ version: versionOf(situation) }),
};
