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
  it('ends whole when the visitor goes, the working files after the processes that hold them', async () => {
    const called: string[] = [];
    expect(await endTouched(endings(called), { whole: true })).toEqual([]);
    expect(called).toEqual(names());
    expect(called.indexOf('workers')).toBeLessThan(called.indexOf('working-folder'));
  });
  it('ends as far as it is of documents when the person begins another document', async () => {
    const called: string[] = [];
    await endTouched(endings(called), { whole: false });
    expect(called).toEqual(names('document'));
    expect(called).not.toContain('browser');
  });
  it.each(names())('ends all the rest when « %s » cannot be ended, and tells the failure', async (failing) => {
    const called: string[] = [];
    const failures = await endTouched(endings(called, failing), { whole: true });
    expect(failures.map(String)).toEqual([`Error: ${failing}`]);
    expect(called).toEqual(names());
  });
});
