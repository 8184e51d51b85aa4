/**
 * The oracle's third question: can a browser reach the card, on Windows, macOS and Linux? What each browser needs is
 * the table docs/facts/detection.md#browsers.
 */
import type { Browser, Eid, Reader, System } from '../../../src/shared/facts.ts';
import { all, any, yesIf, type Answer } from './logic.ts';

type Applet = Eid['applet'];
/** What the choice of a driver depends on: the generation, and the names under which Windows knows this very card. */
export interface CardToUse {
  applet: Applet;
  cardNames: Reader['cardNames'];
}

/** One browser that can is enough: the person can be sent there. */
export function browserCanUse(system: System, card: CardToUse): Answer {
  const { browsers, os } = system;
  if (browsers.state !== 'known') return 'not known';
  // Known to be none: none is enough to know, whatever the system.
  if (browsers.value.length === 0) return 'no';
  if (os.state !== 'known') return 'not known';
  const { platform } = os.value;
  if (platform === 'other') return 'not known';
  const on = { windows: onWindows, macos: onMacos, linux: onLinux }[platform];
  return any(...browsers.value.map((browser) => on(browser, system, card)));
}

/**
 * Windows. Chrome, Edge, Brave, Opera take the certificates that Windows offers: a minidriver that knows this
 * generation of cards, and the service that copies certificates from the card (CertPropSvc). The official software is
 * one source of the minidriver, Windows Update another: without the official software such a browser works as well
 * (docs/facts/detection.md#windows). Firefox takes them too, from version 90 on; or it has the eID add-on and the
 * software's own module.
 */
function onWindows(browser: Browser, system: System, card: CardToUse): Answer {
  const byWindows = all(minidriverKnows(system, card), certificatesAreCopied(system));
  if (browser.id === 'safari') return 'no';
  if (!isFirefox(browser)) return all(byWindows, agrees(browser));
  return any(all(usesSystemCertificates(browser), byWindows), byAddon(browser, system, card.applet));
}

/**
 * Windows itself, asked for the names of the card that is in, knows better than the registry, where newer drivers write
 * elsewhere. A name is enough; no name although the registry has one contradicts it.
 */
function minidriverKnows(system: System, { applet, cardNames }: CardToUse): Answer {
  if (cardNames !== null && cardNames.length > 0) return 'yes';
  const registry = registryKnows(system, applet);
  return cardNames !== null && registry === 'yes' ? 'not known' : registry;
}

function registryKnows({ minidriver }: System, applet: Applet): Answer {
  if (minidriver.state !== 'known' || minidriver.value === null) return 'not known';
  const { applet17, applet18 } = minidriver.value;
  if (applet === '1.8') return yesIf(applet18);
  // 1.1 and 1.7 have one ATR, by which Windows chooses the minidriver; the mask covers 1.0 as well
  // (docs/facts/card.md#recognising-a-belgian-eid).
  if (applet === '1.0' || applet === '1.1' || applet === '1.7') return yesIf(applet17);
  return applet17 || applet18 ? 'not known' : 'no';
}

function certificatesAreCopied({ certificatePropagation: service }: System): Answer {
  if (service.state !== 'known' || service.value === null) return 'not known';
  if (service.value === 'no-access') return 'not known';
  // Stopped is normal: Windows starts it when a card comes (docs/facts/detection.md#windows). Disabled, absent or
  // forbidden by policy it does not (fault 3 of docs/facts/faults.md).
  return yesIf(service.value === 'running' || service.value === 'stopped');
}

/**
 * macOS. Safari, Chrome, Edge and the like take the certificates of the token extension (BEIDToken.app), which counts
 * only once it has been opened (registered): fault 32 of docs/facts/faults.md. Firefox as on Windows.
 */
function onMacos(browser: Browser, system: System, { applet }: CardToUse): Answer {
  const { tokenExtension } = system;
  const byMacos =
    tokenExtension.state !== 'known' || tokenExtension.value === null
      ? 'not known'
      : yesIf(tokenExtension.value === 'registered');
  // The extension is attached to two exact ATRs: those of 1.1 and 1.7, and of 1.8
  // (docs/facts/card.md#recognising-a-belgian-eid).
  const byToken = all(byMacos, applet === '1.0' || applet === 'other' ? 'not known' : 'yes');
  if (!isFirefox(browser)) return all(byToken, agrees(browser));
  return any(all(usesSystemCertificates(browser), byToken), byAddon(browser, system, applet));
}

/**
 * Linux. No browser in a snap or flatpak reaches the software (fault 20 of docs/facts/faults.md). Others need the
 * official library, and an entry that loads it: Chrome and the like in the person's NSS database, Firefox by the
 * add-on.
 */
function onLinux(browser: Browser, system: System, { applet }: CardToUse): Answer {
  if (browser.packaging !== 'system') return 'no';
  if (isFirefox(browser)) return byAddon(browser, system, applet);
  return all(moduleJoins(browser), middlewareReads(system, applet, browser));
}

/**
 * Firefox with the eID add-on, which asks the official software for its module. No add-on is needed where the profile
 * or an administrator's policy loads the module already.
 */
function byAddon(browser: Browser, system: System, applet: Applet): Answer {
  const addon: Answer =
    browser.addon === 'unknown' ? 'not known' : yesIf(browser.addon === 'present' || browser.addon === 'not-needed');
  const loaded: Answer = browser.module === 'unknown' ? 'not known' : yesIf(browser.module === 'loaded');
  return all(any(addon, loaded), moduleJoins(browser), middlewareReads(system, applet, browser));
}

/** The same fact told twice, for the system and for the browser: where the two differ nobody knows. */
const agrees = ({ module }: Browser): Answer => (module === 'present' ? 'yes' : 'not known');

/** LibreWolf is a Firefox. */
const isFirefox = ({ id }: Browser): boolean => id === 'firefox' || id === 'librewolf';

const moduleJoins = ({ module }: Browser): Answer => (module === 'unknown' ? 'not known' : yesIf(module !== 'absent'));

/**
 * Firefox uses the system's certificates by itself from 90 on, on Windows and macOS
 * (docs/facts/detection.md#browsers).
 */
function usesSystemCertificates({ id, version }: Browser): Answer {
  // LibreWolf changes many settings; whether this one is known to nobody here.
  if (id === 'librewolf') return 'not known';
  const major = Number.parseInt(version ?? '', 10);
  return Number.isNaN(major) ? 'not known' : yesIf(major >= 90);
}

/**
 * The official library is there and new enough: for cards of applet 1.8 about 5.0, for the add-on 5.1.2
 * (docs/facts/detection.md#versions). A module without a library (an entry left behind, a library built by hand,
 * OpenSC in its place) contradicts itself: not known.
 */
function middlewareReads({ middleware }: System, applet: Applet, browser: Browser): Answer {
  if (middleware.state !== 'known') return 'not known';
  if (!middleware.value.installed) return browser.module === 'absent' ? 'no' : 'not known';
  // A generation that no source names: whether any version reads it is not known.
  if (applet === 'other') return 'not known';
  const needed = neededVersion(applet, browser);
  if (needed === null) return 'yes';
  const { version } = middleware.value;
  return version === null ? 'not known' : yesIf(compareVersions(version, needed) >= 0);
}
function neededVersion(applet: Applet, browser: Browser): string | null {
  if (isFirefox(browser) && browser.module !== 'loaded') return '5.1.2';
  return applet === '1.8' ? '5.0.0' : null;
}

function compareVersions(one: string, other: string): number {
  const numbers = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [numbers(one), numbers(other)];
  const at = left.findIndex((number, index) => number !== (right[index] ?? 0));
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
