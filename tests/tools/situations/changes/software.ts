/** The official software and what it brings to the system: missing, old, in part, or contradicted. */
import { browsers, change, knownAs, named, onlyOn, platformOf, set } from './change.ts';

const withoutSoftware = (name: string, minidriver: boolean) =>
  change(name, (facts) => {
    const { system } = facts;
    system.middleware = knownAs({ installed: false });
    if (platformOf(facts) === 'windows') system.minidriver = knownAs({ applet17: minidriver, applet18: minidriver });
    if (platformOf(facts) === 'macos') system.tokenExtension = knownAs('absent');
    browsers(facts, (browser) => {
      const byWindows = platformOf(facts) === 'windows' && browser.id !== 'firefox' && minidriver;
      browser.module = byWindows ? 'present' : 'absent';
    });
  });
const cardKnownToWindows = (name: string, cardNames: string[]) =>
  change(name, (facts) => {
    for (const each of facts.pcsc.readers) if (each.slot.state === 'eid') each.cardNames = cardNames;
  });
export const software = named(
  withoutSoftware('eID software missing', false),
  onlyOn('windows', withoutSoftware('eID software missing, minidriver by Windows', true)),
  set('the list of software says none, though all else is there', 'middleware', knownAs({ installed: false })),
  set('eID software from 2018', 'middleware', knownAs({ installed: true, version: '4.4.8', build: '2018', copies: 1 })),
  set(
    'eID software without a version',
    'middleware',
    knownAs({ installed: true, version: null, build: null, copies: 1 }),
  ),
  onlyOn(
    'windows',
    set('minidriver too old for new cards', 'minidriver', knownAs({ applet17: true, applet18: false })),
  ),
  onlyOn('windows', set('no minidriver', 'minidriver', knownAs({ applet17: false, applet18: false }))),
  onlyOn('windows', set('certificates are not copied: disabled', 'certificatePropagation', knownAs('disabled'))),
  onlyOn('windows', set('certificates are not copied: stopped', 'certificatePropagation', knownAs('stopped'))),
  onlyOn(
    'windows',
    set('the service that copies certificates is closed to us', 'certificatePropagation', knownAs('no-access')),
  ),
  onlyOn('windows', set('certificates are not copied: absent', 'certificatePropagation', knownAs('absent'))),
  onlyOn('windows', set('certificates are not copied: policy', 'certificatePropagation', knownAs('forbidden'))),
  onlyOn('windows', cardKnownToWindows('Windows knows the card', ['Beid_v18'])),
  onlyOn('windows', cardKnownToWindows('Windows does not know the card', [])),
  onlyOn('windows', set('Windows found no driver for a card', 'unknownCardDevice', knownAs(true))),
  onlyOn('macos', set('token extension never opened', 'tokenExtension', knownAs('installed'))),
  onlyOn('macos', set('token extension absent', 'tokenExtension', knownAs('absent'))),
);
