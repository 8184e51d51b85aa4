import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashKioskCode } from '../../../../src/main/session/kiosk-code.ts';
import { createKiosk } from '../../../../src/main/session/kiosk.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds that the kiosk waits before it answers a code, by a clock that runs only here. */
async function waited(answer: Promise<string>): Promise<{ said: string; ms: number }> {
  const begun = Date.now();
  let said: string | null = null;
  let ms = 0;
  void answer.then((each) => {
    said = each;
  });
  while (said === null) {
    await new Promise((resolve) => setImmediate(resolve));
    if (vi.getTimerCount() > 0) {
      ms += 1000;
      await vi.advanceTimersByTimeAsync(1000);
    }
    if (Date.now() - begun > 30_000) throw new Error('no answer');
  }
  return { said, ms };
}

describe('leaving the kiosk', () => {
  it('each wrong code in a row is answered after twice the wait of the one before, up to a minute; the right one leaves at once', async () => {
    const end = vi.fn();
    const kiosk = createKiosk({ code: await hashKioskCode('bleu-cheval 7'), allow: [] }, end);
    const waits: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const { said, ms } = await waited(kiosk.leave(`wrong ${tries}`));
      expect(said).toBe('wrong-code');
      waits.push(ms);
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(await waited(kiosk.leave('bleu-cheval 7'))).toEqual({ said: 'left', ms: 0 });
    await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());
  });
  it('a kiosk whose code could not be read says that no code is known, and stays closed', async () => {
    const end = vi.fn();
    expect(await createKiosk({ code: null, allow: [] }, end).leave('anything')).toBe('no-code-known');
    expect(end).not.toHaveBeenCalled();
  });
});
