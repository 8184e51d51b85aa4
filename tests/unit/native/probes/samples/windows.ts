/** What Windows's tools print, written out by hand after their real shapes, in the four languages an EPN may meet. */
export const LANGUAGES = ['en', 'fr', 'nl', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The labels that sc.exe translates. */
const LABELS: Readonly<Record<Language, { type: string; state: string; start: string; exit: string }>> = {
  en: { type: 'TYPE', start: 'START_TYPE', state: 'STATE', exit: 'WIN32_EXIT_CODE' },
  fr: { type: 'TYPE', start: 'TYPE_DÉMARRAGE', state: 'ÉTAT', exit: 'CODE_SORTIE_WIN32' },
  nl: { type: 'TYPE', start: 'BEGINTYPE', state: 'STATUS', exit: 'WIN32_AFSLUITCODE' },
  de: { type: 'TYP', start: 'STARTTYP', state: 'STATUS', exit: 'WIN32_BEENDIGUNGSCODE' },
};
const STATES = {
  running: '4  RUNNING',
  stopped: '1  STOPPED',
  starting: '2  START_PENDING',
  stopping: '3  STOP_PENDING',
} as const;

export const scQuery = (language: Language, state: keyof typeof STATES, service = 'SCardSvr'): string => {
  const { type, state: label, exit } = LABELS[language];
  return [
    '',
    `SERVICE_NAME: ${service} `,
    `        ${type.padEnd(19)}: 20  WIN32_SHARE_PROCESS  `,
    `        ${label.padEnd(19)}: ${STATES[state]} `,
    '                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)',
    `        ${exit.padEnd(19)}: 0  (0x0)`,
    '        SERVICE_EXIT_CODE  : 0  (0x0)',
    '        CHECKPOINT         : 0x0',
    '        WAIT_HINT          : 0x0',
    '',
  ].join('\r\n');
};
const START_TYPES = { 2: '2   AUTO_START', 3: '3   DEMAND_START', 4: '4   DISABLED' } as const;
export const scQc = (language: Language, start: keyof typeof START_TYPES, service = 'SCardSvr'): string =>
  [
    '[SC] QueryServiceConfig SUCCESS',
    '',
    `SERVICE_NAME: ${service}`,
    `        ${LABELS[language].type.padEnd(19)}: 20  WIN32_SHARE_PROCESS `,
    `        ${LABELS[language].start.padEnd(19)}: ${START_TYPES[start]}`,
    '        ERROR_CONTROL      : 1   NORMAL',
    '        BINARY_PATH_NAME   : C:\\Windows\\system32\\svchost.exe -k LocalServiceAndNoImpersonation -p',
    '        TAG                : 0',
    '        SERVICE_START_NAME : NT AUTHORITY\\LocalService',
    '',
  ].join('\r\n');
export const SC_NO_SUCH_SERVICE: Readonly<Record<Language, string>> = {
  en: '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\nThe specified service does not exist as an installed service.\r\n\r\n',
  fr: '[SC] EnumQueryServicesStatus:OpenService échec(s) 1060 :\r\n\r\nLe service spécifié n’existe pas en tant que service installé.\r\n\r\n',
  nl: '[SC] EnumQueryServicesStatus:OpenService FOUT 1060:\r\n\r\nDe opgegeven service bestaat niet als geïnstalleerde service.\r\n\r\n',
  de: '[SC] EnumQueryServicesStatus:OpenService FEHLER 1060:\r\n\r\nDer angegebene Dienst ist kein installierter Dienst.\r\n\r\n',
};

export const REG_NOT_FOUND: Readonly<Record<Language, string>> = {
  en: 'ERROR: The system was unable to find the specified registry key or value.\r\n',
  fr: 'Erreur : le système n’a pas trouvé la clé ou la valeur de Registre spécifiée.\r\n',
  nl: 'FOUT: Het systeem kan de opgegeven registersleutel of -waarde niet vinden.\r\n',
  de: 'FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.\r\n',
};
export const REG_DENIED: Readonly<Record<Language, string>> = {
  en: 'ERROR: Access is denied.\r\n',
  fr: 'Erreur : Accès refusé.\r\n',
  nl: 'FOUT: Toegang geweigerd.\r\n',
  de: 'FEHLER: Zugriff verweigert\r\n',
};
/** Group policy « Prevent access to registry editing tools ». */
export const REG_DISABLED: Readonly<Record<Language, string>> = {
  en: 'ERROR: Registry editing has been disabled by your administrator.\r\n',
  fr: 'Erreur : La modification du Registre a été désactivée par votre administrateur.\r\n',
  nl: 'FOUT: Het bewerken van het register is door de beheerder uitgeschakeld.\r\n',
  de: 'FEHLER: Das Bearbeiten der Registrierung wurde durch den Administrator deaktiviert.\r\n',
};
const DEFAULT_NAME: Readonly<Record<Language, string>> = {
  en: '(Default)',
  fr: '(par défaut)',
  nl: '(Standaard)',
  de: '(Standard)',
};

export const registryKey = (
  path: string,
  values: readonly (readonly [name: string, type: string, data: string])[],
  language: Language = 'en',
): string =>
  [
    '',
    path,
    ...values.map(([name, type, data]) => `    ${name === '' ? DEFAULT_NAME[language] : name}    ${type}    ${data}`),
    '',
  ].join('\r\n');

const UNINSTALL = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
export const uninstallEntry = (
  key: string,
  name: string,
  version: string,
  publisher = 'Belgian Government',
  root = UNINSTALL,
): string =>
  registryKey(`${root}\\${key}`, [
    ['AuthorizedCDFPrefix', 'REG_SZ', ''],
    ['Comments', 'REG_SZ', ''],
    ['DisplayVersion', 'REG_SZ', version],
    ['HelpLink', 'REG_EXPAND_SZ', 'https://eid.belgium.be'],
    ['Publisher', 'REG_SZ', publisher],
    ['UninstallString', 'REG_EXPAND_SZ', `MsiExec.exe /X${key}`],
    ['EstimatedSize', 'REG_DWORD', '0x3a98'],
    ['DisplayName', 'REG_SZ', name],
  ]);
export const MIDDLEWARE_5_1_34 = uninstallEntry(
  '{DB942AEA-93D6-4FE4-8862-180D35A76350}',
  'Belgium e-ID middleware 5.1.34 (build 6350)',
  '5.1.6350',
);
export const MIDDLEWARE_5_1_23 = uninstallEntry(
  '{DB942AEA-93D6-4FE4-8862-180D35A76204}',
  'Belgium e-ID middleware 5.1.23 (build 6204)',
  '5.1.6204',
);
export const VIEWER_5_1_31 = uninstallEntry(
  '{F3DC7F06-92FF-4C98-87F5-72C0B7866342}',
  'Belgium e-ID viewer (x86) 5.1.31 (build 6342)',
  '5.1.6342',
  'Belgian Government',
  UNINSTALL.replace('SOFTWARE', 'SOFTWARE\\WOW6432Node'),
);
export const OTHER_SOFTWARE = uninstallEntry(
  '{90160000-008C-0000-1000-0000000FF1CE}',
  'Office 16 Click-to-Run Extensibility Component',
  '16.0.17928.20114',
  'Microsoft Corporation',
);
export const BROWSER_ENTRIES = [
  uninstallEntry('Google Chrome', 'Google Chrome', '142.0.7444.60', 'Google LLC'),
  uninstallEntry('Microsoft Edge', 'Microsoft Edge', '142.0.3595.53', 'Microsoft Corporation'),
  uninstallEntry('Mozilla Firefox 145.0 (x64 fr)', 'Mozilla Firefox (x64 fr)', '145.0', 'Mozilla'),
  uninstallEntry('MozillaMaintenanceService', 'Mozilla Maintenance Service', '145.0', 'Mozilla'),
].join('');
export const OPENSC_0_23 = uninstallEntry(
  '{9D8B4A7E-3C6A-4B0F-9A0D-0D6C2E0A1B11}',
  'OpenSC (64bit)',
  '0.23.0.0',
  'OpenSC Project',
);

const CALAIS = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\\Calais\\SmartCards';
const calaisKey = (name: string, atr: string, module: string): string =>
  registryKey(`${CALAIS}\\${name}`, [
    ['ATR', 'REG_BINARY', atr],
    ['80000001', 'REG_SZ', module],
    ['Crypto Provider', 'REG_SZ', 'Microsoft Base Smart Card Crypto Provider'],
    ['Smart Card Key Storage Provider', 'REG_SZ', 'Microsoft Smart Card Key Storage Provider'],
  ]);
export const CALAIS_EID_17 = calaisKey('Beid', '3B9800400000000001010300000000', 'beidmdrv64.dll');
export const CALAIS_EID_18 = calaisKey('Beid_v18', '3B7F96000080318065B085040120120FFF829000', 'beidmdrv64.dll');
export const CALAIS_OTHER = calaisKey('Identity Device (NIST SP 800-73 [PIV])', '00', 'msclmd.dll');

export const FIREFOX_MANIFESTS = (language: Language): string =>
  ['beidpkcs11_32', 'beidpkcs11_64']
    .map((name) =>
      registryKey(
        `HKEY_LOCAL_MACHINE\\SOFTWARE\\Mozilla\\PKCS11Modules\\${name}`,
        [['', 'REG_SZ', `C:\\Program Files (x86)\\Belgium Identity Card\\FireFox Plugin Manifests\\${name}.json`]],
        language,
      ),
    )
    .join('');

export const START_MENU_INTERNET = ['Firefox-308046B0AF4A39CB', 'Google Chrome', 'IEXPLORE.EXE', 'Microsoft Edge']
  .map((name) => `HKEY_LOCAL_MACHINE\\Software\\Clients\\StartMenuInternet\\${name}\r\n`)
  .join('');

const GROUPS: Readonly<Record<Language, { everyone: string; users: string; administrators: string; denied: string }>> =
  {
    en: {
      everyone: 'Everyone',
      users: 'BUILTIN\\Users',
      administrators: 'BUILTIN\\Administrators',
      denied: 'Group used for deny only',
    },
    fr: {
      everyone: 'Tout le monde',
      users: 'BUILTIN\\Utilisateurs',
      administrators: 'BUILTIN\\Administrateurs',
      denied: 'Groupe utilisé pour les refus uniquement',
    },
    nl: {
      everyone: 'Iedereen',
      users: 'BUILTIN\\Gebruikers',
      administrators: 'BUILTIN\\Administrators',
      denied: 'Groep wordt alleen gebruikt voor weigeren',
    },
    de: {
      everyone: 'Jeder',
      users: 'VORDEFINIERT\\Benutzer',
      administrators: 'VORDEFINIERT\\Administratoren',
      denied: 'Gruppe, die nur zum Ablehnen verwendet wird',
    },
  };
export const whoamiGroups = (language: Language, administrator: boolean): string => {
  const { everyone, users, administrators, denied } = GROUPS[language];
  return [
    `"${everyone}","Well-known group","S-1-1-0","Mandatory group"`,
    ...(administrator ? [`"${administrators}","Alias","S-1-5-32-544","${denied}"`] : []),
    `"${users}","Alias","S-1-5-32-545","Mandatory group"`,
    '',
  ].join('\r\n');
};

/** Bytes as a French console writes them: code page 850, where é is 82 and É 90. */
export function codePage850(text: string): Buffer {
  const table: Readonly<Record<string, number>> = {
    é: 0x82,
    è: 0x8a,
    É: 0x90,
    Ä: 0x8e,
    ï: 0x8b,
    ü: 0x81,
    ä: 0x84,
    ö: 0x94,
    à: 0x85,
    '’': 0x27,
  };
  return Buffer.from([...text].map((letter) => table[letter] ?? letter.charCodeAt(0) & 0x7f));
}

interface SampleDevice {
  id: string;
  class: string;
  code: number;
  compatible: string;
}
const hub: SampleDevice = { id: 'USB\\ROOT_HUB30\\4&2F1D9E0A&0&0', class: 'USB', code: 0, compatible: '' };
const mouse: SampleDevice = {
  id: 'USB\\VID_046D&PID_C077\\5&1A2B3C&0&2',
  class: 'HIDClass',
  code: 0,
  compatible: 'USB\\Class_03&SubClass_01&Prot_02 USB\\Class_03',
};
const SMART_CARD = 'USB\\Class_0B&SubClass_00&Prot_00 USB\\Class_0B&SubClass_00 USB\\Class_0B';
export const READER: SampleDevice = {
  id: 'USB\\VID_072F&PID_90CC\\SERIALNUMBER',
  class: 'SmartCardReader',
  code: 0,
  compatible: SMART_CARD,
};
export const READER_WITHOUT_DRIVER: SampleDevice = {
  id: 'USB\\VID_072F&PID_9000\\5&2E1',
  class: '',
  code: 28,
  compatible: 'USB\\Class_FF&SubClass_00&Prot_00',
};
export const UNLISTED_READER: SampleDevice = {
  id: 'USB\\VID_1234&PID_5678\\1',
  class: 'SmartCardReader',
  code: 10,
  compatible: SMART_CARD,
};
/** A keyboard with a reader: the whole, the keys, the reader. */
export const KEYBOARD = (code: number): SampleDevice[] => [
  { id: 'USB\\VID_413C&PID_2101\\6&1', class: 'USB', code: 0, compatible: 'USB\\COMPOSITE' },
  { id: 'USB\\VID_413C&PID_2101&MI_00\\7&1', class: 'HIDClass', code: 0, compatible: 'USB\\Class_03' },
  { id: 'USB\\VID_413C&PID_2101&MI_01\\7&2', class: code === 0 ? 'SmartCardReader' : '', code, compatible: SMART_CARD },
];
export const UNKNOWN_CARD: SampleDevice = { id: 'SCFILTER\\CID_123456\\8&0', class: '', code: 28, compatible: '' };
export const devicesAnswer = (
  devices: readonly SampleDevice[] | null,
  event624: number | null = 0,
  crossRoots: number | null = 0,
): string =>
  `${JSON.stringify({ crossRoots, event624, devices: devices === null ? null : [hub, mouse, ...devices] })}\r\n`;
export const DEVICES = devicesAnswer([READER]);

/** What PowerShell tells of the registry where `reg` is closed. */
const software = 'HKEY_LOCAL_MACHINE\\SOFTWARE';
export const DUMP: readonly { path: string; values: Readonly<Record<string, string>> }[] = [
  { path: UNINSTALL, values: { default: '' } },
  {
    path: `${UNINSTALL}\\{DB942AEA-93D6-4FE4-8862-180D35A76350}`,
    values: { default: '', DisplayName: 'Belgium e-ID middleware 5.1.34 (build 6350)', DisplayVersion: '5.1.6350' },
  },
  {
    path: `${UNINSTALL}\\Microsoft Edge`,
    values: { default: '', DisplayName: 'Microsoft Edge', DisplayVersion: '142.0.3595.53' },
  },
  {
    path: `${CALAIS}\\Beid`,
    values: { default: '', ATR: '3B9800400000000001010300000000', '80000001': 'beidmdrv64.dll' },
  },
  {
    path: `${CALAIS}\\Beid_v18`,
    values: { default: '', ATR: '3B7F96000080318065B085040120120FFF829000', '80000001': 'beidmdrv64.dll' },
  },
  { path: `${software}\\Clients\\StartMenuInternet\\Google Chrome`, values: { default: 'Google Chrome' } },
];

/** `reg query HKCU\\…\\UrlAssociations\\https\\UserChoice /s` */
export const USER_CHOICE = (progId: string): string =>
  `\r\nHKEY_CURRENT_USER\\SOFTWARE\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\https\\UserChoice\r\n    Hash    REG_SZ    b4sE64hAsh=\r\n    ProgId    REG_SZ    ${progId}\r\n\r\n`;

/**
 * `reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CertProp /s` where an administrator switched propagation
 * off.
 */
export const PROPAGATION_FORBIDDEN =
  '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\CertProp\r\n    CertPropEnabled    REG_DWORD    0x0\r\n\r\n';
