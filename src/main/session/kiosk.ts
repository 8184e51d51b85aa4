/** Leaving a kiosk with the trainer's code: one try at a time, and a slow answer to a wrong code. */
import type { Reply } from '../../shared/contract.ts';
import type { Policy } from '../../shared/policy.ts';
import { isKioskCode } from './kiosk-code.ts';

/** Milliseconds before the first wrong code is answered; each further one in a row waits twice as long. */
const SLOWLY_MS = 2000;
/**
 * The longest wait, in milliseconds. A trainer who mistypes three times waits 14 s in all; whoever tries one code a
 * minute needs 190 years for all of eight digits, and two years even for six.
 */
const SLOWEST_MS = 60_000;

/** What the trainer's code opens. */
export interface Kiosk {
  /** Leaves the kiosk. */
  leave(code: string): Promise<Reply<'kiosk.leave'>>;
  /** Whether this is the trainer's code: the same code, and the same waits, as for leaving. */
  prove(code: string): Promise<'right' | Exclude<Reply<'kiosk.leave'>, 'left'>>;
}

/**
 * Makes what lets a person with the trainer's code leave the kiosk. One code is tried at a time; a wrong one is
 * answered after two seconds, each further one in a row after twice as long, up to a minute. Where there is no kiosk,
 * or its policy has no code, that is answered at once.
 * @param policy null where there is no kiosk
 * @param end ends the program once the code is right
 */
export function createKiosk(policy: Policy['kiosk'], end: () => void): Kiosk {
  let last: Promise<unknown> = Promise.resolve();
  let wrongInARow = 0;
  const attempt = async (code: string, kept: string): Promise<'right' | 'wrong-code'> => {
    if (await isKioskCode(code, kept)) return 'right';
    const wait = Math.min(SLOWLY_MS * 2 ** wrongInARow, SLOWEST_MS);
    wrongInARow += 1;
    await new Promise((resolve) => setTimeout(resolve, wait));
    return 'wrong-code';
  };
  const prove: Kiosk['prove'] = (code) => {
    if (policy === null) return Promise.resolve('no-kiosk');
    const { code: kept } = policy;
    if (kept === null) return Promise.resolve('no-code-known');
    const next = last.then(() => attempt(code, kept));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    prove,
    async leave(code) {
      const said = await prove(code);
      if (said !== 'right') return said;
      // The page receives the answer before the program ends.
      setImmediate(end);
      return 'left';
    },
  };
}
