/**
 * Puts a virtual card into a slot of vpcd, over its TCP protocol: 2-byte length and payload, one-byte controls
 * (docs/facts/pcsc.md#tests-with-a-real-pcscd).
 */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import koffi from 'koffi';
import * as v from 'valibot';
import type { VirtualEid } from './card.ts';

const CONTROL = { off: 0, on: 1, reset: 2, atr: 4 } as const;

const setsockopt = koffi.load('libc.so.6').func('int setsockopt(int, int, int, const int *, uint32_t)');
const handleSchema = v.looseObject({ _handle: v.looseObject({ fd: v.number() }) });
/**
 * vpcd sends each message in two writes, and the second waits for our acknowledgement of the first, which Linux puts
 * off for 40 ms:
 * asked for after every piece, it comes at once, and a card's 40 answers take 0.1 s instead of 2 s.
 */
function acknowledgeNow(line: Socket): void {
  const TCP = 6,
    QUICKACK = 12,
    INT_BYTES = 4;
  const socket = v.safeParse(handleSchema, line);
  if (socket.success) setsockopt(socket.output._handle.fd, TCP, QUICKACK, [1], INT_BYTES);
}

export interface Inserted {
  readonly card: VirtualEid;
  /** Pulls the card out of the slot. */
  remove(): Promise<void>;
}

/**
 * Puts the card into a slot. `port` is that of a slot of tests/tools/pcscd.ts. Resolves when vpcd has taken the card;
 * pcscd reports it a little later.
 */
export async function insert(port: number, card: VirtualEid): Promise<Inserted> {
  let inside = true;
  let socket = await join();

  async function join(): Promise<Socket> {
    const made = connect(port, '127.0.0.1');
    await once(made, 'connect');
    listen(made);
    return made;
  }

  function listen(line: Socket): void {
    let rest = Buffer.alloc(0);
    let queue = Promise.resolve();
    const send = (payload: Buffer): void => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(payload.length);
      if (!line.destroyed) line.write(Buffer.concat([length, payload]));
    };
    const handle = async (message: Buffer): Promise<void> => {
      if (message.length !== 1) {
        const delay = card.options.slowMs + (card.received.length === 0 ? card.options.slowOnceMs : 0);
        if (delay > 0) await sleep(delay, undefined, { ref: false });
        const { silentFrom } = card.options;
        if (silentFrom !== null && card.received.length + 1 >= silentFrom) return;
        const answer = card.answer(message);
        if (answer === null) {
          inside = false;
          line.destroy();
        } else send(answer);
        return;
      }
      if (message[0] === CONTROL.atr) send(card.atr);
      else card.reset();
      // A mute card: the connection breaks when the card is powered, and is there again at once.
      if (message[0] === CONTROL.on && card.options.fault === 'mute') line.destroy();
    };
    line.setNoDelay(true);
    line.on('data', (chunk) => {
      acknowledgeNow(line);
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
        const message = rest.subarray(2, 2 + rest.readUInt16BE(0));
        rest = rest.subarray(2 + message.length);
        queue = queue.then(() => handle(message));
      }
    });
    line.on('error', () => {
      /* pcscd was stopped: the card is out */
    });
    line.on('close', () => {
      if (inside && card.options.fault === 'mute')
        void join().then(
          (made) => {
            socket = made;
          },
          () => {
            /* pcscd is gone */
          },
        );
    });
  }

  return {
    card,
    async remove() {
      inside = false;
      if (socket.destroyed) return;
      socket.destroy();
      await once(socket, 'close');
    },
  };
}
