/**
 * koffi, loaded when it is first needed: a virus scanner or a policy may keep its native part out, and then the probes,
 * which need none of it, still run.
 */
import { createRequire } from 'node:module';
import type koffi from 'koffi';

/** The module koffi, by which functions of C libraries are called. */
export type Koffi = typeof koffi;

/** The native part of this program may not be loaded on this PC. The message is the system's own, without the path. */
export class BindingBlocked extends Error {
  override name = 'BindingBlocked';
}

let loaded: Koffi | null = null;

/**
 * Loads koffi, by which the system's PC/SC library is called, the first time; afterwards gives the same module again.
 * @throws BindingBlocked when it cannot be loaded, for whatever reason; the next call tries again
 */
export function binding(): Koffi {
  if (loaded !== null) return loaded;
  try {
    const made: Koffi = createRequire(import.meta.url)('koffi');
    loaded = made;
    return made;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new BindingBlocked(`koffi: ${code}`);
  }
}
