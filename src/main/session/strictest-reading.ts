/**
 * What is left of a policy that has a mistake in it. Its wishes (a text size, a catalogue entry) are set aside as a
 * whole, so that half a policy never applies; but what closes the place stays closed. A comma too many must not open a
 * kiosk:
 * nobody would notice before a visitor does.
 */
import * as v from 'valibot';
import { KIOSK_CODE_SHAPE, NO_POLICY, policySchema, type Policy } from '../../shared/policy.ts';

/**
 * Where an idle end was meant but cannot be read, minutes: short enough for a shared PC, long enough to look for a
 * letter.
 */
const STRICT_IDLE: Policy['idle'] = { remindAfter: 10, endAfter: 15 };
/** Nothing opens it: only the system's own end of the session. */
const CLOSED_WITHOUT_CODE: Policy['kiosk'] = { code: null, allow: [] };

/** The strictest reading of a policy that cannot be read at all: of what could be in it we know nothing. */
export const UNREADABLE_POLICY: Policy = { ...NO_POLICY, kiosk: CLOSED_WITHOUT_CODE, idle: STRICT_IDLE };

/**
 * What a faulty policy closes all the same: the kiosk and the idle end that it speaks of, or may speak of. All else in
 * it is set aside.
 * @param text the file as far as it could be decoded
 * @param value what it says; null where it is no JSON, even generously read
 * @param trusted false where anybody may have written it; then its code opens nothing
 */
export function strictestReading(text: string, value: unknown, { trusted }: { trusted: boolean }): Policy {
  const named = isRecord(value) ? value : null;
  if (named === null) {
    return { ...UNREADABLE_POLICY, kiosk: trusted ? closedWith(text) : CLOSED_WITHOUT_CODE };
  }
  return {
    ...NO_POLICY,
    kiosk: kioskOf(text, named, trusted),
    idle: idleOf(text, named),
  };
}

function kioskOf(text: string, named: Record<string, unknown>, trusted: boolean): Policy['kiosk'] {
  if (Object.hasOwn(named, 'kiosk')) {
    const read = v.safeParse(policySchema.entries.kiosk, named['kiosk']);
    if (read.success && read.output === null && says(text, 'kiosk', 'null')) return null;
    // Its ways out are wishes like any other: of a file with a mistake none applies.
    if (read.success && read.output !== null && trusted) return { code: read.output.code, allow: [] };
    return trusted ? closedWith(text) : CLOSED_WITHOUT_CODE;
  }
  const meant =
    KIOSK_CODE_SHAPE.test(text) ||
    /kiosk|scrypt:|"code"/i.test(text) ||
    holdsUnknownObject(named) ||
    Object.keys(named).some((key) => isNear(key.toLowerCase(), 'kiosk', 2));
  if (!meant) return null;
  return trusted ? closedWith(text) : CLOSED_WITHOUT_CODE;
}

function idleOf(text: string, named: Record<string, unknown>): Policy['idle'] {
  if (Object.hasOwn(named, 'idle')) {
    const read = v.safeParse(policySchema.entries.idle, named['idle']);
    if (read.success && (read.output !== null || says(text, 'idle', 'null'))) return read.output;
    return STRICT_IDLE;
  }
  const meant =
    /remindAfter|endAfter|"idle"/i.test(text) ||
    holdsUnknownObject(named) ||
    Object.keys(named).some((key) => isNear(key.toLowerCase(), 'idle', 1));
  return meant ? STRICT_IDLE : null;
}

/** To the letter: generously read, a broken file can seem to say « null » of a field whose value was torn off. */
const says = (text: string, key: string, value: string): boolean =>
  new RegExp(`"${key}"\\s{0,9}:\\s{0,9}${value}\\b`).test(text);

/**
 * A code that stands whole in the file still opens, wherever a typo put it: the trainer in front of it knows no other.
 */
function closedWith(text: string): Policy['kiosk'] {
  const code = KIOSK_CODE_SHAPE.exec(text)?.[0];
  return code === undefined ? CLOSED_WITHOUT_CODE : { code, allow: [] };
}

/** Few fields hold an object, and those that do close the place. */
const holdsUnknownObject = (named: Record<string, unknown>): boolean =>
  Object.entries(named).some(([key, value]) => !Object.hasOwn(policySchema.entries, key) && isRecord(value));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * At most `most` letters added, left out or changed. Keys of any length are compared in time that grows with their
 * first few letters only.
 */
function isNear(key: string, wanted: string, most: number): boolean {
  if (Math.abs(key.length - wanted.length) > most) return false;
  let row = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  for (const [at, sign] of [...key].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= wanted.length; column += 1) {
      const changed = (row[column - 1] ?? 0) + (wanted[column - 1] === sign ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? Infinity) <= most;
}
