/** What macOS's tools print, written out by hand after their real shapes. Names of persons and Macs are invented. */
export const receipt = (id: string, version: string): string =>
  `package-id: ${id}\nversion: ${version}\nvolume: /\nlocation: \ninstall-time: 1761900000\n`;
export const noReceipt = (id: string): string => `No receipt for '${id}' found at '/'.\n`;

/** macOS 15 and earlier. */
export const USB_PROFILE_OLDER = JSON.stringify({
  SPUSBDataType: [
    {
      _name: 'USB31Bus',
      host_controller: 'AppleT8112USBXHCI',
      _items: [
        {
          _name: 'USB2.0 Hub',
          vendor_id: '0x2109  (VIA Labs, Inc.)',
          product_id: '0x2817',
          _items: [
            {
              _name: 'EMV Smartcard Reader',
              vendor_id: '0x058f  (Alcor Micro, Corp.)',
              product_id: '0x9540',
              serial_num: 'SERIAL-OF-THE-READER',
            },
          ],
        },
        { _name: 'Magic Keyboard', vendor_id: 'apple_vendor_id', product_id: '0x029c' },
      ],
    },
  ],
});
/** macOS 26. */
export const USB_PROFILE_NEWER = JSON.stringify({
  SPUSBHostDataType: [
    {
      _name: 'USB 3.1 Bus',
      _items: [{ _name: 'ACR39U ICC Reader', USBDeviceKeyVendorID: '0x072f', USBDeviceKeyProductID: '0xb100' }],
    },
  ],
});

export const TOKEN_EXTENSIONS = (mark: '+' | '-' | ' '): string =>
  `     com.apple.CryptoTokenKit.setoken(1.0)\n${mark}    be.fedict.BEIDToken.BEIDTokenApp.BEIDToken(5.1.3)\n`;

export const DISABLED_SERVICES = (state: string): string =>
  `\n\tdisabled services = {\n\t\t"com.apple.ftpd" => disabled\n\t\t"com.apple.ctkpcscd" => ${state}\n\t\t"com.openssh.sshd" => enabled\n\t}\n`;

export const ROOTS = (hash: string): string =>
  `SHA-256 hash: ${hash}\nSHA-1 hash: 0000000000000000000000000000000000000000\nkeychain: "/Library/Keychains/System.keychain"\nversion: 256\nclass: 0x80001000 \n    "labl"<blob>="Belgium Root CA3"\n`;
export const CROSS_ROOT = '8460CCAEA91B0E805AB51C7CD46DDF2E8C1C494806D88B1FE2ED313D1D487E2E';

/** `defaults read com.apple.LaunchServices/com.apple.launchservices.secure LSHandlers` */
export const LAUNCH_SERVICES = (bundle: string): string => `(
        {
        LSHandlerPreferredVersions =         {
            LSHandlerRoleAll = "-";
        };
        LSHandlerRoleAll = "com.apple.mail";
        LSHandlerURLScheme = mailto;
    },
        {
        LSHandlerRoleAll = "${bundle}";
        LSHandlerURLScheme = https;
    }
)
`;
