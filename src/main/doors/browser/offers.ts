/** Finished documents that the loopback page may hand to its browser, each at an address that cannot be guessed. */
import { randomBytes } from 'node:crypto';
import { MADE_PATH } from '../../../shared/loopback-messages.ts';

/** A finished document: its file, and the name under which the browser saves it. */
export interface Offer {
  readonly file: string;
  readonly name: string;
}

/** The documents that are offered at this moment, by the secret in their address. */
export class Offers {
  readonly #made = new Map<string, Offer>();

  /** Gives the address of the document; it works until the file is removed at the end of the session. */
  add(file: string, name: string): string {
    const token = randomBytes(24).toString('base64url');
    this.#made.set(token, { file, name });
    return MADE_PATH + token;
  }

  get(token: string): Offer | null {
    return this.#made.get(token) ?? null;
  }
}
