/** Browsers: none, in a sandbox, without what joins them to the card. */
import type { Browser, Facts, Known } from '../../../../src/shared/facts.ts';
import { browsers, change, knownAs, named, onlyOn, platformOf, set } from './change.ts';

/**
 * On Windows and macOS what joins Chrome and the like is a part of the system: the browser's module says the same, as
 * the probes would find it. Some situations are left to contradict this.
 */
export function joinBrowsers(facts: Facts): void {
  const { minidriver, tokenExtension } = facts.system;
  browsers(facts, (browser) => {
    if (browser.id === 'firefox' || browser.id === 'librewolf') return;
    if (platformOf(facts) === 'windows')
      browser.module = moduleBy(minidriver, (value) => value !== null && (value.applet17 || value.applet18));
    if (platformOf(facts) === 'macos') browser.module = moduleBy(tokenExtension, (value) => value === 'registered');
  });
}
function moduleBy<T>(fact: Known<T>, is: (value: T) => boolean): Browser['module'] {
  if (fact.state !== 'known') return 'unknown';
  return is(fact.value) ? 'present' : 'absent';
}

const everyBrowser = (name: string, alter: (browser: Browser) => void) =>
  change(name, (facts) => browsers(facts, alter));
const firefox = (name: string, alter: (browser: Browser) => void) =>
  everyBrowser(name, (browser) => {
    if (browser.id === 'firefox') alter(browser);
  });
const onlyFirefox = (name: string, alter: Partial<Browser>) =>
  change(name, (facts) => {
    facts.system.browsers = knownAs([
      { id: 'firefox', version: '128.5.0', packaging: 'system', addon: 'present', module: 'present', ...alter },
    ]);
  });
export const browser = named(
  set('no browser', 'browsers', knownAs([])),
  onlyOn(
    'linux',
    everyBrowser('all browsers in a snap', (each) => Object.assign(each, { packaging: 'snap' })),
  ),
  onlyOn(
    'linux',
    everyBrowser('all browsers in a flatpak', (each) => Object.assign(each, { packaging: 'flatpak' })),
  ),
  onlyOn('linux', onlyFirefox('only Firefox, in a snap', { packaging: 'snap' })),
  onlyOn(
    'linux',
    firefox('Firefox in a snap', (each) => Object.assign(each, { packaging: 'snap' })),
  ),
  firefox('Firefox without the add-on', (each) => Object.assign(each, { addon: 'absent' })),
  onlyFirefox('only Firefox', {}),
  onlyFirefox('only Firefox, without the add-on', { addon: 'absent' }),
  onlyFirefox('only Firefox, add-on switched off', { addon: 'disabled' }),
  onlyFirefox('only Firefox, add-on not known', { addon: 'unknown' }),
  onlyFirefox('only Firefox 78 without the add-on', { version: '78.15.0', addon: 'absent' }),
  onlyFirefox('only Firefox without the module', { module: 'absent' }),
  onlyFirefox('only Firefox, module loaded by hand', { addon: 'absent', module: 'loaded' }),
  set(
    'only LibreWolf',
    'browsers',
    knownAs([{ id: 'librewolf', version: '140.0', packaging: 'system', addon: 'present', module: 'present' }]),
  ),
  set('another browser is the default', 'defaultBrowser', knownAs(null)),
  onlyOn(
    'linux',
    set('the default is a Firefox in a snap', 'defaultBrowser', knownAs({ id: 'firefox', packaging: 'snap' })),
  ),
  onlyOn(
    'linux',
    set(
      'the default is a LibreWolf in a flatpak',
      'defaultBrowser',
      knownAs({ id: 'librewolf', packaging: 'flatpak' }),
    ),
  ),
  set('a program has the cards open', 'cardPrograms', knownAs(['eid-viewer'])),
  everyBrowser('no browser has a module', (each) => Object.assign(each, { module: 'absent' })),
  everyBrowser('modules not known', (each) => Object.assign(each, { module: 'unknown' })),
  everyBrowser('versions not known', (each) => Object.assign(each, { version: null })),
);
