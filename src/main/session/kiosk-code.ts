/**
 * The trainer's code for leaving the kiosk, kept as a salted hash. scrypt as Node has it: N 2^15, r 8, p 1, 32 bytes
 * (OWASP's password storage advice).
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** A shorter code could be guessed while nobody watches. */
export const SHORTEST_CODE = 8;

function derive(code: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Two keyboards may write the same accented letter in two ways; NFC makes them one.
    scrypt(code.normalize('NFC'), salt, HASH_BYTES, COST, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}

/**
 * The line for the policy's `kiosk.code` that stands for this code: a salted hash, another one each time. It takes a
 * code of any length; whoever asks for one holds it to SHORTEST_CODE.
 */
export async function hashKioskCode(code: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return `scrypt:${salt.toString('base64url')}:${(await derive(code, salt)).toString('base64url')}`;
}

/**
 * Whether a typed code is the one that `kept`, the policy's line, stands for. A wrong code takes as long as the right
 * one.
 */
export async function isKioskCode(code: string, kept: string): Promise<boolean> {
  const [, salt = '', hash = ''] = kept.split(':');
  const expected = Buffer.from(hash, 'base64url');
  const given = await derive(code, Buffer.from(salt, 'base64url'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}
