/**
 * What the system has, as plain data: one fact for each probe of `native/probes`. Part of facts.ts, where the rest of
 * what is observed stands.
 */
import * as v from 'valibot';

/**
 * Why a probe cannot tell: the system's tool took too long, is not on this PC, was refused, ended with an error,
 * or said something we cannot read; or nothing on this system tells.
 */
export const UNKNOWN_REASONS = ['timeout', 'no-tool', 'denied', 'failed', 'unreadable', 'not-told'] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/**
 * The schema of one fact, from that of its value: a value that a probe established, a reason why it could not (for the
 * trainer), or a question that is still open.
 */
export const fact = <const T extends v.GenericSchema>(value: T) =>
  v.variant('state', [
    v.object({ state: v.literal('known'), value }),
    v.object({ state: v.literal('unknown'), reason: v.picklist(UNKNOWN_REASONS) }),
    /** `late`: not answered after 2.5 s, so that the person is told what the program waits for. */
    v.object({ state: v.literal('pending'), late: v.optional(v.boolean()) }),
  ]);
/** A fact with such a value, as the schema gives it. */
export type Known<T> =
  | { state: 'known'; value: T }
  | { state: 'unknown'; reason: UnknownReason }
  | { state: 'pending'; late?: boolean | undefined };

const software = v.variant('installed', [
  v.object({ installed: v.literal(false) }),
  v.object({
    installed: v.literal(true),
    /** `5.1.34`: parsed from where it is true (docs/facts/detection.md#windows), null when installed but unreadable. */
    version: v.nullable(v.string()),
    build: v.nullable(v.string()),
    /** Uninstall entries or receipts found: more than one is a fault (27). */
    copies: v.number(),
  }),
]);
/** One piece of software: not installed, or which version of it. */
export type Software = v.InferOutput<typeof software>;

/** `no-access`: it runs, and this account may not speak to it. */
const serviceState = v.picklist(['running', 'stopped', 'disabled', 'absent', 'no-access']);
/** Something that only exists on some systems. */
const where = <const T extends v.GenericSchema>(value: T) => v.nullable(value);

const browserIdSchema = v.picklist([
  'firefox',
  'chrome',
  'edge',
  'chromium',
  'brave',
  'opera',
  'vivaldi',
  'librewolf',
  'safari',
]);
/** A browser that the probes know. */
export type BrowserId = v.InferOutput<typeof browserIdSchema>;

/** One browser of this PC, and what it lacks for an eID login. */
export const browserSchema = v.object({
  id: browserIdSchema,
  version: v.nullable(v.string()),
  packaging: v.picklist(['system', 'snap', 'flatpak']),
  /** The eID add-on; only Firefox and LibreWolf need one, and not where `module` is `loaded`. */
  addon: v.picklist(['not-needed', 'present', 'disabled', 'absent', 'unknown']),
  /**
   * What joins this browser to the middleware here: manifest, NSS module, minidriver or token extension.
   * `loaded`: Firefox's own profile or an administrator's policy loads the module, so that no add-on is needed.
   */
  module: v.picklist(['present', 'loaded', 'absent', 'unknown']),
});
export type Browser = v.InferOutput<typeof browserSchema>;

/** Every fact about the system, one for each probe. */
export const systemSchema = v.object({
  os: fact(
    v.object({
      platform: v.picklist(['windows', 'macos', 'linux', 'other']),
      /** `Windows 11`, `macOS 15`, `Debian GNU/Linux 12`. */
      name: v.string(),
      version: v.string(),
      architecture: v.string(),
      /** Below what this program or the current eID software supports. */
      supported: v.boolean(),
      /** The eID viewer needs more than the middleware does (fault 35 of docs/facts/faults.md). */
      viewerSupported: v.boolean(),
    }),
  ),
  /**
   * SCardSvr, pcscd or the part of macOS; `onDemand`: stopped is normal while no reader is plugged
   * (docs/facts/pcsc.md#windows-starts-the-service-with-the-first-reader).
   */
  smartCardService: fact(v.object({ state: serviceState, onDemand: v.boolean() })),
  /** ScDeviceEnum (Windows, fault 2). */
  deviceEnumeration: fact(where(serviceState)),
  /** CertPropSvc (Windows, fault 3). `forbidden`: the policy CertPropEnabled is 0, whatever the service does. */
  certificatePropagation: fact(where(v.picklist([...serviceState.options, 'forbidden']))),
  /** Readers the operating system sees on USB, whether PC/SC does or not. */
  usbReaders: fact(
    v.array(
      v.object({
        vendorId: v.string(),
        productId: v.string(),
        /** From the table of common readers; null for an unlisted one with the smart card class. */
        model: v.nullable(v.string()),
        /**
         * What stands between the reader and PC/SC; on Windows by the device manager's code (cfgmgr32.h, CM_PROB_*).
         */
        driver: v.picklist([
          'ok',
          'missing',
          'damaged',
          'refused',
          'disabled',
          'restart-needed',
          'failed',
          'replug',
          'unknown',
        ]),
        /** Windows's own number for it, for the trainer; null where the system has none. */
        code: v.optional(v.nullable(v.number()), null),
        /** Something else took it first, e.g. kernel module pn533_usb (fault 40) or the program scdaemon. */
        claimedBy: v.nullable(v.string()),
      }),
    ),
  ),
  /** A smart card (not a reader) for which Windows found no driver (fault 9). */
  unknownCardDevice: fact(where(v.boolean())),
  middleware: fact(software),
  viewer: fact(software),
  /** Which card generations the minidriver's Calais keys cover (Windows). */
  minidriver: fact(where(v.object({ applet17: v.boolean(), applet18: v.boolean() }))),
  /** BEIDToken.app (macOS, fault 32). */
  tokenExtension: fact(where(v.picklist(['registered', 'installed', 'absent']))),
  /** PKCS#11 modules that answer for the eID besides the official one, e.g. `opensc 0.23` (fault 26). */
  otherModules: fact(v.array(v.string())),
  browsers: fact(v.array(browserSchema)),
  /** What a click on a link opens; null when it is none of the browsers we know. */
  defaultBrowser: fact(
    v.nullable(v.object({ id: browserIdSchema, packaging: v.picklist(['system', 'snap', 'flatpak']) })),
  ),
  /** Programs of this session that have the system's PC/SC library open, by name, ours left out. */
  cardPrograms: fact(v.array(v.string())),
  rights: fact(v.object({ administrator: v.boolean() })),
  session: fact(v.object({ remote: v.boolean(), kind: v.picklist(['local', 'rdp', 'citrix', 'ssh', 'x11', 'other']) })),
  clock: fact(v.object({ now: v.pipe(v.string(), v.isoTimestamp()), builtAt: v.pipe(v.string(), v.isoTimestamp()) })),
  /** eID middleware set to write debug logs, which hold encoded PIN data (fault 41). */
  debugLogging: fact(v.boolean()),
  /** Apple's own CCID driver in use (macOS ≥ 14, fault 33). */
  appleCcid: fact(where(v.boolean())),
  /** RSA keys moved from CSP to KSP by a Windows update, seen as event 624 (fault 42). */
  rsaKeyMove: fact(where(v.boolean())),
  /** Old Belgian cross-certificates in the system's root store (fault 37). */
  oldRoots: fact(where(v.boolean())),
});
export type System = v.InferOutput<typeof systemSchema>;
/** The name of one fact of the system. */
export const factNameSchema = v.keyof(systemSchema);
export type FactName = v.InferOutput<typeof factNameSchema>;

/** System facts before the probes have answered. */
export function pendingSystem(): System {
  const pending = { state: 'pending' } as const;
  return {
    os: pending,
    smartCardService: pending,
    deviceEnumeration: pending,
    certificatePropagation: pending,
    usbReaders: pending,
    unknownCardDevice: pending,
    middleware: pending,
    viewer: pending,
    minidriver: pending,
    tokenExtension: pending,
    otherModules: pending,
    browsers: pending,
    defaultBrowser: pending,
    cardPrograms: pending,
    rights: pending,
    session: pending,
    clock: pending,
    debugLogging: pending,
    appleCcid: pending,
    rsaKeyMove: pending,
    oldRoots: pending,
  };
}
