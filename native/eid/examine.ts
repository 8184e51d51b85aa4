/** The minimal, non-identifying check of a card (docs/facts/card.md#the-check-of-a-card). */
import type { Eid } from '../../src/shared/facts.ts';
import { getCardData, getCardDataWithTries, selectApplet } from './apdu.ts';
import { readCertificate } from './certificate.ts';
import { CardTrouble, Exchange, swName, type EidStage, type Transmit } from './exchange.ts';
import { readCardFace } from './identity.ts';

/** What a card turned out to be. `statusWord` is its answer to SELECT AID, for a card that is no eID. */
export type Examined = { kind: 'not-eid'; statusWord: string } | { kind: 'eid'; eid: Eid };

/** Byte 21 of GET CARD DATA. */
const APPLETS: Readonly<Record<number, Eid['applet']>> = { 0x10: '1.0', 0x11: '1.1', 0x17: '1.7', 0x18: '1.8' };
/** Byte 27 of GET CARD DATA. */
const LIFE_CYCLES: Readonly<Record<number, Eid['lifeCycle']>> = {
  0x07: 'selectable',
  0x0f: 'personalised',
  0x8a: 'personalised',
  0xff: 'locked',
};

/**
 * Finds out whether a card is an eID; of another card only its answer to SELECT comes back. Of an eID it reads applet,
 * life cycle, kind and dates of the card, and the dates of the certificate. `pinTries` is `unasked` without `askTries`;
 * with it, the PIN tries left, or `not-told` where the card does not say, as with every applet but 1.8.
 * @param reached called with what is being read, before each command
 * @throws CardTrouble when an eID does not answer as specified, and when any card answers with fewer than the two bytes
 * of a status word; whatever `transmit` throws.
 */
export async function examine(
  transmit: Transmit,
  askTries: boolean,
  reached: (stage: EidStage) => void = () => undefined,
): Promise<Examined> {
  const exchange = new Exchange(transmit, reached);
  const began = performance.now();
  const selected = await exchange.send('select', selectApplet());
  // The answer to SELECT AID says what the card is; the ATR is only a hint
  // (docs/facts/card.md#recognising-a-belgian-eid).
  if (selected.sw !== 0x9000) return { kind: 'not-eid', statusWord: swName(selected.sw) };

  const { applet, lifeCycle } = await readCardData(exchange);
  const face = await readCardFace(exchange);
  const certificate = await readCertificate(exchange);
  const pinTries = askTries ? await readTries(exchange, applet) : 'unasked';
  return {
    kind: 'eid',
    eid: {
      applet,
      lifeCycle,
      ...face,
      certificate,
      pinTries,
      apdus: exchange.apdus,
      bytes: exchange.bytes,
      durationMs: Math.round(performance.now() - began),
    },
  };
}

async function readCardData(exchange: Exchange): Promise<Pick<Eid, 'applet' | 'lifeCycle'>> {
  const { data, sw } = await exchange.send('card-data', getCardData());
  if (sw !== 0x9000) throw new CardTrouble('card-data', swName(sw));
  if (data.length < 28) throw new CardTrouble('card-data', 'WRONG_LENGTH');
  const kept = { applet: APPLETS[data[21] ?? 0] ?? 'other', lifeCycle: LIFE_CYCLES[data[27] ?? 0] ?? 'other' } as const;
  // Bytes 0–15 are the chip's serial number: they are overwritten before anything else happens.
  data.fill(0);
  return kept;
}

async function readTries(exchange: Exchange, applet: Eid['applet']): Promise<Eid['pinTries']> {
  // Older applets give the number only in answer to VERIFY, which may count as a wrong PIN: it is not asked for
  // (docs/facts/card.md#pin-tries-left).
  if (applet !== '1.8') return 'not-told';
  const { data, sw } = await exchange.send('card-data', getCardDataWithTries());
  const tries = sw === 0x9000 && data.length >= 29 ? data[28] : undefined;
  data.fill(0);
  return tries === undefined || tries > 3 ? 'not-told' : tries;
}
