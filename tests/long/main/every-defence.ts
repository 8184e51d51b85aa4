/**
 * The defences that docs/security.md names and that a spec without a window can miss; those of the window itself are
 * taken away by window-defences.test.ts. `from` becomes `to` in `file`; each spec of `noticedBy` is run.
 */
export interface Defence {
  readonly defence: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly noticedBy: readonly string[];
}

const spec = (name: string): string => `tests/unit/${name}.test.ts`;
const LOOPBACK = { file: 'src/main/doors/browser/loopback.ts', noticedBy: [spec('main/doors/loopback')] };
const HTTP = { file: 'src/main/doors/browser/loopback-http.ts', noticedBy: [spec('main/doors/loopback')] };
const SESSION = { file: 'src/main/doors/browser/loopback-session.ts', noticedBy: [spec('main/doors/loopback')] };
const GUARD = { file: 'src/main/doors/window/guard.ts', noticedBy: [spec('main/doors/guard')] };
const POLICY = { file: 'src/main/session/read-policy.ts', noticedBy: [spec('main/session/policy')] };
const POLICY_TEXT = { file: 'src/main/session/policy-text.ts', noticedBy: [spec('main/session/policy')] };
const STRICTEST = { file: 'src/main/session/strictest-reading.ts', noticedBy: [spec('main/session/policy')] };
const KIOSK = { file: 'src/main/session/kiosk-fence.ts', noticedBy: [spec('main/session/kiosk-fence')] };
const QUIET = { file: 'src/main/doors/window/no-network.ts', noticedBy: [spec('main/doors/no-network')] };
const LEFT = { file: 'src/main/session/left-behind.ts' };

export const DEFENCES: readonly Defence[] = [
  // A hostile web page on the same PC.
  { ...LOOPBACK, defence: '127.0.0.1 only', from: `server.listen(0, '127.0.0.1'`, to: `server.listen(0, '0.0.0.0'` },
  { ...LOOPBACK, defence: 'Host compared', from: 'if (request.headers.host !== door.self)', to: 'if (false)' },
  { ...LOOPBACK, defence: 'Origin compared', from: 'if (origin !== undefined && origin', to: 'if (false && origin' },
  { ...LOOPBACK, defence: 'an origin to post', from: ` || origin === undefined) throw`, to: ') throw' },
  { ...LOOPBACK, defence: 'cookie asked for', from: '!door.session.hasCookie(request.headers.cookie) || ', to: '' },
  {
    ...LOOPBACK,
    defence: 'page key asked for',
    from: ' || !door.session.hasPageKey(request.headers[PAGE_KEY_HEADER])',
    to: '',
  },
  {
    ...LOOPBACK,
    defence: 'cookie asked for a finished document',
    from: "if (!session.hasCookie(request.headers.cookie)) throw new Refused(403, 'not the page of this session');",
    to: '',
  },
  { ...LOOPBACK, defence: 'no WebSocket', from: "goodbye(socket, '403 Forbidden');", to: 'socket.resume();' },
  { ...HTTP, defence: 'bodies bounded', from: 'if (size > limit) throw', to: 'if (false) throw' },
  { ...LOOPBACK, defence: 'a second client refused', from: 'isDocument && session.isTaken &&', to: 'false &&' },
  {
    ...LOOPBACK,
    defence: 'only this user spends the code',
    from: ' || user.uid !== process.getuid?.()',
    to: '',
  },
  {
    ...LOOPBACK,
    defence: 'who has gone spends no code',
    from: `user === 'gone' || user`,
    to: `user !== 'gone' && user`,
  },
  { ...LOOPBACK, defence: 'silent clients let go', from: 'headersTimeout: patience.head,', to: 'headersTimeout: 0,' },
  { ...LOOPBACK, defence: 'slow bodies cut off', from: 'requestTimeout: patience.whole,', to: 'requestTimeout: 0,' },
  { ...LOOPBACK, defence: 'who takes nothing let go', from: 'server.setTimeout(patience.taking);', to: '' },
  {
    ...HTTP,
    defence: 'a failure is not told to the page',
    from: "'the program could not answer'",
    to: 'String(error)',
  },
  { ...SESSION, defence: 'the code is good once', from: '    this.#launchCode = null;\n', to: '' },
  { ...SESSION, defence: 'a wrong code opens nothing', from: '|| !same(code, this.#launchCode)', to: '' },
  { ...SESSION, defence: 'cookie out of reach of scripts', from: 'HttpOnly; ', to: '' },
  { ...SESSION, defence: 'cookie not sent by other sites', from: 'SameSite=Strict; ', to: '' },
  // A hostile page inside the window.
  { ...GUARD, defence: 'no other window', from: "({ action: 'deny' })", to: "({ action: 'allow' })" },
  {
    ...GUARD,
    defence: 'no webview',
    from: "'will-attach-webview', (event) => event.preventDefault()",
    to: "'x', () => 0",
  },
  { ...GUARD, defence: 'permissions denied', from: 'answer(permission === ALLOWED &&', to: 'answer(true ||' },
  {
    ...GUARD,
    defence: 'no device',
    from: 'setDevicePermissionHandler(() => false)',
    to: 'setDevicePermissionHandler(() => true)',
  },
  {
    ...GUARD,
    defence: 'no navigation',
    from: "'will-navigate', (event) => {\n    if (!isOwnPage(event.url))",
    to: "'will-navigate', (event) => {\n    if (false)",
  },
  {
    defence: 'own page by exact host',
    file: 'src/shared/security.ts',
    from: '&& host === APP_HOST',
    to: '',
    noticedBy: [spec('main/doors/fence')],
  },
  {
    defence: 'trusted types',
    file: 'src/shared/security.ts',
    from: `  "require-trusted-types-for 'script'",\n`,
    to: '',
    noticedBy: [spec('main/doors/fence'), spec('main/doors/loopback')],
  },
  {
    defence: 'sandbox of the page',
    file: 'src/main/doors/window/window-door.ts',
    from: 'sandbox: true',
    to: 'sandbox: false',
    noticedBy: [spec('main/doors/fence')],
  },
  {
    defence: 'a link only by its entry',
    file: 'src/main/links.ts',
    from: `if (address === null) return { state: 'unknown-entry' };`,
    to: '',
    noticedBy: [spec('main/doors/links')],
  },
  // Chromium calls somebody by itself. What can be seen to leave is seen in tests/network/defences.test.ts as well.
  ...[
    ['no name resolved', "'host-resolver-rules', 'MAP * ~NOTFOUND'"],
    ['no proxy', "'no-proxy-server'"],
    ['nothing on the network unasked', "'disable-background-networking'"],
    ['no newer parts', "'disable-component-update'"],
    ['no report of a server’s faults', "'disable-domain-reliability'"],
    ['no variations', "'disable-field-trial-config'"],
    ['no account', "'disable-sync'"],
    ['no QUIC', "'disable-quic'"],
    ['no name in advance', "'dns-prefetch-disable'"],
    ['no report of a click', "'no-pings'"],
    ['no peer connection', "'force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'"],
  ].map(([defence = '', words = '']) => ({ ...QUIET, defence, from: `[${words}],`, to: '' })),
  ...[
    ['no hints', 'OptimizationHints'],
    ['no screens looked for', 'MediaRouter'],
    ['no screens looked for by DIAL', 'DialMediaRouteProvider'],
    ['no lists of certificate logs', 'CertificateTransparencyComponentUpdater'],
    ['no time asked for', 'NetworkTimeServiceQuerying'],
    ['no forms asked about', 'AutofillServerCommunication'],
    ['no look-up of Chromium’s own', 'AsyncDns'],
    ['no names by HTTPS', 'DnsOverHttps'],
    ['no mDNS', 'WebRtcHideLocalIpsWithMdns'],
  ].map(([defence = '', feature = '']) => ({ ...QUIET, defence, from: `'${feature}',`, to: '' })),
  { ...QUIET, defence: 'no dictionary', from: 'made.setSpellCheckerLanguages([]);', to: '' },
  { ...QUIET, defence: 'no spell checker', from: 'made.setSpellCheckerEnabled(false);', to: '' },
  { ...QUIET, defence: 'no request but for our own files', from: '!WITHIN.some(', to: 'WITHIN.every(' },
  { ...QUIET, defence: 'on sessions made later', from: "app.on('session-created', keepSessionQuiet);", to: '' },
  { ...QUIET, defence: 'on the session that is there', from: 'keepSessionQuiet(session.defaultSession);', to: '' },
  // A planted or mutilated policy.
  { ...POLICY, defence: 'the policy is root’s', from: 'isRootsAlone(stats) && ', to: '' },
  { ...POLICY, defence: 'its folder is root’s', from: 'if (!isRootsAlone(await stat(folder))) return false;', to: '' },
  { ...POLICY, defence: 'so are the folders above', from: 'if (stats.uid !== 0 ||', to: 'if (false &&' },
  {
    ...POLICY,
    defence: 'a link is followed',
    from: 'if (!(await lstat(file)).isSymbolicLink()) return true;',
    to: 'return true;',
  },
  {
    ...POLICY,
    defence: 'no variable moves it',
    from: 'win32.join(win32.parse(windows()).root,',
    to: `win32.join(process.env['ProgramData'] ?? win32.parse(windows()).root,`,
  },
  { ...POLICY, defence: 'Windows: not a person’s own', from: '!(await isAPersons(file, mayChange))', to: 'true' },
  { ...POLICY, defence: 'bounded', from: "if (stat.size > POLICY_LIMIT_BYTES) return 'too-large';", to: '' },
  {
    ...POLICY_TEXT,
    defence: 'a field written twice',
    from: 'const repeated = repeatedKeys(text);',
    to: 'const repeated: RepeatedKey[] = [];',
  },
  {
    ...STRICTEST,
    defence: 'unreadable: closed',
    from: 'if (named === null) {',
    to: 'if (named === null) return NO_POLICY;\n  if (named === null) {',
  },
  {
    ...STRICTEST,
    defence: 'a planted code opens nothing',
    from: 'kiosk: trusted ? closedWith(text) : CLOSED_WITHOUT_CODE };\n  }\n',
    to: 'kiosk: closedWith(text) };\n  }\n',
  },
  { ...STRICTEST, defence: 'mistyped: still closed', from: "isNear(key.toLowerCase(), 'kiosk', 2)", to: 'false' },
  {
    ...STRICTEST,
    defence: 'ways out of a faulty policy closed',
    from: 'return { code: read.output.code, allow: [] };',
    to: 'return read.output;',
  },
  // Out of the kiosk.
  { ...KIOSK, defence: 'no file dialog in a kiosk', from: "mayGo(policy, 'dialogs')", to: 'true' },
  { ...KIOSK, defence: 'no other program in a kiosk', from: "mayGo(policy, 'open')", to: 'true' },
  { ...KIOSK, defence: 'no browser in a kiosk', from: "mayGo(policy, 'links')", to: 'true' },
  {
    defence: 'wrong codes answered slowly',
    file: 'src/main/session/kiosk.ts',
    from: '  wrongInARow += 1;\n',
    to: '',
    noticedBy: [spec('main/session/kiosk')],
  },
  // The next visitor, and another user of the PC.
  {
    defence: 'who walked away from a login is ended',
    file: 'src/renderer/session/idle-watch.ts',
    from: 'else if (silent === null && !hasWaitedMore)',
    to: 'else if (silent === null)',
    noticedBy: [spec('renderer/session/idle-watch')],
  },
  {
    ...LEFT,
    defence: 'a number used again',
    from: '|| startedAfter(pid, stats.birthtimeMs)',
    to: '',
    noticedBy: [spec('main/session/left-behind')],
  },
  {
    defence: 'the window’s folder is closed to others',
    file: 'src/main/session/window-folder.ts',
    from: '&& (stats.mode & 0o077) === 0',
    to: '',
    noticedBy: [spec('main/session/local-disk')],
  },
  {
    defence: 'a killed program’s profile removed',
    file: 'src/main/doors/browser/profile.ts',
    from: 'await removeProfile(folder).catch(() => undefined);',
    to: '',
    noticedBy: [spec('main/doors/profile')],
  },
  {
    defence: 'GTK’s list in the profile',
    file: 'src/main/doors/browser/app-window.ts',
    from: 'XDG_DATA_HOME: temporary,',
    to: '',
    noticedBy: [spec('main/doors/app-window')],
  },
  {
    defence: 'recent files forgotten',
    file: 'src/main/doors/window/recent-files.ts',
    from: "applications.every(isOurs) ? '' :",
    to: 'false ? "" :',
    noticedBy: [spec('main/doors/recent-files')],
  },
  // Names that steer.
  {
    defence: 'JSON that steers no terminal',
    file: 'src/shared/printable.ts',
    from: 'JSON.stringify(value).replace(STEERING,',
    to: 'JSON.stringify(value).replace(/(?!)/gu,',
    noticedBy: [spec('shared/printable')],
  },
  {
    defence: 'a reader’s name made printable',
    file: 'native/pcsc/reader-name.ts',
    from: 'printable(name.slice(0, LONGEST))',
    to: 'name.slice(0, LONGEST)',
    noticedBy: [spec('fuzz/names')],
  },
  {
    defence: 'names made printable',
    file: 'src/shared/printable.ts',
    from: ".replace(STEERING, ' ')",
    to: '',
    noticedBy: [spec('shared/printable')],
  },
  {
    defence: 'no device’s name',
    file: 'src/shared/file-name.ts',
    from: 'DEVICE.test(name)',
    to: 'false',
    noticedBy: [spec('shared/printable')],
  },
  // A PIN.
  {
    defence: 'argument’s shape checked',
    file: 'src/main/doors/answer.ts',
    from: 'parseArgument(name, argument)',
    to: 'argument as never',
    noticedBy: [spec('main/doors/loopback')],
  },
];
