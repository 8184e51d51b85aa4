/**
 * One short visit to a card: the connection is shared, the card gets time to settle, everything is done in one
 * transaction, and the card is left as it was (docs/facts/card.md#the-check-of-a-card).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Apdu } from '../eid/apdu.ts';
import { PcscError } from './codes.ts';
import type { Handle, Library } from './library.ts';

/** Some readers answer COMM_DATA_LOST sooner than this after connecting (docs/facts/card.md#timing), ms. */
const SETTLE_MS = 200;
const AFTER_RESET: readonly string[] = ['SCARD_W_RESET_CARD'];
const AFTER_NOISE: readonly string[] = ['SCARD_E_COMM_DATA_LOST', 'SCARD_E_NOT_TRANSACTED'];

/** What a visit reports while it lasts. */
export interface Companion {
  /** Called each time the visit gets further: what it waits for from now on. */
  waitsFor(phase: 'connect' | 'turn' | 'answer'): void;
  /** Called once it is known whether the reader has a key pad of its own. Null when the caller knows that already. */
  pinPad: ((found: boolean | null) => void) | null;
}
const ALONE: Companion = { waitsFor: () => undefined, pinPad: null };

/** PC/SC part 10: tags of CM_IOCTL_GET_FEATURE_REQUEST's answer, each with the length 4 and a control code. */
const FEATURE_VERIFY_PIN_DIRECT = 0x06;

/**
 * Null when the reader does not say: an old driver, a virtual reader, or a reader that another program has for itself.
 */
async function hasPinPad(library: Library, card: Handle): Promise<boolean | null> {
  try {
    const answer = await library.features(card);
    if (answer.length === 0 || answer.length % 6 !== 0) return null;
    return Array.from({ length: answer.length / 6 }, (_, index) => answer[index * 6]).includes(
      FEATURE_VERIFY_PIN_DIRECT,
    );
  } catch (error) {
    if (error instanceof PcscError) return null;
    throw error;
  }
}

/**
 * The names under which Windows knows a card of this ATR, perhaps none; null on other systems and when the question is
 * refused, also for want of a context to ask it in: of a card that was read, nothing else is in doubt then.
 */
export async function namesOfCard(library: Library, atr: Uint8Array): Promise<string[] | null> {
  try {
    const context = await library.establish();
    try {
      return await library.cardNames(context, atr);
    } finally {
      await library.release(context).catch(() => undefined); // a service that died took the context with it
    }
  } catch (error) {
    if (error instanceof PcscError) return null;
    throw error;
  }
}

/**
 * Connects to the card in `reader`, runs `work` within a transaction, and lets go without a reset. Another program's
 * transaction is waited for as long as it lasts. Once in a visit, a reset by another program is answered by a
 * reconnect, or noise on the line by a reconnect with a reset; then `work` runs again from its start. Meanwhile
 * `waitsFor` hears what the visit waits for, and `pinPad`, where there is one, whether the reader has a key pad.
 * @throws PcscError; whatever `work` throws.
 */
export async function visitCard<T>(
  library: Library,
  reader: string,
  work: (transmit: (command: Apdu) => Promise<Uint8Array>) => Promise<T>,
  { waitsFor, pinPad }: Companion = ALONE,
): Promise<T> {
  // Rule 1 of docs/facts/pcsc.md: a context of its own, so that a stuck card never blocks the watcher.
  const context = await library.establish();
  try {
    waitsFor('connect');
    const card = await library.connect(context, reader);
    try {
      await sleep(SETTLE_MS);
      const once = async (): Promise<T> => {
        // Another program's transaction is waited for here, for as long as it lasts.
        waitsFor('turn');
        await library.begin(card);
        waitsFor('answer');
        try {
          return await work(async (command) => {
            const answer = await library.transmit(card, command);
            waitsFor('answer');
            return answer;
          });
        } finally {
          // The card may be gone, and the transaction with it.
          await library.end(card).catch(() => undefined);
        }
      };
      if (pinPad !== null) pinPad(await hasPinPad(library, card));
      try {
        return await once();
      } catch (error) {
        if (!(error instanceof PcscError) || ![...AFTER_RESET, ...AFTER_NOISE].includes(error.code)) throw error;
        await library.reconnect(card, AFTER_NOISE.includes(error.code) ? 'reset' : 'leave');
        return await once();
      }
    } finally {
      // When the card was pulled out there is nothing to report: the watcher sees that by itself.
      await library.disconnect(card).catch(() => undefined);
    }
  } finally {
    await library.release(context).catch(() => undefined); // a service that died took the context with it
  }
}
