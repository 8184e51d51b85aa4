import { describe, expect, it, vi } from 'vitest';
import { openEntry, services } from '../../../../src/main/links.ts';

const entries = services();

describe('a link', () => {
  it('opens the exact address of its catalogue entry', async () => {
    for (const { id, address } of entries) {
      const show = vi.fn(async () => undefined);
      expect(await openEntry(entries, id, show)).toEqual({ state: 'opened' });
      expect(show).toHaveBeenCalledExactlyOnceWith(address);
      expect(address).toMatch(/^https:\/\//);
    }
  });
  it.each([
    '',
    '__proto__',
    'constructor',
    'https://my.belgium.be/',
    'my-belgium ',
    'MY-BELGIUM',
    '../my-belgium',
    'file:///etc/passwd',
  ])('with the id %j, which no catalogue entry has, opens nothing', async (id) => {
    const show = vi.fn(async () => undefined);
    expect(await openEntry(entries, id, show)).toEqual({ state: 'unknown-entry' });
    expect(show).not.toHaveBeenCalled();
  });
  it('that no browser opens gives its address back, to be typed', async () => {
    expect(
      await openEntry(entries, 'my-belgium', async () => {
        throw new Error('no browser');
      }),
    ).toEqual({ state: 'failed', address: 'https://my.belgium.be/' });
  });
});
