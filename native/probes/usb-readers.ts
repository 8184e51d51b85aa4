/**
 * Card readers by what they say of themselves on USB, the models one meets in Belgium first: a reader that PC/SC does not
 * show can then still be named. Facts gathered from makers' sheets and libccid's list of supported readers.
 */
const MODELS: Readonly<Record<string, string>> = {
  // ACS: most of the readers sold for the eID
  '072f:9000': 'ACS ACR38', '072f:90cc': 'ACS ACR38U', '072f:90d8': 'ACS ACR3801', '072f:b100': 'ACS ACR39U', '072f:b101': 'ACS ACR39U', '072f:b000': 'ACS ACR3901U', '072f:8300': 'ACS ACR33',
  '072f:1204': 'ACS ACR101', '072f:2200': 'ACS ACR122U', '072f:2224': 'ACS ACR1281U', '072f:221a': 'ACS ACR1251', '072f:223b': 'ACS ACR1252', '072f:8201': 'ACS APG8201', '072f:8202': 'ACS APG8201',
  // Alcor: in laptops, and in many readers without a name
  '058f:9520': 'Alcor AU9520', '058f:9522': 'Alcor AU9522', '058f:9540': 'Alcor AU9540',
  // Vasco, OneSpan: Digipass with keys
  '1a44:0001': 'VASCO Digipass 905', '1a44:0855': 'VASCO Digipass 855', '1a44:0865': 'VASCO Digipass 865', '1a44:0870': 'VASCO Digipass 870', '1a44:0875': 'VASCO Digipass 875', '1a44:0920': 'VASCO Digipass 920',
  // SCM, Identiv
  '04e6:e001': 'SCM SCR331', '04e6:e003': 'SCM SPR532', '04e6:5111': 'SCM SCR331-DI', '04e6:5113': 'SCM SCR333', '04e6:5115': 'SCM SCR335', '04e6:5116': 'SCM SCR3310', '04e6:5117': 'SCM SCR3320',
  '04e6:5119': 'SCM SCR3340', '04e6:511d': 'SCM SCR3311', '04e6:511f': 'SCM SCR3310', '04e6:5120': 'SCM SCR331-DI', '04e6:5410': 'SCM SCR355', '04e6:5591': 'SCM SCL3711', '04e6:5710': 'Identiv Cloud 2700 F',
  '04e6:5724': 'Identiv uTrust 4701 F', '04e6:5810': 'Identiv Cloud 2700 R', '04e6:5811': 'Identiv uTrust 2900 R', '04e6:5812': 'Identiv uTrust 2910 R', '04e6:5814': 'Identiv SCR3500 A', '04e6:5815': 'Identiv SCR3500 B',
  '04e6:581c': 'Identiv SCR35xx', '04e6:581d': 'Identiv SCR3500 C',
  // Gemalto, Thales
  '08e6:3437': 'Gemalto IDBridge CT30', '08e6:3438': 'Gemalto IDBridge K30', '08e6:3440': 'Gemalto CT1100', '08e6:3478': 'Gemalto IDBridge CT700', '08e6:34c0': 'Gemalto Ezio Shield', '08e6:34c2': 'Gemalto Ezio Shield',
  '08e6:34c5': 'Gemalto Ezio Shield Branch', '08e6:34c7': 'Thales Shield M4', '08e6:34ec': 'Gemalto GemPC Express', '08e6:4433': 'Gemplus GemPC433', '08e6:5503': 'Gemalto IDBridge CL3000',
  // HID, Omnikey
  '076b:1021': 'OMNIKEY 1021', '076b:3021': 'OMNIKEY 3121', '076b:3022': 'OMNIKEY 3121', '076b:3031': 'OMNIKEY 3x21', '076b:3621': 'OMNIKEY 3621', '076b:3821': 'OMNIKEY 3821', '076b:3a21': 'OMNIKEY 3x21',
  '076b:4321': 'OMNIKEY 4321', '076b:5121': 'OMNIKEY 5121', '076b:5125': 'OMNIKEY 5125', '076b:5321': 'OMNIKEY 5321', '076b:5421': 'OMNIKEY 5421', '076b:5422': 'OMNIKEY 5422', '076b:6622': 'OMNIKEY 6121', '076b:6632': 'OMNIKEY 6121',
  // Cherry: terminals and keyboards
  '046a:0005': 'Cherry SmartBoard XX33', '046a:0010': 'Cherry SmartBoard XX44', '046a:002d': 'Cherry SmartTerminal XX44', '046a:003e': 'Cherry SmartTerminal ST-2xxx', '046a:005b': 'Cherry SmartBoard XX1X',
  '046a:0070': 'Cherry SmartTerminal XX1X', '046a:0072': 'Cherry ST-1275', '046a:0092': 'Cherry TC 1300', '046a:00a1': 'Cherry KC 1000 SC', '046a:00a3': 'Cherry G87-1xx44', '046a:00a4': 'Cherry KC 1000 SC Z', '046a:01a2': 'Cherry Secure Board 1.0',
  // Keyboards and laptops of the makers
  '413c:2100': 'Dell SK-3106', '413c:2101': 'Dell Smart Card Keyboard', '03f0:0036': 'HP Smart Card Keyboard', '03f0:0824': 'HP Smart Card Reader', '03f0:1024': 'HP Smart Card Keyboard', '03f0:104a': 'HP Smart Card Keyboard',
  '03f0:164a': 'HP Smart Card Keyboard', '0bf8:1005': 'Fujitsu KB SCR', '0bf8:1006': 'Fujitsu Smartcard 2A', '0bf8:1017': 'Fujitsu KB SCR eSIG', '0bf8:1021': 'Fujitsu KB SCR2', '0bf8:1022': 'Fujitsu KB100 SCR', '0bf8:1024': 'Fujitsu D323',
  '17ef:1003': 'Lenovo Integrated Smart Card Reader', '17ef:6007': 'Lenovo Smart Card Keyboard', '17ef:6055': 'Lenovo Smart Card Keyboard', '17ef:6111': 'Lenovo Smart Card Keyboard II',
  '0a5c:5800': 'Broadcom 5880', '0a5c:5801': 'Broadcom 5880', '0a5c:5804': 'Broadcom 5880', '0a5c:5832': 'Broadcom 5880', '0a5c:5833': 'Broadcom 5880', '0a5c:5834': 'Broadcom 5880', '0a5c:5842': 'Broadcom 58200', '0a5c:5843': 'Broadcom 58200',
  '0a5c:5844': 'Broadcom 58200', '0a5c:5845': 'Broadcom 58200', '0b97:7762': 'O2Micro Oz776', '0b97:7772': 'O2Micro Oz776', '0bda:0161': 'MSI StarReader SMART', '0bda:0165': 'Realtek Smart Card Reader', '0bda:0169': 'Realtek Smart Card Reader',
  // Others
  '25dd:1101': 'Bit4id miniLector', '25dd:3111': 'Bit4id miniLector EVO', '25dd:3211': 'Bit4id miniLector AIR EVO', '096e:0503': 'Feitian SCR301', '096e:0505': 'Feitian SCR310', '096e:0608': 'Feitian R502', '096e:060d': 'Feitian R502',
  '0783:0003': 'C3PO LTC3x', '0783:0006': 'C3PO LTC31', '0783:0010': 'C3PO LTC32', '0783:0036': 'C3PO LTC36', '0dc3:1004': 'Athena ASEDrive IIIe', '0c4b:9102': 'REINER SCT cyberJack RFID basis', '0c4b:0580': 'REINER SCT cyberJack one',
  '0d46:3001': 'KOBIL KAAN Base', '0d46:3002': 'KOBIL KAAN Advanced', '0ca6:00a0': 'Castles EZCCID', '1c34:7141': "SpringCard Prox'N'Roll", '04cc:2533': 'NXP PN533', '1fc9:010b': 'NXP PR533',
};

/** @returns null for a device that is not in the table, reader or not */
export const readerModel = (vendorId: string, productId: string): string | null => MODELS[`${vendorId}:${productId}`.toLowerCase()] ?? null;

/** `072f:90cc` and the like, for tests. */
export const LISTED: readonly string[] = Object.keys(MODELS);
