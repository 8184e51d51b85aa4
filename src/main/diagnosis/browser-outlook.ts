/**
 * Whether an eID login would work in a browser of this PC (docs/facts/detection.md). Two ways lead to the card:
 * the browser's own PKCS#11 module, or the certificates that the system offers (Windows's minidriver, macOS's token
 * extension).
 */
import type { Browser } from '../../shared/facts.ts';
import { eidOf, type Situation } from './rule.ts';

/** Whether a login would work: surely, surely not, or nobody can say. */
export type Outlook = 'works' | 'fails' | 'unsure';
const BEST_FIRST: readonly Outlook[] = ['works', 'unsure', 'fails'];

/** Of several ways, the one that works best is taken; without any way nothing works. */
const best = (all: readonly Outlook[]): Outlook => BEST_FIRST.find((one) => all.includes(one)) ?? 'fails';

/** Two things that are both needed are as good as the worse of them. */
const both = (one: Outlook, other: Outlook): Outlook =>
  BEST_FIRST.findLast((outlook) => outlook === one || outlook === other) ?? 'fails';

/**
 * Firefox offers the system's own certificates from this version on, on Windows and macOS (osclientcerts, July 2021).
 */
const FIREFOX_WITH_SYSTEM_CERTIFICATES = 90;
/** Cards of applet 1.8 need the eID software from about this version on (docs/facts/detection.md#versions). */
const OLDEST_FOR_APPLET_18 = [5, 0] as const;
/** Firefox's add-on refuses an eID software that is older than this version (docs/facts/detection.md#versions). */
export const OLDEST_FOR_ADDON = [5, 1, 2] as const;
const isFirefox = ({ id }: Browser): boolean => id === 'firefox' || id === 'librewolf';

/** The browser is installed in the system itself: a Snap or a Flatpak cannot reach the card. */
const isHere = ({ packaging }: Browser): boolean => packaging === 'system';

/**
 * Compares versions part by part, as numbers: 5.1.9 is older than 5.1.34. A part that is missing in `version` counts 0,
 * and at one that is no number the answer is false.
 */
export function isOlder(version: string, than: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of than.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}

/**
 * Whether a login would work in any of this PC's browsers; a Snap or a Flatpak does not count, since it cannot reach
 * the card. The way that needs fewer facts is tried first, so that a slow probe is not waited for in vain; once one way
 * works, the facts that another lacks are of no account.
 */
export const outlook = (situation: Situation): Outlook =>
  situation.unlessFound(
    () => bestOutlook(situation),
    (found) => found === 'works',
  );

function bestOutlook(situation: Situation): Outlook {
  const browsers = situation.system('browsers');
  if (browsers === null) return 'unsure';
  const here = browsers.filter(isHere);
  if (here.length === 0) return 'fails';
  const own = best(here.map((browser) => ownModule(situation, browser)));
  return own === 'works' ? own : best([own, ...here.map((browser) => throughSystem(situation, browser))]);
}

/** Whether a login would work in this one browser: never in a Snap or a Flatpak, which cannot reach the card. */
export function outlookOf(situation: Situation, browser: Browser): Outlook {
  if (!isHere(browser)) return 'fails';
  const own = ownModule(situation, browser);
  return own === 'works' ? own : best([own, throughSystem(situation, browser)]);
}

/**
 * A browser in which a login works: the system's default if it does, otherwise the first in the list that does. Null
 * when none is known to.
 */
export function workingBrowser(situation: Situation): Browser | null {
  const browsers = situation.system('browsers') ?? [];
  const preferred = situation.system('defaultBrowser')?.id;
  return (
    browsers
      .toSorted((a, b) => Number(b.id === preferred) - Number(a.id === preferred))
      .find((browser) => outlookOf(situation, browser) === 'works') ?? null
  );
}

/** The module that the browser loads itself: on Linux every browser, elsewhere Firefox with its add-on. */
function ownModule(situation: Situation, browser: Browser): Outlook {
  const platform = situation.system('os')?.platform;
  if (platform === undefined || platform === 'other') return 'unsure';
  if (!isFirefox(browser) && platform !== 'linux') return 'fails';
  const joined = moduleOf(browser);
  if (joined === 'fails') return joined;
  const software = situation.system('middleware');
  if (software === null) return 'unsure';
  // A module that is joined and a software that is not there contradict each other.
  if (!software.installed) return 'unsure';
  // A generation that came after this program may need a newer software than the one that is here.
  if (eidOf(situation)?.applet === 'other') return both('unsure', joined);
  const needed = versionNeeded(situation, browser);
  if (needed === null) return joined;
  // Installed and without a version that can be read: too old, or not, nobody knows.
  if (software.version === null) return both('unsure', joined);
  return isOlder(software.version, needed) ? 'fails' : joined;
}

/** What the browser needs of the eID software for the card that is in; null where any version will do. */
function versionNeeded(situation: Situation, browser: Browser): readonly number[] | null {
  if (isFirefox(browser) && browser.module !== 'loaded') return OLDEST_FOR_ADDON;
  return eidOf(situation)?.applet === '1.8' ? OLDEST_FOR_APPLET_18 : null;
}

function moduleOf(browser: Browser): Outlook {
  if (browser.module === 'loaded') return 'works';
  if (browser.module === 'absent') return 'fails';
  const module: Outlook = browser.module === 'present' ? 'works' : 'unsure';
  switch (browser.addon) {
    case 'absent':
    case 'disabled':
      // A module that was loaded by hand needs no add-on, and here nobody knows whether one was.
      return browser.module === 'unknown' ? 'unsure' : 'fails';
    case 'unknown':
      return 'unsure';
    case 'present':
      return module;
    case 'not-needed':
      return isFirefox(browser) ? 'unsure' : module;
  }
}

/**
 * Whether the eID software of this version is too old for the 1.8 card that is in, or for the add-on of a Firefox here.
 * False for a version that is not known.
 */
export function isTooOld(situation: Situation, version: string | null): boolean {
  if (version === null || !isOlder(version, OLDEST_FOR_ADDON)) return false;
  if (eidOf(situation)?.applet === '1.8' && isOlder(version, OLDEST_FOR_APPLET_18)) return true;
  return (situation.system('browsers') ?? []).some((browser) => {
    const needed = versionNeeded(situation, browser);
    return isHere(browser) && moduleOf(browser) !== 'fails' && needed !== null && isOlder(version, needed);
  });
}

/** The certificates that Windows or macOS offers to every program. */
function throughSystem(situation: Situation, browser: Browser): Outlook {
  const platform = situation.system('os')?.platform;
  if (platform === undefined || platform === 'other') return 'unsure';
  if (platform === 'linux') return 'fails';
  const certificates = platform === 'windows' ? windowsCertificates(situation) : macCertificates(situation);
  if (isFirefox(browser)) return both(certificates, takesSystemCertificates(browser));
  if (browser.module === 'present' || browser.module === 'loaded') return certificates;
  return certificates === 'works' ? 'unsure' : certificates;
}

function takesSystemCertificates({ id, version }: Browser): Outlook {
  // LibreWolf changes Firefox's settings; whether it leaves this one alone is not written down.
  if (id === 'librewolf') return 'unsure';
  if (version === null) return 'unsure';
  return isOlder(version, [FIREFOX_WITH_SYSTEM_CERTIFICATES]) ? 'fails' : 'works';
}

function windowsCertificates(situation: Situation): Outlook {
  const covered = coversCard(situation);
  if (covered === false) return 'fails';
  return both(covered === true ? 'works' : 'unsure', propagation(situation));
}

function macCertificates(situation: Situation): Outlook {
  const token = situation.system('tokenExtension');
  if (token === null) return 'unsure';
  if (token !== 'registered') return 'fails';
  // The extension knows two ATRs exactly: not the first generation's, and none that came after it.
  const applet = eidOf(situation)?.applet;
  return applet === 'other' || applet === '1.0' ? 'unsure' : 'works';
}

/**
 * Whether Windows copies a card's certificates to where browsers find them: `works` where its service CertPropSvc runs
 * or is merely stopped, `fails` where it is disabled or a policy forbids it (fault 3 of docs/facts/faults.md). `unsure`
 * everywhere else: while that is not known, where there is no such service, and on other systems.
 */
export function propagation(situation: Situation): Outlook {
  switch (situation.system('certificatePropagation')) {
    case 'running':
    case 'stopped':
      return 'works';
    case 'disabled':
    case 'forbidden':
      return 'fails';
    default:
      return 'unsure';
  }
}

/**
 * Whether Windows has a minidriver for this card, or for any eID while none is in. True as soon as winscard itself
 * names the card as Belgian. Null when nobody knows, or when the registry says that there is one and winscard has no
 * name for the card.
 */
export function coversCard(situation: Situation): boolean | null {
  const names = situation.reader?.cardNames ?? null;
  if (names?.some((name) => /be-?id|belgi/i.test(name)) === true) return true;
  const listed = situation.system('minidriver');
  if (listed === null) return null;
  const covered = listedFor(eidOf(situation)?.applet ?? null, listed);
  return covered === true && names?.length === 0 ? null : covered;
}

function listedFor(
  applet: string | null,
  { applet17, applet18 }: { applet17: boolean; applet18: boolean },
): boolean | null {
  if (applet === null) return applet17 || applet18;
  if (applet === '1.8') return applet18;
  // A generation that came after this program: only Windows itself can say (see `cardNames`).
  return applet === 'other' ? null : applet17;
}
