/** The clock, the system, the session, and what is worth a remark only. */
import { change, knownAs, named, onlyOn, set } from './change.ts';
import { instantFrom } from '../cards.ts';

const clockAt = (name: string, builtDaysAgo: number) =>
  change(name, ({ system }, now) => {
    system.clock = knownAs({ now: now.toISOString(), builtAt: instantFrom(now, -builtDaysAgo) });
  });
export const surroundings = named(
  clockAt('clock years behind', -2000),
  clockAt('clock months behind', -90),
  clockAt('clock fifteen years ahead', 5500),
  change('old system', ({ system }) => {
    if (system.os.state === 'known') Object.assign(system.os.value, { supported: false, viewerSupported: false });
  }),
  change('system of another kind', ({ system }) => {
    if (system.os.state === 'known') Object.assign(system.os.value, { platform: 'other', name: 'FreeBSD 14' });
  }),
  change('too old for the viewer', ({ system }) => {
    if (system.os.state === 'known') system.os.value.viewerSupported = false;
  }),
  set('administrator', 'rights', knownAs({ administrator: true })),
  set('remote desktop', 'session', knownAs({ remote: true, kind: 'rdp' })),
  set('Citrix', 'session', knownAs({ remote: true, kind: 'citrix' })),
  set('by ssh', 'session', knownAs({ remote: true, kind: 'ssh' })),
  set("another PC's screen", 'session', knownAs({ remote: true, kind: 'x11' })),
  set('a session without a name', 'session', knownAs({ remote: false, kind: 'other' })),
  set('viewer without a version', 'viewer', knownAs({ installed: true, version: null, build: null, copies: 1 })),
  onlyOn('windows', set('device enumeration running', 'deviceEnumeration', knownAs('running'))),
  onlyOn('windows', set('device enumeration absent', 'deviceEnumeration', knownAs('absent'))),
  onlyOn('windows', set('device enumeration closed', 'deviceEnumeration', knownAs('no-access'))),
  onlyOn('windows', set('device enumeration disabled', 'deviceEnumeration', knownAs('disabled'))),
  set('OpenSC beside it', 'otherModules', knownAs(['opensc 0.23'])),
  set('eID software twice', 'middleware', knownAs({ installed: true, version: '5.1.34', build: '6350', copies: 2 })),
  set('debug log on', 'debugLogging', knownAs(true)),
  onlyOn('windows', set('old roots', 'oldRoots', knownAs(true))),
  onlyOn('windows', set('RSA keys moved', 'rsaKeyMove', knownAs(true))),
  onlyOn('macos', set("Apple's own driver", 'appleCcid', knownAs(true))),
);
