/** One row per fact of the PC, in words. A fact that does not exist on this system has no row. */
import { BROWSER_NAMES } from '../../shared/browsers.ts';
import type { Known, Software, System } from '../../shared/facts.ts';
import type { ReportRow } from '../../shared/report.ts';
import { fill, type ReportWords } from './report-words.ts';

const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/**
 * The rows of the report about the PC, in the order of the facts. A fact that does not exist on this system has no
 * row; one that is not known, or not yet, has one that says so.
 */
export function factRows(system: System, words: ReportWords): ReportRow[] {
  const line = <T>(name: keyof System, fact: Known<T>, tell: (value: NonNullable<T>) => string): ReportRow[] => {
    const row = (value: string): ReportRow[] => [{ name, label: words.facts[name], value }];
    if (fact.state === 'pending') return row(words.pending);
    if (fact.state === 'unknown') return row(fill(words.unknown, { reason: words.reasons[fact.reason] }));
    return fact.value === null || fact.value === undefined ? [] : row(tell(fact.value));
  };
  const yes = (value: boolean): string => (value ? words.yes : words.no);
  const list = (all: readonly string[]): string => (all.length === 0 ? words.none : all.join(words.between));
  const software = (found: Software): string => {
    if (!found.installed) return words.software.absent;
    const version = found.version ?? words.software.noVersion;
    const shownVersion = found.build === null ? version : fill(words.software.build, { version, build: found.build });
    return found.copies > 1
      ? fill(words.software.copies, { version: shownVersion, count: found.copies })
      : shownVersion;
  };
  const parts = (...all: readonly (string | null)[]): string =>
    all.filter((part) => part !== null && part !== '').join(', ');

  return [
    ...line('os', system.os, ({ name, version, architecture, supported }) =>
      parts(supported ? name : fill(words.tooOld, { name }), name.includes(version) ? null : version, architecture),
    ),
    ...line(
      'rights',
      system.rights,
      ({ administrator }) => words.account[administrator ? 'administrator' : 'standard'],
    ),
    ...line('session', system.session, ({ kind }) => words.session[kind]),
    ...line('clock', system.clock, ({ now, builtAt }) =>
      fill(words.clock, { now: minute(now), built: builtAt.slice(0, 10) }),
    ),
    ...line('smartCardService', system.smartCardService, ({ state, onDemand }) =>
      state === 'stopped' && onDemand ? fill(words.onDemand, { state: words.service[state] }) : words.service[state],
    ),
    ...line('deviceEnumeration', system.deviceEnumeration, (state) => words.service[state]),
    ...line('certificatePropagation', system.certificatePropagation, (state) => words.service[state]),
    ...line('usbReaders', system.usbReaders, (readers) =>
      list(
        readers.map(({ vendorId, productId, model, driver, code, claimedBy }) =>
          parts(
            `${model ?? words.unlisted} (${vendorId}:${productId})`,
            words.driver[driver],
            code === null || code === 0 ? null : fill(words.deviceCode, { code }),
            claimedBy === null ? null : fill(words.claimedBy, { module: claimedBy }),
          ),
        ),
      ),
    ),
    ...line('unknownCardDevice', system.unknownCardDevice, yes),
    ...line('middleware', system.middleware, software),
    ...line('viewer', system.viewer, software),
    ...line('minidriver', system.minidriver, ({ applet17, applet18 }) => {
      if (applet17) return words.cards[applet18 ? 'all' : 'older'];
      return words.cards[applet18 ? 'newer' : 'none'];
    }),
    ...line('tokenExtension', system.tokenExtension, (state) => words.token[state]),
    ...line('otherModules', system.otherModules, list),
    ...line('browsers', system.browsers, (browsers) =>
      list(
        browsers.map(({ id, version, packaging, addon, module }) =>
          parts(
            [BROWSER_NAMES[id], version].filter((part) => part !== null).join(' '),
            words.packaging[packaging],
            words.module[module],
            words.addon[addon],
          ),
        ),
      ),
    ),
    ...line('defaultBrowser', system.defaultBrowser, ({ id, packaging }) =>
      parts(BROWSER_NAMES[id], words.packaging[packaging]),
    ),
    ...line('cardPrograms', system.cardPrograms, list),
    ...line('debugLogging', system.debugLogging, yes),
    ...line('appleCcid', system.appleCcid, yes),
    ...line('rsaKeyMove', system.rsaKeyMove, yes),
    ...line('oldRoots', system.oldRoots, yes),
  ];
}
