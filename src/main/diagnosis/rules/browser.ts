/**
 * Whether a browser here can use the card. Why each: docs/facts/findings.md; in brackets: faults of
 * docs/facts/faults.md.
 */
import { BROWSER_NAMES } from '../../../shared/browsers.ts';
import type { Browser } from '../../../shared/facts.ts';
import { outlook, outlookOf, propagation, workingBrowser } from '../browser-outlook.ts';
import { BROKEN, holdsIf, rule, type CheckRules, type Situation } from '../rule.ts';

const browsersOf = (situation: Situation): readonly Browser[] => situation.system('browsers') ?? [];
/** The one a person most likely means: a browser that could be made to work comes first. */
const firstBrowser = (situation: Situation): string | null => {
  const all = browsersOf(situation);
  const first = all.find(({ packaging }) => packaging === 'system') ?? all[0];
  return first === undefined ? null : BROWSER_NAMES[first.id];
};
const hidesCertificates = (situation: Situation): boolean =>
  situation.system('os')?.platform === 'windows' && propagation(situation) === 'fails';
const policy = (situation: Situation) => ({ policy: situation.system('certificatePropagation') === 'forbidden' });

/** Is there a browser in which a login with this card works? */
export const browser: CheckRules = {
  id: 'browser',
  after: [
    { check: 'os', in: BROKEN },
    { check: 'middleware', in: BROKEN },
  ],
  needs: (situation) => {
    if (outlook(situation) !== 'works') situation.lacks('browsers', 'not-told');
  },
  rules: [
    rule('browser.none', 'problem', (situation) => holdsIf(situation.system('browsers')?.length === 0)),
    // One browser that works is enough: the rest is for those who have none.
    // [20]
    rule('browser.sandboxed', 'problem', (situation) =>
      browsersOf(situation).length > 0 && browsersOf(situation).every(({ packaging }) => packaging !== 'system')
        ? { browser: firstBrowser(situation) }
        : null,
    ),
    // [3]
    rule('propagation.disabled', 'problem', (situation) =>
      outlook(situation) === 'fails' && hidesCertificates(situation) ? policy(situation) : null,
    ),
    // [28]
    rule('browser.addon-disabled', 'problem', (situation) =>
      holdsIf(outlook(situation) === 'fails' && browsersOf(situation).some(({ addon }) => addon === 'disabled')),
    ),
    rule('browser.addon-missing', 'problem', (situation) =>
      holdsIf(
        outlook(situation) === 'fails' &&
          browsersOf(situation).some(({ addon, module }) => addon === 'absent' && module !== 'absent'),
      ),
    ),
    // [29, 30]
    rule('browser.module-missing', 'problem', (situation) =>
      outlook(situation) === 'fails' ? { browser: firstBrowser(situation) } : null,
    ),
    rule('propagation.disabled', 'remark', (situation) => (hidesCertificates(situation) ? policy(situation) : null)),
    // What a click on a link opens may be the one that cannot.
    rule('browser.not-default', 'remark', (situation) => {
      const usual = situation.system('defaultBrowser');
      const works = workingBrowser(situation);
      if (usual === null || works === null) return null;
      const same = browsersOf(situation).filter(
        ({ id, packaging }) => id === usual.id && packaging === usual.packaging,
      );
      const fails = !same.some((one) => outlookOf(situation, one) === 'works');
      return fails ? { browser: BROWSER_NAMES[works.id], other: BROWSER_NAMES[usual.id] } : null;
    }),
  ],
  data: (situation) => {
    const works = workingBrowser(situation);
    return { browser: works === null ? null : BROWSER_NAMES[works.id], count: browsersOf(situation).length };
  },
};
