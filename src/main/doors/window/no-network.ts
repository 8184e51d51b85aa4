/**
 * Keeps Chromium itself from calling anybody. It is a browser's engine: unasked, it fetches dictionaries, looks for a
 * proxy, and tries whether there is IPv6. There are several layers, so that one holds where another fails;
 * tests/network watches the window beside one without any of them.
 */
import { app, session, type Session } from 'electron';
import { APP_SCHEME } from '../../../shared/security.ts';

/** Chromium's switches, read when its network service starts. */
export const NETWORK_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // No name is looked up, at whatever server; `~NOTFOUND` is Chromium's word for « there is no such name ».
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // No proxy of the system, of a script, or found on the local network.
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-field-trial-config'],
  ['disable-sync'],
  ['disable-quic'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  // A page that would open a peer connection gets no UDP socket for it.
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/**
 * Parts of Chromium that ask somebody by themselves: hints about pages, devices on the local network, news about
 * certificates, time.
 */
const FEATURES = [
  'OptimizationHints',
  'MediaRouter',
  'DialMediaRouteProvider',
  'CertificateTransparencyComponentUpdater',
  'NetworkTimeServiceQuerying',
  'AutofillServerCommunication',
  'AsyncDns',
  'DnsOverHttps',
  'WebRtcHideLocalIpsWithMdns',
];

/** Addresses that no request leaves the program for; the developer's tools are there in development only. */
const WITHIN = [APP_SCHEME, 'blob', 'data', 'devtools'].map((scheme) => `${scheme}:`);

/**
 * Sets the switches that keep Chromium from calling anybody, and has every session that is made from now on refuse what
 * would leave the program. It must run before `ready`.
 */
export function keepChromiumQuiet(): void {
  for (const [name, value] of NETWORK_SWITCHES) app.commandLine.appendSwitch(name, value);
  const present = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch('disable-features', [present, ...FEATURES].filter((each) => each !== '').join(','));
  app.on('session-created', keepSessionQuiet);
}

/**
 * Has the default session refuse what would leave the program as well: it was made before `keepChromiumQuiet` listened.
 * Electron must be ready.
 */
export function keepSessionsQuiet(): void {
  keepSessionQuiet(session.defaultSession);
}

function keepSessionQuiet(made: Session): void {
  // Neither `spellcheck: false` nor switching the spell checker off stops the first fetch of a dictionary: naming no
  // language does.
  made.setSpellCheckerLanguages([]);
  made.setSpellCheckerEnabled(false);
  made.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !WITHIN.some((scheme) => url.startsWith(scheme)) }),
  );
}
