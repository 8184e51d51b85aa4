/** What macOS's tools print: receipts, bundles, profiler, extensions (docs/facts/detection.md#macos). */
import * as v from 'valibot';
import type { Software } from '../../../src/shared/facts.ts';
import { known, unknown, type Outcome, type Value } from '../outcome.ts';
import type { Ran } from '../run.ts';
import { readerModel } from '../../reader-models.ts';
import { compareVersions } from './versions.ts';

/**
 * Which version of a package was installed, from what `pkgutil --pkg-info` prints. Null when it fails, for then there
 * is no receipt; a receipt without a version has the version null; unknown when what was printed is no receipt.
 */
export function readReceipt({ code, out }: Ran): Outcome<{ version: string | null } | null> {
  if (code !== 0) return known(null);
  if (!/^package-id:/m.test(out)) return unknown('unreadable');
  return known({ version: /^version: *(\d+(?:\.\d+){0,3})/m.exec(out)?.[1] ?? null });
}

/**
 * Whether the eID software is installed on a Mac, and its version. A receipt stays behind when the files are thrown
 * away, and the files may come without a receipt: so a library must be there. The version is the receipt's, or else the
 * newest in the names of the libraries (`libbeidpkcs11.5.1.34.dylib`), and null when neither says.
 * @param libraries the file names in the folder of the eID software's libraries
 */
export function middlewareOf(receipt: { version: string | null } | null, libraries: readonly string[]): Software {
  const versions = libraries.flatMap((name) => /^libbeidpkcs11\.(\d+\.\d+\.\d+)\.dylib$/.exec(name)?.[1] ?? []);
  const present = libraries.some((name) => /^(libbeidpkcs11|beid-pkcs11)\b/.test(name));
  if (!present) return { installed: false };
  return {
    installed: true,
    version: receipt?.version ?? versions.toSorted(compareVersions).at(-1) ?? null,
    build: null,
    copies: 1,
  };
}

/**
 * The version with which the output of `sw_vers -productVersion` or `defaults read … CFBundleShortVersionString`
 * begins, four numbers at most; unknown when the tool fails or its output begins otherwise.
 */
export function readVersion({ code, out }: Ran): Outcome<string> {
  if (code !== 0) return unknown('failed');
  const version = /^\s{0,20}(\d+(?:\.\d+){0,3})/.exec(out)?.[1];
  return version === undefined ? unknown('unreadable') : known(version);
}

/**
 * Whether macOS has BEIDToken `registered`, from what `pluginkit -m -p com.apple.ctk-tokens` prints. One that is not in
 * that list, or has a leading `-` because someone switched it off, is called `installed`: whether it is on the Mac at
 * all is not asked here. Unknown when `pluginkit` fails.
 */
export function readTokenExtension({ code, out }: Ran): Outcome<'registered' | 'installed'> {
  if (code !== 0) return unknown('failed');
  const line = out.split('\n').find((one) => /BEIDToken/i.test(one));
  return known(line === undefined || /^\s{0,20}-/.test(line) ? 'installed' : 'registered');
}

const DEEPEST = 20;
const ids = v.looseObject({});

/** Any object with a vendor's and a product's number, as the profiler of macOS 10 to 26 names them in turn. */
function devicesIn(value: unknown, depth = 0): { vendorId: string; productId: string }[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => devicesIn(one, depth + 1));
  const found = v.safeParse(ids, value);
  if (!found.success) return [];
  const number = (name: RegExp): string | undefined => {
    const text = Object.entries(found.output).find(([key]) => name.test(key))?.[1];
    return typeof text === 'string' ? /^\s{0,20}0x([0-9a-f]{4})\b/i.exec(text)?.[1]?.toLowerCase() : undefined;
  };
  const [vendorId, productId] = [number(/vendor_?id$/i), number(/product_?id$/i)];
  return [
    ...(vendorId !== undefined && productId !== undefined ? [{ vendorId, productId }] : []),
    ...Object.values(found.output).flatMap((one) => devicesIn(one, depth + 1)),
  ];
}

const profile = v.record(v.string(), v.unknown());

/**
 * The card readers on a Mac's USB, from what `system_profiler -json SPUSBDataType` or `SPUSBHostDataType` prints: one
 * entry per model, with nothing known of its driver. Only readers that assets/readers.yaml lists can be told from other
 * devices there. Unknown when it prints no such JSON.
 */
export function readUsbProfile({ code, out }: Ran): Outcome<Value<'usbReaders'>> {
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), profile), out);
  if (!found.success) return unknown(code === 0 ? 'unreadable' : 'failed');
  const seen = new Map(devicesIn(found.output).map((device) => [`${device.vendorId}:${device.productId}`, device]));
  return known(
    [...seen.values()].flatMap(({ vendorId, productId }) => {
      const model = readerModel(vendorId, productId);
      return model === null
        ? []
        : [{ vendorId, productId, model, driver: 'unknown' as const, code: null, claimedBy: null }];
    }),
  );
}

/**
 * Whether somebody switched this one service of macOS off, from what `launchctl print-disabled system` prints: macOS 13
 * and later say `disabled`, earlier ones `true`. A service that is not in the list is not switched off; unknown when
 * `launchctl` fails.
 */
export function readDisabledServices({ code, out }: Ran, service: string): Outcome<boolean> {
  if (code !== 0) return unknown('failed');
  const line = out.split('\n').find((one) => one.includes(`"${service}"`)) ?? '';
  return known(/=>\s{0,20}(true|disabled)\b/.test(line));
}

/**
 * SHA-256 of the Belgian roots that another root signed; the eID software's own installer removes them (fault 37 of
 * docs/facts/faults.md).
 */
const CROSS_ROOTS: readonly string[] = [
  'CFFA9C01EC59C29E718D0DD0EF5479F09B51C95780AFB7BD69D3C8054AFE4D28',
  'F75A4D49A52B043FC7324B8F263AC8A9B7BD22A328868588BDFC937D3C396EB6',
  '8460CCAEA91B0E805AB51C7CD46DDF2E8C1C494806D88B1FE2ED313D1D487E2E',
];

/**
 * Whether old Belgian cross-certificates are in a Mac's keychain, from what `security find-certificate -a -Z -c
 * "Belgium Root CA"` prints. It ends with 44 when it finds none; with any other error the answer is unknown.
 */
export const readRoots = ({ code, out }: Ran): Outcome<boolean> =>
  code === 0 || code === 44 ? known(CROSS_ROOTS.some((hash) => out.toUpperCase().includes(hash))) : unknown('failed');
