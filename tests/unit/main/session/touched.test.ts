import { describe, expect, it } from 'vitest';
import { TOUCHED, endTouched, type Endings } from '../../../../src/main/session/touched.ts';

/** Endings that write down that they were called; `failing` fails as well. */
function endings(called: string[], failing: string | null = null): Endings {
  const end = (what: string) => () => {
    called.push(what);
    if (what === failing) throw new Error(what);
  };
  return {
    scenario: end('scenario'),
    troubleshooting: end('troubleshooting'),
    'held-card': end('held-card'),
    pages: end('pages'),
    'saved-places': end('saved-places'),
    'brought-from': end('brought-from'),
    workers: end('workers'),
    clipboard: end('clipboard'),
    'desktop-list': end('desktop-list'),
    'working-folder': end('working-folder'),
    browser: end('browser'),
  };
}
const names = (until?: 'document'): string[] =>
  TOUCHED.filter((each) => until === undefined || each.until === until).map(({ what }) => what);

describe('what a session touches', () => {
  it('is all ended, in the listed order, when the visitor goes: the working folder after the workers that use it', async () => {
    const called: string[] = [];
    expect(await endTouched(endings(called), { whole: true })).toEqual([]);
    expect(called).toEqual(names());
    expect(called.indexOf('workers')).toBeLessThan(called.indexOf('working-folder'));
  });
  it('is ended as far as it belongs to a document when the person begins another one, and the browser is not', async () => {
    const called: string[] = [];
    await endTouched(endings(called), { whole: false });
    expect(called).toEqual(names('document'));
    expect(called).not.toContain('browser');
  });
  it.each(names())(
    'is ended all the same when ending « %s » fails, and that failure is given back',
    async (failing) => {
      const called: string[] = [];
      const failures = await endTouched(endings(called, failing), { whole: true });
      expect(failures.map(String)).toEqual([`Error: ${failing}`]);
      expect(called).toEqual(names());
    },
  );
});
