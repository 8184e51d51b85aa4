/** A visit beside a real reader service, in whose reader cards are put and taken out while the page is used. */
import type { Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import type { Inserted } from '../../virtual-eid/vpcd.ts';
import { visit, type Visit } from './visit.ts';

/** What the tests of one file share. `page` may be used in tests and hooks only; before, it throws. */
export interface VisitWithReader {
  readonly page: Page;
  /** The card that is in, if any; whoever puts one in writes it here, so that it is out again at the end. */
  card: Inserted | null;
}

/** Starts the reader service and the program before all tests of a file, and ends both after them. */
export function visitWithReader(): VisitWithReader {
  let pcscd: Pcscd;
  let open: Visit | null = null;
  const shared: VisitWithReader = {
    get page() {
      if (open === null) throw new Error('there is no page before the tests have begun');
      return open.page;
    },
    card: null,
  };
  beforeAll(async () => {
    pcscd = await startPcscd();
    open = await visit();
  });
  afterAll(async () => {
    await open?.end();
    await shared.card?.remove();
    await pcscd.stop();
  });
  return shared;
}
