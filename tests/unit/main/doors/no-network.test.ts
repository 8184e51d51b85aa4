/**
 * What Chromium is told at the start so that it calls nobody. Of some of these words the tests' Electron shows no
 * effect (it has no such part, or the part would first have to be spoken to from outside): that they are said at all
 * is held here. What can be seen to leave without one, tests/network/defences.test.ts sees.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';

type Answer = (answer: { cancel: boolean }) => void;
type Request = (details: { url: string }, answer: Answer) => void;

const { switches, created, defaultSession, made } = vi.hoisted(() => {
  interface Quiet {
    readonly said: string[];
    request: Request | null;
  }
  const made = (): Quiet => {
    const quiet: Quiet = { said: [], request: null };
    return Object.assign(quiet, {
      setSpellCheckerLanguages: (languages: string[]) => quiet.said.push(`languages [${languages.join()}]`),
      setSpellCheckerEnabled: (enabled: boolean) => quiet.said.push(`spell checker ${enabled}`),
      webRequest: {
        onBeforeRequest: (listener: Request) => {
          quiet.request = listener;
        },
      },
    });
  };
  return {
    switches: new Map<string, string>(),
    created: new Array<(session: unknown) => void>(),
    defaultSession: made(),
    made,
  };
});
vi.mock('electron', () => ({
  app: {
    commandLine: {
      appendSwitch: (name: string, value = '') => switches.set(name, value),
      getSwitchValue: (name: string) => switches.get(name) ?? '',
    },
    on: (_name: 'session-created', listener: (session: unknown) => void) => created.push(listener),
  },
  session: { defaultSession },
}));
const { keepChromiumQuiet, keepSessionsQuiet } = await import('../../../../src/main/doors/window/no-network.ts');

beforeEach(() => {
  switches.clear();
  created.length = 0;
});

describe('Chromium is told', () => {
  it.each([
    ['to resolve no name', 'host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['to use no proxy', 'no-proxy-server', ''],
    ['to do nothing on the network by itself', 'disable-background-networking', ''],
    ['to fetch no newer parts of itself', 'disable-component-update', ''],
    ['to report no server’s faults', 'disable-domain-reliability', ''],
    ['to take no variations that are tried on some', 'disable-field-trial-config', ''],
    ['to keep nothing in step with an account', 'disable-sync', ''],
    ['to open no connection by QUIC', 'disable-quic', ''],
    ['to look up no name in advance', 'dns-prefetch-disable', ''],
    ['to report no click on a link', 'no-pings', ''],
    ['to give peer connections no socket', 'force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ])('%s, by the switch %s with the value « %s »', (_what, name, value) => {
    keepChromiumQuiet();
    expect(switches.get(name)).toBe(value);
  });

  it.each([
    ['hints about pages', 'OptimizationHints'],
    ['screens on the local network', 'MediaRouter'],
    ['screens that answer to DIAL', 'DialMediaRouteProvider'],
    ['lists of certificate logs', 'CertificateTransparencyComponentUpdater'],
    ['the time', 'NetworkTimeServiceQuerying'],
    ['what belongs into a form', 'AutofillServerCommunication'],
    ['its own look-up of names', 'AsyncDns'],
    ['names by HTTPS', 'DnsOverHttps'],
    ['this PC’s own name on the local network (mDNS)', 'WebRtcHideLocalIpsWithMdns'],
  ])('to leave %s alone, by switching off the feature %s', (_what, feature) => {
    keepChromiumQuiet();
    expect(switches.get('disable-features')?.split(',')).toContain(feature);
  });

  it('to leave these parts alone beside those that the command line switches off already', () => {
    switches.set('disable-features', 'Other');
    keepChromiumQuiet();
    expect(switches.get('disable-features')).toMatch(/^Other,OptimizationHints,/);
  });
});

describe.each([
  [
    'a session of Chromium’s that is made later',
    () => {
      keepChromiumQuiet();
      const later = made();
      for (const listener of created) listener(later);
      return later;
    },
  ],
  [
    'Chromium’s own first session',
    () => {
      keepSessionsQuiet();
      return defaultSession;
    },
  ],
])('%s, as the program sets it up', (_which, get) => {
  it('is given no language and no spell checker', () => {
    expect(get().said).toEqual(expect.arrayContaining(['languages []', 'spell checker false']));
  });

  it.each([
    ['app://program/index.html', false],
    ['blob:app://program/1', false],
    ['data:image/png;base64,AA', false],
    ['devtools://devtools/x.js', false],
    ['https://my.belgium.be/', true],
    ['http://127.0.0.1/', true],
    ['ws://127.0.0.1/', true],
    ['file:///etc/passwd', true],
  ])('has a request for %s answered with cancel: %s', (url, cancelled) => {
    const answers: { cancel: boolean }[] = [];
    get().request?.({ url }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel: cancelled }]);
  });
});
