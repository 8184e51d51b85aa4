/**
 * Readers by the names that their drivers give them, and what else calls itself a reader. Serial numbers and slots
 * left out.
 */

/** A slot for a card with contacts: what an eID needs. Built-in ones and keyboards among them. */
export const CONTACT = [
  'ACS ACR39U ICC Reader',
  'ACS ACR3901U ICC Reader',
  'ACS ACR38U-CCID',
  'ACS ACR38U',
  'OMNIKEY AG CardMan 3121',
  'HID Global OMNIKEY 3x21 Smart Card Reader',
  'SCM Microsystems Inc. SCR 3310',
  'SCM Microsystems Inc. SCR331 USB Smart Card Reader',
  'Identiv uTrust 2700 R Smart Card Reader',
  'Gemalto PC Twin Reader',
  'Gemalto USB SmartCard Reader',
  'Gemalto IDBridge CT30',
  'Cherry GmbH SmartTerminal ST-1144',
  'Cherry KC 1000 SC',
  'Dell Dell Smart Card Reader Keyboard',
  'Alcor Micro AU9540',
  'Alcor Micro AU9560',
  'Broadcom Corp 58200 Contacted SmartCard',
  'Realtek Smart Card Reader',
  'Generic EMV Smartcard Reader',
  'Lenovo Integrated Smart Card Reader',
  'Zetes Smart Card Reader',
];
/** With keys of their own. */
export const PIN_PAD = [
  'VASCO DIGIPASS 870',
  'VASCO DP905v1.1',
  'SPRx32 USB Smart Card Reader',
  'Cherry SmartTerminal ST-2xxx',
  'ACS APG8201 PINhandy',
  'Gemalto Ezio Shield',
];
/** A key whose chip cannot be taken out: FIDO and PIV keys, signing tokens, crypto wallets. */
export const TOKENS = [
  'Yubico YubiKey OTP+FIDO+CCID',
  'Yubico Yubikey 4 OTP+U2F+CCID',
  'Nitrokey Nitrokey Pro',
  'Nitrokey Nitrokey 3',
  'SafeNet eToken 5100',
  'AKS ifdh',
  'Feitian ePass2003',
  'Ledger Nano X',
  'SoloKeys Solo 2',
];
/** A telephone's SIM in the PC's own modem. */
export const SIM = ['Intel UICC', 'Microsoft UICC ISO Reader'];
/** A reader's own security module: a slot that no person sees. */
export const SAM = [
  'ACS ACR1252 1S CL Reader SAM',
  'ACS ACR1281 1S Dual Reader SAM',
  'HID Global OMNIKEY 5422 Smartcard Reader SAM',
];
/** An antenna, no slot. */
export const CONTACTLESS = [
  'ACS ACR122U PICC Interface',
  'ACS ACR1252 1S CL Reader PICC',
  'ACS ACR1281 1S Dual Reader PICC',
  'HID Global OMNIKEY 5022 Smart Card Reader',
  'HID Global OMNIKEY 5422CL Smartcard Reader',
  'Broadcom Corp Contactless SmartCard',
];
/** Made by software: nothing to put a card in, unless a machine around this one passes a real reader on. */
export const VIRTUAL = [
  'Virtual PCD',
  'VMware Virtual USB CCID',
  'Microsoft Virtual Smart Card',
  'iKeyVirtualReader',
  'Rainbow Technologies iKeyVirtualReader',
];
export const WINDOWS_HELLO = ['Windows Hello for Business', 'Microsoft IFD Windows Hello'];
