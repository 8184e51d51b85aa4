/**
 * Commands and their answers. Under T=0 an answer may take a second command (status words 61xx and 6Cxx); that is done
 * here.
 */
import { getResponse, withLength, type Apdu } from './apdu.ts';

/** Sends one command to the card. Resolves to its whole answer, the two bytes of the status word at the end. */
export type Transmit = (command: Apdu) => Promise<Uint8Array>;

/** A card's answer, its status word apart from its data. */
export interface CardAnswer {
  data: Uint8Array;
  sw: number;
}

/** What the check was reading from the card when something happened. */
export type EidStage = 'select' | 'card-data' | 'identity' | 'certificate';

/** The card answered, but not what the specification promises. Holds a code, never an answer's bytes. */
export class CardTrouble extends Error {
  readonly stage: EidStage;
  readonly code: string;
  constructor(stage: EidStage, code: string) {
    super(`${stage}: ${code}`);
    this.name = 'CardTrouble';
    this.stage = stage;
    this.code = code;
  }
}

/** A status word as reports write it: `SW 6A82`. */
export const swName = (sw: number): string => `SW ${sw.toString(16).toUpperCase().padStart(4, '0')}`;

/** Counts what was sent and fetched, so that the report can say it. */
export class Exchange {
  apdus = 0;
  bytes = 0;
  readonly #transmit: Transmit;
  readonly #reached: (stage: EidStage) => void;
  /** @param reached called with each command's stage as it is sent */
  constructor(transmit: Transmit, reached: (stage: EidStage) => void = () => undefined) {
    this.#transmit = transmit;
    this.#reached = reached;
  }

  /** Sends a command and sees it through: asks again with the right length, or fetches what the card holds ready. */
  async send(stage: EidStage, command: Apdu): Promise<CardAnswer> {
    const answer = await this.#once(stage, command);
    const low = answer.sw & 0xff;
    if (answer.sw >> 8 === 0x6c) return this.#once(stage, withLength(command, low));
    if (answer.sw >> 8 === 0x61) return this.#once(stage, getResponse(low));
    // Some readers answer 6D00 once after noise on the line (docs/facts/card.md#status-words): the command is sent once
    // more.
    if (answer.sw === 0x6d00) return this.#once(stage, command);
    return answer;
  }

  async #once(stage: EidStage, command: Apdu): Promise<CardAnswer> {
    this.#reached(stage);
    const raw = await this.#transmit(command);
    this.apdus += 1;
    // A card that is pulled out during a command gives success with an empty answer (docs/facts/pcsc.md#return-codes).
    if (raw.length < 2) throw new CardTrouble(stage, 'SHORT_ANSWER');
    const data = raw.subarray(0, -2);
    this.bytes += data.length;
    return { data, sw: ((raw.at(-2) ?? 0) << 8) | (raw.at(-1) ?? 0) };
  }
}
