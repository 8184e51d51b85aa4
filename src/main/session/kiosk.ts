/** Leaving a kiosk with the trainer's code: one try at a time, and a slow answer to a wrong code. */
import type { Reply } from '../../shared/contract.ts';
import type { Policy } from '../../shared/policy.ts';
import { isKioskCode } from './kiosk-code.ts';

/**
 * Milliseconds before a wrong code is answered: to try all codes of six digits then takes months of standing at the PC.
 */
const SLOWLY_MS = 2000;

export interface Kiosk {
  leave(code: string): Promise<Reply<'kiosk.leave'>>;
}

export function createKiosk(policy: Policy['kiosk'], end: () => void): Kiosk {
  let last: Promise<unknown> = Promise.resolve();
  const attempt = async (code: string, kept: string): Promise<Reply<'kiosk.leave'>> => {
    if (await isKioskCode(code, kept)) {
      // The page receives the answer before the program ends.
      setImmediate(end);
      return 'left';
    }
    await new Promise((resolve) => setTimeout(resolve, SLOWLY_MS));
    return 'wrong-code';
  };
  return {
    leave(code) {
      if (policy === null) return Promise.resolve('no-kiosk');
      const { code: kept } = policy;
      if (kept === null) return Promise.resolve('no-code-known');
      const next = last.then(() => attempt(code, kept));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
