/** Waits for a state, never for a time; usable in hooks too, where expect.poll is not. */
import { vi } from 'vitest';

/** Calls `look` again and again until `wanted` holds; fails after 45 s with what was seen last. */
export async function until<T>(look: () => T | Promise<T>, wanted: (seen: T) => boolean, what: string): Promise<T> {
  return vi.waitFor(
    async () => {
      const seen = await look();
      if (!wanted(seen)) throw new Error(`still waiting for ${what}; seen last: ${JSON.stringify(seen)}`);
      return seen;
    },
    { timeout: 45_000, interval: 25 },
  );
}
