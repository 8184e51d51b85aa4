/** Who may talk to the loopback door: the one page that was opened with the launch code. */
import { randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64url');

/**
 * The secrets of one visitor: the launch code that opens the page, the cookie and the page's key that each request
 * carries.
 */
export class LoopbackSession {
  #launchCode: string | null = secret();
  readonly #cookie = secret();
  readonly #pageKey = secret();
  readonly #cookieName: string;

  /**
   * Browsers keep the cookies of all ports of 127.0.0.1 together: the port is part of the cookie's name, so that two
   * programs do not overwrite each other's.
   */
  constructor(port: number) {
    this.#cookieName = `cle-en-main-${port}`;
  }

  /**
   * The code in the launch address; null once it has been used. It stands on the browser's command line, where other
   * users of the PC may read it, so it is good for one use only.
   */
  get launchCode(): string | null {
    return this.#launchCode;
  }

  get isTaken(): boolean {
    return this.#launchCode === null;
  }

  /**
   * Exchanges the launch code for the page's credentials, once. No script can read the cookie; no other port of
   * 127.0.0.1 can read the key. Null when the code is wrong or used up.
   */
  trade(code: string): { setCookie: string; pageKey: string } | null {
    if (this.#launchCode === null || !same(code, this.#launchCode)) return null;
    this.#launchCode = null;
    return {
      setCookie: `${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`,
      pageKey: this.#pageKey,
    };
  }

  hasCookie(header: string | undefined): boolean {
    const pairs = (header ?? '').split(';').map((pair) => pair.trim());
    return pairs.some((pair) => same(pair, `${this.#cookieName}=${this.#cookie}`));
  }

  hasPageKey(header: string | string[] | undefined): boolean {
    return typeof header === 'string' && same(header, this.#pageKey);
  }
}

/** Compares in constant time: how long it takes says nothing about where the first difference is. */
function same(given: string, expected: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}
