/**
 * The PC beside the card: eID software, browser, rights, clock, system. Numbers in brackets: faults of
 * docs/facts/faults.md.
 */
import type { Browser } from '../../../shared/facts.ts';
import type { FindingData } from '../../../shared/snapshot.ts';
import { answered, eidOf, holdsIf, rule, valueOf, type CheckRules, type Situation } from '../rule.ts';

/** 1.8 cards need about 5.0; the Firefox add-on insists on 5.1.2 (docs/facts/detection.md#versions). */
const OLDEST_MIDDLEWARE = [5, 1, 2] as const;
const isOlder = (version: string): boolean => {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of OLDEST_MIDDLEWARE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
};
const middlewareOf = ({ facts }: Situation) => valueOf(facts.system.middleware);
const missing = ({ facts }: Situation): FindingData => ({
  administrator: valueOf(facts.system.rights)?.administrator ?? null,
});
/** Whether Windows's minidriver knows this card, or any eID while none is in; null elsewhere or when not told. */
const coversCard = (situation: Situation): boolean | null => {
  const covered = valueOf(situation.facts.system.minidriver);
  if (covered === null) return null;
  return eidOf(situation)?.applet === '1.8' ? covered.applet18 : covered.applet17 || covered.applet18;
};

export const middleware: CheckRules = {
  id: 'middleware',
  after: null,
  facts: ({ facts }) => answered(facts.system.middleware),
  rules: [
    // Windows may have fetched the minidriver by itself: Chrome and Edge then work without the rest
    // (docs/facts/detection.md#windows).
    rule('middleware.missing', 'attention', (situation) =>
      middlewareOf(situation)?.installed === false && coversCard(situation) === true ? missing(situation) : null,
    ),
    rule('middleware.missing', 'problem', (situation) =>
      middlewareOf(situation)?.installed === false ? missing(situation) : null,
    ),
    // [18]
    rule('middleware.outdated', 'problem', (situation) => {
      const found = middlewareOf(situation);
      return found?.installed === true && found.version !== null && isOlder(found.version)
        ? { version: found.version }
        : null;
    }),
    // [9, 18]
    rule('middleware.minidriver-missing', 'problem', (situation) => {
      const covered = coversCard(situation);
      // Not told: Windows's own complaint about the card counts, if the card is an eID.
      if (covered === null)
        return holdsIf(eidOf(situation) !== null && valueOf(situation.facts.system.unknownCardDevice) === true);
      return holdsIf(!covered);
    }),
    // [32]
    rule('middleware.token-unregistered', 'problem', ({ facts }) => {
      const token = valueOf(facts.system.tokenExtension);
      return holdsIf(token === 'installed' || token === 'absent');
    }),
    // [27]
    rule('middleware.duplicate', 'attention', (situation) => {
      const found = middlewareOf(situation);
      return found?.installed === true && found.copies > 1 ? { count: found.copies } : null;
    }),
    // [26]
    rule('middleware.other-module', 'attention', ({ facts }) => {
      const [name] = valueOf(facts.system.otherModules) ?? [];
      return name === undefined ? null : { name };
    }),
    // [41]
    rule('middleware.debug-logging', 'attention', ({ facts }) => holdsIf(valueOf(facts.system.debugLogging) === true)),
    // [42]
    rule('middleware.rsa-key-move', 'attention', (situation) =>
      holdsIf(valueOf(situation.facts.system.rsaKeyMove) === true && eidOf(situation)?.applet === '1.7'),
    ),
    // [37]
    rule('middleware.old-roots', 'attention', ({ facts }) => holdsIf(valueOf(facts.system.oldRoots) === true)),
  ],
  data: (situation) => {
    const found = middlewareOf(situation);
    return { version: found?.installed === true ? found.version : null };
  },
};

const browsersOf = ({ facts }: Situation) => valueOf(facts.system.browsers) ?? [];
const works = (browser: Browser): boolean =>
  browser.packaging === 'system' &&
  browser.module !== 'absent' &&
  browser.addon !== 'absent' &&
  browser.addon !== 'disabled';
/** The one a person most likely means: a browser that could be made to work comes first. */
const firstBrowser = (situation: Situation): Browser['id'] | null =>
  (browsersOf(situation).find(({ packaging }) => packaging === 'system') ?? browsersOf(situation)[0])?.id ?? null;
const noPropagation = ({ facts }: Situation): boolean => valueOf(facts.system.certificatePropagation) === 'disabled';
/** Firefox asks the card itself; the others find what Windows copied for them. */
const firefoxWorks = (situation: Situation): boolean =>
  browsersOf(situation).some((browser) => browser.id === 'firefox' && works(browser));

export const browser: CheckRules = {
  id: 'browser',
  after: 'middleware',
  facts: ({ facts }) => answered(facts.system.browsers),
  rules: [
    // [3]
    rule('propagation.disabled', 'problem', (situation) =>
      holdsIf(noPropagation(situation) && !firefoxWorks(situation)),
    ),
    rule('propagation.disabled', 'attention', (situation) => holdsIf(noPropagation(situation))),
    rule('browser.none', 'problem', (situation) => holdsIf(browsersOf(situation).length === 0)),
    // One browser that works is enough: the rest is for those who have none.
    // [20]
    rule('browser.sandboxed', 'problem', (situation) => {
      const found = browsersOf(situation);
      return !found.some(works) && found.every(({ packaging }) => packaging !== 'system')
        ? { browser: found[0]?.id ?? null }
        : null;
    }),
    // [28]
    rule('browser.addon-disabled', 'problem', (situation) =>
      holdsIf(!browsersOf(situation).some(works) && browsersOf(situation).some(({ addon }) => addon === 'disabled')),
    ),
    rule('browser.addon-missing', 'problem', (situation) =>
      holdsIf(!browsersOf(situation).some(works) && browsersOf(situation).some(({ addon }) => addon === 'absent')),
    ),
    // [29, 30]
    rule('browser.module-missing', 'problem', (situation) =>
      !browsersOf(situation).some(works) ? { browser: firstBrowser(situation) } : null,
    ),
  ],
  data: (situation) => ({
    browser: browsersOf(situation).find(works)?.id ?? null,
    count: browsersOf(situation).length,
  }),
};

export const rights: CheckRules = {
  id: 'rights',
  after: null,
  facts: ({ facts }) => answered(facts.system.rights),
  // Only what stands in the way is told: rights matter when something has to be installed.
  rules: [
    rule('rights.standard-user', 'attention', (situation) =>
      holdsIf(
        valueOf(situation.facts.system.rights)?.administrator === false && middlewareOf(situation)?.installed === false,
      ),
    ),
  ],
};

export const clock: CheckRules = {
  id: 'clock',
  after: null,
  facts: ({ facts }) => answered(facts.system.clock),
  // [19]: this program was built before now, or now is not now.
  rules: [
    rule('clock.wrong', 'problem', ({ facts, today }) => {
      const found = valueOf(facts.system.clock);
      return found !== null && new Date(found.now) < new Date(found.builtAt) ? { today } : null;
    }),
  ],
};

export const os: CheckRules = {
  id: 'os',
  after: null,
  facts: ({ facts }) => answered(facts.system.os),
  rules: [
    rule('os.unsupported', 'problem', ({ facts }) =>
      valueOf(facts.system.os)?.supported === false ? { name: valueOf(facts.system.os)?.name ?? null } : null,
    ),
    // [35]
    rule('os.viewer-unsupported', 'attention', ({ facts }) =>
      valueOf(facts.system.os)?.viewerSupported === false ? { name: valueOf(facts.system.os)?.name ?? null } : null,
    ),
  ],
  data: ({ facts }) => ({ name: valueOf(facts.system.os)?.name ?? null }),
};
