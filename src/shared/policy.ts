/**
 * What an administrator may decide for every person on a PC: one JSON file, read-only for them (docs/deployment.md).
 * A mistake anywhere in it sets its wishes aside as a whole, so that half a policy never applies; what closes the place
 * stays closed (src/main/session/strictest-reading.ts).
 */
import * as v from 'valibot';
import { FIRST_LANGUAGE } from './language.ts';
import type { CatalogueEntry } from './services.ts';

/** Bytes of the largest policy file that is read. */
export const POLICY_LIMIT_BYTES = 256_000;
/** Percent of the normal size; all steps keep every screen usable at 1024 px. */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
/** The three tasks that the home screen offers. */
export const HOME_TASKS = ['check', 'guides', 'documents'] as const;

/**
 * What leads out of a kiosk, each to be allowed by name: the system's own file dialogs, the programs that open a PDF or
 * its folder, the browser that opens a link, the print dialog.
 */
export const KIOSK_WAYS = ['dialogs', 'open', 'links', 'print'] as const;
export type KioskWay = (typeof KIOSK_WAYS)[number];

/**
 * What can be wrong with a value. The schema gives these instead of sentences: their words are in
 * assets/locales/<lang>/policy.yaml. The last six are for what the schema gives no reason of its own
 * (src/main/session/policy-text.ts).
 */
export const POLICY_REASONS = [
  'empty',
  'too-long',
  'not-a-number',
  'not-whole',
  'too-few-minutes',
  'too-many-minutes',
  'not-https',
  'user-in-address',
  'not-an-id',
  'not-a-language',
  'not-a-size',
  'not-a-task',
  'no-task-left',
  'not-a-code',
  'not-a-way',
  'ends-before-reminding',
  'id-twice',
  'twice',
  'no-network',
  'unknown-field',
  'missing',
  'not-text',
  'not-a-list',
  'not-an-object',
  'not-allowed',
] as const;
export type PolicyReason = (typeof POLICY_REASONS)[number];
/** Lets the compiler see that a reason has words. */
const because = (reason: PolicyReason): PolicyReason => reason;

const line = (most: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(because('empty')), v.maxLength(most, because('too-long')));
const minutes = v.pipe(
  v.number(because('not-a-number')),
  v.integer(because('not-whole')),
  v.minValue(2, because('too-few-minutes')),
  v.maxValue(480, because('too-many-minutes')),
);
const orNull = <const T extends v.GenericSchema>(schema: T) => v.optional(v.nullable(schema), null);

/** `scrypt:<salt>:<hash>`, both base64url: what `cle-en-main kiosk-code` prints. */
export const KIOSK_CODE = /^scrypt:[\w-]{22}:[\w-]{43}$/;
/** The same, wherever it stands in a text. */
export const KIOSK_CODE_SHAPE = /scrypt:[\w-]{22}:[\w-]{43}/;

const address = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && new URL(text).protocol === 'https:', because('not-https')),
  v.check(
    (text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''),
    because('user-in-address'),
  ),
  v.transform((text) => new URL(text).href),
);

/** A service of the place itself (its town, its own site), added to the catalogue. */
export const policyServiceSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, because('not-an-id')), v.maxLength(40)),
  name: line(80),
  text: line(200),
  address,
  words: v.optional(v.pipe(v.array(line(40)), v.maxLength(30)), []),
});
export type PolicyService = v.InferOutput<typeof policyServiceSchema>;

/** The policy as an administrator writes it. What is wrong in it is named by a PolicyReason in place of a message. */
export const policySchema = v.strictObject({
  /** Where an editor finds the fields and their meaning (docs/policy.schema.json). The program does not heed it. */
  $schema: v.optional(v.string()),
  language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}$/, because('not-a-language'))), FIRST_LANGUAGE),
  /** Percent of the normal size. */
  textSize: v.optional(v.picklist(TEXT_SIZES, because('not-a-size')), 100),
  /** Tasks that the home screen does not show. */
  hide: v.optional(
    v.pipe(
      v.array(v.picklist(HOME_TASKS, because('not-a-task'))),
      v.check((hidden) => new Set(hidden).size < HOME_TASKS.length, because('no-task-left')),
    ),
    [],
  ),
  /** Full screen; the program ends only with the trainer's code. `allow`: ways out that stay open; none without it. */
  kiosk: orNull(
    v.strictObject({
      code: v.pipe(v.string(), v.regex(KIOSK_CODE, because('not-a-code'))),
      allow: v.optional(v.array(v.picklist(KIOSK_WAYS, because('not-a-way'))), []),
    }),
  ),
  /** The folder that the save dialog opens first. The person can choose another. */
  saveFolder: orNull(line(1000)),
  /** The folder where a scanner puts its files; new ones are offered while a document is prepared. */
  scanFolder: orNull(line(1000)),
  /**
   * After this many minutes without a touch the program asks « Êtes-vous encore là ? ». It ends the session only if
   * `endAfter` says so.
   */
  idle: orNull(
    v.pipe(
      v.strictObject({ remindAfter: minutes, endAfter: orNull(minutes) }),
      v.check(
        ({ remindAfter, endAfter }) => endAfter === null || endAfter > remindAfter,
        because('ends-before-reminding'),
      ),
    ),
  ),
  /** Who helps in this place: name, desk, telephone. Shown wherever a person can ask for help. */
  trainer: orNull(line(300)),
  services: v.optional(
    v.pipe(
      v.array(policyServiceSchema),
      v.maxLength(50),
      v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, because('id-twice')),
    ),
    [],
  ),
  /**
   * Features that use the network, by name. There are none today, so « off » is true of any name; « on » is refused,
   * because it would promise what does not exist.
   */
  network: v.optional(v.record(v.string(), v.literal(false, because('no-network'))), {}),
});
type WrittenPolicy = Omit<v.InferOutput<typeof policySchema>, '$schema'>;
/**
 * `kiosk.code` is null where a kiosk was meant and its code cannot be read: then nothing but the system's own end opens
 * it.
 */
export type Policy = Omit<WrittenPolicy, 'kiosk'> & {
  readonly kiosk: { readonly code: string | null; readonly allow: readonly KioskWay[] } | null;
};

/** Whether a person may go this way: everywhere but in a kiosk, and there where the policy allows it by name. */
export const mayGo = ({ kiosk }: Policy, way: KioskWay): boolean => kiosk === null || kiosk.allow.includes(way);

/** What applies where there is no policy file. */
export const NO_POLICY: Policy = v.parse(policySchema, {});

/** What the page may know of it: never the code. */
export const pagePolicySchema = v.object({
  textSize: v.picklist(TEXT_SIZES),
  hide: v.array(v.picklist(HOME_TASKS)),
  kiosk: v.boolean(),
  /**
   * Ways out that are closed here, so that the page offers none of them. The program refuses them all the same, except
   * printing, which only the page does.
   */
  closed: v.array(v.picklist(KIOSK_WAYS)),
  /** The file is there and has a mistake: what closes the place applies, the rest does not. */
  faulty: v.boolean(),
  idle: v.nullable(v.object({ remindAfter: v.number(), endAfter: v.nullable(v.number()) })),
  trainer: v.nullable(v.string()),
  services: v.array(policyServiceSchema),
});
export type PagePolicy = v.InferOutput<typeof pagePolicySchema>;

/** The part of a policy that the page is shown; `faulty` as in pagePolicySchema. */
export function pagePolicy(policy: Policy, { faulty }: { faulty: boolean }): PagePolicy {
  const { textSize, hide, kiosk, idle, trainer, services } = policy;
  const closed = KIOSK_WAYS.filter((way) => !mayGo(policy, way));
  return { textSize, hide, kiosk: kiosk !== null, closed, faulty, idle, trainer, services };
}

/**
 * A policy's service as an entry of the catalogue. Its id begins with `local-`, so that a policy can add entries and
 * replace none.
 */
export function policyEntry({ id, name, text, address, words }: PolicyService): CatalogueEntry {
  const shown = new URL(address).host.replace(/^www\./, '');
  return {
    id: `local-${id}`,
    kind: 'service',
    theme: 'local',
    address,
    shown,
    phone: null,
    login: { way: 'unknown' },
    guide: null,
    checked: null,
    source: [],
    name,
    text,
    words,
    hint: null,
  };
}
