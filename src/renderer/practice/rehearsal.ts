/**
 * The rehearsal of a login, as a small machine: which screen, which choices, where each leads. Its code is given by the
 * program and pressed on tiles; there is no field, so that nobody can try a real one.
 */

/** The login that is rehearsed. */
export type Way = 'eid' | 'itsme';

/** Screens on which one chooses among buttons, by the key of their words under `rehearsal` of ui.json. */
export type ChoiceScreen =
  | 'choose'
  | 'wrongKey'
  | 'certificate'
  | 'oldCertificate'
  | 'noCertificate'
  | 'number'
  | 'wrongNumber'
  | 'phone'
  | 'refused'
  | 'pinWrong'
  | 'pinBlocked'
  | 'noPin'
  | 'inside'
  | 'stillOpen'
  | 'out';

/** A key that one can log in with; the wrong ones lead to a screen that says why they are. */
export const KEYS = ['eid', 'itsme', 'email', 'europe'] as const;
export type Key = (typeof KEYS)[number];

/** Where somebody is in the rehearsal. */
export interface Rehearsal {
  readonly way: Way;
  readonly screen: ChoiceScreen | 'pin';
  /** The key chosen wrongly, for `wrongKey`. */
  readonly wrongKey: Key | null;
  /** The four digits that the program gives, in the order in which they are to be pressed. */
  readonly code: readonly number[];
  readonly pressed: readonly number[];
  readonly triesLeft: number;
}

/** Tries of a PIN before the card blocks it. */
const TRIES = 3;

/** The rehearsal at its beginning, with four different digits. */
export function startRehearsal(way: Way, random: () => number = Math.random): Rehearsal {
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  const code = Array.from({ length: 4 }, () => digits.splice(Math.floor(random() * digits.length), 1)[0] ?? 0);
  return { way, screen: 'choose', wrongKey: null, code, pressed: [], triesLeft: TRIES };
}

/** What can be pressed; `digit` is a tile. */
export type Press =
  | { press: 'key'; key: Key }
  | { press: 'to'; screen: Rehearsal['screen'] }
  | { press: 'digit'; digit: number }
  | { press: 'erase' }
  | { press: 'again' };

/** The rehearsal after a press. */
export function afterPress(now: Rehearsal, press: Press): Rehearsal {
  switch (press.press) {
    case 'key':
      if (press.key !== now.way) return { ...now, screen: 'wrongKey', wrongKey: press.key };
      return { ...now, screen: now.way === 'eid' ? 'certificate' : 'number' };
    case 'to':
      return { ...now, screen: press.screen, pressed: [] };
    case 'erase':
      return { ...now, pressed: [] };
    case 'again':
      return startRehearsal(now.way);
    case 'digit':
      return withDigit(now, press.digit);
  }
}

function withDigit(now: Rehearsal, digit: number): Rehearsal {
  const pressed = [...now.pressed, digit];
  if (pressed.length < now.code.length) return { ...now, pressed };
  if (pressed.join() === now.code.join()) return { ...now, pressed: [], screen: 'inside', triesLeft: TRIES };
  const triesLeft = now.triesLeft - 1;
  return { ...now, pressed: [], triesLeft, screen: triesLeft === 0 ? 'pinBlocked' : 'pinWrong' };
}

/** The label of a button, by its key under `rehearsal` of ui.json. */
type Label =
  | `key.${Key}`
  | `certificate.${'mine' | 'old' | 'cancel'}`
  | `number.${'send' | 'other'}`
  | `phone.${'confirm' | 'refuse'}`
  | `inside.${'leave' | 'close'}`
  | 'out.again'
  | 'back';

/** One button of a screen: the key of its label, and what it does. */
export interface Choice {
  readonly label: Label;
  readonly press: Press;
}

const to = (label: Choice['label'], screen: Rehearsal['screen']): Choice => ({ label, press: { press: 'to', screen } });

/** The buttons of a screen that is not the code's, the one that leads on first. */
export function choicesOn({ way, screen }: Rehearsal): readonly Choice[] {
  switch (screen) {
    case 'choose':
      return KEYS.toSorted((one, other) => Number(other === way) - Number(one === way)).map((key) => ({
        label: `key.${key}`,
        press: { press: 'key', key },
      }));
    case 'certificate':
      return [
        to('certificate.mine', 'pin'),
        to('certificate.old', 'oldCertificate'),
        to('certificate.cancel', 'noCertificate'),
      ];
    case 'number':
      return [to('number.send', 'phone'), to('number.other', 'wrongNumber')];
    case 'phone':
      return [to('phone.confirm', 'pin'), to('phone.refuse', 'refused')];
    case 'inside':
      return [to('inside.leave', 'out'), to('inside.close', 'stillOpen')];
    case 'oldCertificate':
      return [to('back', 'certificate')];
    case 'wrongNumber':
      return [to('back', 'number')];
    case 'pinWrong':
      return [to('back', 'pin')];
    case 'stillOpen':
      return [to('back', 'inside')];
    case 'pinBlocked':
      return [{ label: 'out.again', press: { press: 'again' } }];
    case 'wrongKey':
    case 'noCertificate':
    case 'refused':
    case 'noPin':
      return [to('back', 'choose')];
    case 'pin':
    case 'out':
      return [];
  }
}
