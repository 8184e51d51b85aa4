/**
 * What the native process observes, as plain data: no words, no judgement, nothing that identifies a person.
 * `native/` produces these values, `src/main/diagnosis` reads them; both sides share these schemas and nothing else.
 */
import * as v from 'valibot';

/**
 * Why a probe cannot tell: the system's tool took too long, is not on this PC, was refused, ended with an error,
 * or said something we cannot read; or nothing on this system tells.
 */
export const UNKNOWN_REASONS = ['timeout', 'no-tool', 'denied', 'failed', 'unreadable', 'not-told'] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** A fact that a probe could establish, could not establish (with the reason, for the trainer), or has not finished. */
export const known = <const T extends v.GenericSchema>(value: T) =>
  v.variant('state', [
    v.object({ state: v.literal('known'), value }),
    v.object({ state: v.literal('unknown'), reason: v.picklist(UNKNOWN_REASONS) }),
    /** `late`: asked more than three seconds ago, so that the person is told what the program waits for. */
    v.object({ state: v.literal('pending'), late: v.optional(v.boolean()) }),
  ]);
export type Known<T> =
  | { state: 'known'; value: T }
  | { state: 'unknown'; reason: UnknownReason }
  | { state: 'pending'; late?: boolean | undefined };

/** Calendar date `YYYY-MM-DD`, as printed on the card; a day has no time zone. */
export const calendarDate = v.pipe(v.string(), v.isoDate());
/** Milliseconds since the epoch, with fractions (`performance.timeOrigin + performance.now()`). */
const epochMs = v.number();

/**
 * What is printed or coded on the card about itself: three dates, a kind, an applet. See
 * docs/facts/card.md#the-check-of-a-card, steps 2 to 4.
 */
export const eidSchema = v.object({
  /** 1.1 and 1.7 share an ATR; GET CARD DATA byte 21 tells them apart. */
  applet: v.picklist(['1.0', '1.1', '1.7', '1.8', 'other']),
  /** GET CARD DATA byte 27; a hint only (docs/facts/card.md#card-data). */
  lifeCycle: v.picklist(['selectable', 'personalised', 'locked', 'other']),
  /** Tag 0F of the identity file, ASCII digits (docs/facts/card.md#the-identity-file); null when the card has none. */
  documentType: v.nullable(v.string()),
  validFrom: v.nullable(calendarDate),
  validUntil: v.nullable(calendarDate),
  certificate: v.variant('state', [
    v.object({ state: v.literal('absent') }),
    v.object({ state: v.literal('inactive') }),
    /** ISO 8601 instants from the certificate's Validity. */
    v.object({
      state: v.literal('present'),
      from: v.pipe(v.string(), v.isoTimestamp()),
      until: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ]),
  /** PIN tries left: applet 1.8 only and only after the person asked (`80 E4 00 01 1F`); `unasked` otherwise. */
  pinTries: v.union([v.literal('unasked'), v.literal('not-told'), v.pipe(v.number(), v.integer(), v.minValue(0))]),
  apdus: v.number(),
  bytes: v.number(),
  /** From SCardConnect to the last answer, ms, without the fixed settling time. */
  durationMs: v.number(),
});
export type Eid = v.InferOutput<typeof eidSchema>;

const stageSchema = v.picklist(['connect', 'select', 'card-data', 'identity', 'certificate']);
export type Stage = v.InferOutput<typeof stageSchema>;
const slowSchema = v.picklist(['no-answer', 'in-use', 'many-answers']);
export type SlowReason = v.InferOutput<typeof slowSchema>;

/**
 * What is in one reader's slot. `code` is a PC/SC name such as SCARD_W_UNPOWERED_CARD or a status word such as SW 6581.
 */
export const slotSchema = v.variant('state', [
  v.object({ state: v.literal('empty') }),
  /** Present, being examined. */
  v.object({ state: v.literal('reading') }),
  /** SCARD_STATE_MUTE: a card is in, its chip does not answer. */
  v.object({ state: v.literal('mute'), code: v.nullable(v.string()) }),
  /** The card answered, then communication failed even after one retry. `stage` says how far the reading came. */
  v.object({
    state: v.literal('unreadable'),
    code: v.string(),
    stage: stageSchema,
    /**
     * The ATR is one of the eID's (docs/facts/card.md#recognising-a-belgian-eid): what does not answer is an eID, not
     * another kind of card.
     */
    atrKnown: v.boolean(),
  }),
  /**
   * The reading has taken more than three seconds and goes on. `no-answer`: one command is still unanswered;
   * `in-use`: another program has the card for itself just now; `many-answers`: each answer comes, slowly.
   */
  v.object({ state: v.literal('slow'), why: slowSchema, sinceMs: v.number() }),
  /** The same, for so long that the program no longer expects an end; one that comes after all is taken. */
  v.object({ state: v.literal('stuck'), why: slowSchema, stage: stageSchema, sinceMs: v.number() }),
  /** The system lets this account see the reader and does not let it talk to the card (polkit's access_card). */
  v.object({ state: v.literal('denied'), code: v.string() }),
  /** Pulled out while being read; followed by `empty`. */
  v.object({ state: v.literal('removed') }),
  /** Another program holds the card exclusively. */
  v.object({ state: v.literal('busy'), code: v.string() }),
  /** SELECT AID answered 6A82, "file not found": the one answer that says "another kind of card". */
  v.object({ state: v.literal('not-eid'), statusWord: v.string(), atrKnown: v.boolean() }),
  v.object({ state: v.literal('eid'), eid: eidSchema }),
  /** A card is in; we do nothing with it because the person is logging in. */
  v.object({ state: v.literal('held') }),
]);
export type Slot = v.InferOutput<typeof slotSchema>;

export const readerSchema = v.object({
  /** Stable while the reader is plugged in; not shown. */
  id: v.string(),
  /** Model, without the serial number that drivers put in the name. */
  model: v.string(),
  /**
   * `physical`: a slot to push a card into. `contactless` has no slot, `sam` is a slot inside a device, `sim` a
   * telephone card's in a modem, `token` a key of its own (FIDO, PIV, crypto wallet), `remote` a reader of the PC one
   * sits at.
   */
  kind: v.picklist(['physical', 'contactless', 'sam', 'sim', 'token', 'virtual', 'windows-hello', 'remote']),
  /** The reader has a key pad of its own (FEATURE_VERIFY_PIN_DIRECT); null when not asked or not told. */
  pinPad: v.nullable(v.boolean()),
  /** False: still listed, but the driver reports UNKNOWN or UNAVAILABLE. */
  working: v.boolean(),
  /** Names under which Windows knows the card that is in (SCardListCards by its ATR); null when not asked. */
  cardNames: v.nullable(v.array(v.string())),
  /** Names of the raw SCARD_STATE_* flags, for the trainer. */
  flags: v.array(v.string()),
  slot: slotSchema,
});
export type Reader = v.InferOutput<typeof readerSchema>;

export const pcscSchema = v.object({
  service: v.variant('state', [
    v.object({ state: v.literal('up') }),
    v.object({ state: v.literal('down'), code: v.string() }),
    v.object({ state: v.literal('starting') }),
    /** Asked, and not answering: neither yes nor no for `sinceMs`. What was known of readers and cards is no longer. */
    v.object({ state: v.literal('silent'), sinceMs: v.number() }),
    /** The part of this program that talks to PC/SC may not be loaded here: a virus scanner or a policy took it. */
    v.object({ state: v.literal('no-binding'), reason: v.string() }),
    /** The system's PC/SC library could not be loaded at all. */
    v.object({ state: v.literal('no-library'), reason: v.string() }),
  ]),
  readers: v.array(readerSchema),
  /** The person is logging in: the watcher sends nothing to any card. */
  held: v.boolean(),
  /** When the PC/SC event behind this state came in, for the benchmark of hops. */
  observedAt: epochMs,
});
export type Pcsc = v.InferOutput<typeof pcscSchema>;

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
export type BrowserId = v.InferOutput<typeof browserIdSchema>;

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

export const systemSchema = v.object({
  os: known(
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
  smartCardService: known(v.object({ state: serviceState, onDemand: v.boolean() })),
  /** ScDeviceEnum (Windows, fault 2). */
  deviceEnumeration: known(where(serviceState)),
  /** CertPropSvc (Windows, fault 3). `forbidden`: the policy CertPropEnabled is 0, whatever the service does. */
  certificatePropagation: known(where(v.picklist([...serviceState.options, 'forbidden']))),
  /** Readers the operating system sees on USB, whether PC/SC does or not. */
  usbReaders: known(
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
  unknownCardDevice: known(where(v.boolean())),
  middleware: known(software),
  viewer: known(software),
  /** Which card generations the minidriver's Calais keys cover (Windows). */
  minidriver: known(where(v.object({ applet17: v.boolean(), applet18: v.boolean() }))),
  /** BEIDToken.app (macOS, fault 32). */
  tokenExtension: known(where(v.picklist(['registered', 'installed', 'absent']))),
  /** PKCS#11 modules that answer for the eID besides the official one, e.g. `opensc 0.23` (fault 26). */
  otherModules: known(v.array(v.string())),
  browsers: known(v.array(browserSchema)),
  /** What a click on a link opens; null when it is none of the browsers we know. */
  defaultBrowser: known(
    v.nullable(v.object({ id: browserIdSchema, packaging: v.picklist(['system', 'snap', 'flatpak']) })),
  ),
  /** Programs of this session that have the system's PC/SC library open, by name, ours left out. */
  cardPrograms: known(v.array(v.string())),
  rights: known(v.object({ administrator: v.boolean() })),
  session: known(
    v.object({ remote: v.boolean(), kind: v.picklist(['local', 'rdp', 'citrix', 'ssh', 'x11', 'other']) }),
  ),
  clock: known(v.object({ now: v.pipe(v.string(), v.isoTimestamp()), builtAt: v.pipe(v.string(), v.isoTimestamp()) })),
  /** eID middleware set to write debug logs, which hold encoded PIN data (fault 41). */
  debugLogging: known(v.boolean()),
  /** Apple's own CCID driver in use (macOS ≥ 14, fault 33). */
  appleCcid: known(where(v.boolean())),
  /** RSA keys moved from CSP to KSP by a Windows update, seen as event 624 (fault 42). */
  rsaKeyMove: known(where(v.boolean())),
  /** Old Belgian cross-certificates in the system's root store (fault 37). */
  oldRoots: known(where(v.boolean())),
});
export type System = v.InferOutput<typeof systemSchema>;
/** The name of one fact of the system. */
export const factNameSchema = v.keyof(systemSchema);
export type FactName = v.InferOutput<typeof factNameSchema>;

/**
 * The card process itself: restarted with back-off when it dies. `silent`: alive and saying nothing, as one that is
 * stopped or starved does. `failed`: it ended at once several times running, so that it cannot work here as things are.
 */
export const cardProcessSchema = v.variant('state', [
  /** `late`: for more than three seconds, as on a slow PC. */
  v.object({ state: v.literal('starting'), late: v.optional(v.boolean()) }),
  v.object({ state: v.literal('running'), restarts: v.number() }),
  v.object({ state: v.literal('silent'), restarts: v.number(), sinceMs: v.number() }),
  v.object({ state: v.literal('restarting'), restarts: v.number(), reason: v.string() }),
  v.object({ state: v.literal('failed'), restarts: v.number(), reason: v.string() }),
]);
export type CardProcess = v.InferOutput<typeof cardProcessSchema>;

/** Everything the diagnosis may look at. */
export const factsSchema = v.object({ process: cardProcessSchema, pcsc: pcscSchema, system: systemSchema });
export type Facts = v.InferOutput<typeof factsSchema>;

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
