/**
 * What the native process observes, as plain data: no words, no judgement, nothing that identifies a person.
 * `native/` produces these values, `src/main/diagnosis` reads them; both sides share these schemas and nothing else.
 */
import * as v from 'valibot';
import { systemSchema } from './system-facts.ts';

export * from './system-facts.ts';

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
/** How far the reading of a card has come, in the order of docs/facts/card.md#the-check-of-a-card. */
export type Stage = v.InferOutput<typeof stageSchema>;
const slowSchema = v.picklist(['no-answer', 'in-use', 'many-answers']);
/** Why a reading takes long; said at `slow` below. */
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

/** One reader and what is in its slot. */
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

/** What PC/SC tells: the service, the readers, and whether we keep away from the cards. */
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
export type CardProcessState = v.InferOutput<typeof cardProcessSchema>;

/** Everything the diagnosis may look at. */
export const factsSchema = v.object({ process: cardProcessSchema, pcsc: pcscSchema, system: systemSchema });
export type Facts = v.InferOutput<typeof factsSchema>;
