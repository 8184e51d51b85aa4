/**
 * One short visit to a card: shared, T=0, settled, in one transaction, left as it was
 * (docs/facts/card.md#the-check-of-a-card).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Apdu } from '../eid/apdu.ts';
import { PcscError } from './codes.ts';
import type { Library } from './library.ts';

/** Below this some readers answer COMM_DATA_LOST right after connecting (docs/facts/card.md#timing), ms. */
const SETTLE_MS = 200;
const AFTER_RESET: readonly string[] = ['SCARD_W_RESET_CARD'];
const AFTER_NOISE: readonly string[] = ['SCARD_E_COMM_DATA_LOST', 'SCARD_E_NOT_TRANSACTED'];

/**
 * Connects to the card in `reader`, runs `work` within a transaction, and lets go without a reset.
 * A reset by another program is answered by one reconnect, noise on the line by one reconnect with a reset; then `work` runs again.
 * @throws PcscError; whatever `work` throws.
 */
export async function visitCard<T>(
  library: Library,
  reader: string,
  work: (transmit: (command: Apdu) => Promise<Uint8Array>) => Promise<T>,
): Promise<T> {
  // Rule 1 of docs/facts/pcsc.md: a context of its own, so that a stuck card never blocks the watcher.
  const context = await library.establish();
  try {
    const card = await library.connect(context, reader);
    try {
      await sleep(SETTLE_MS);
      const once = async (): Promise<T> => {
        await library.begin(card);
        try {
          return await work((command) => library.transmit(card, command));
        } finally {
          // The card may be gone: the transaction went with it.
          await library.end(card).catch(() => undefined);
        }
      };
      try {
        return await once();
      } catch (error) {
        if (!(error instanceof PcscError) || ![...AFTER_RESET, ...AFTER_NOISE].includes(error.code)) throw error;
        await library.reconnect(card, AFTER_NOISE.includes(error.code) ? 'reset' : 'leave');
        return await once();
      }
    } finally {
      // Nothing to say when the card was pulled: the watcher sees that by itself.
      await library.disconnect(card).catch(() => undefined);
    }
  } finally {
    await library.release(context).catch(() => undefined); // a service that died took the context with it
  }
}
