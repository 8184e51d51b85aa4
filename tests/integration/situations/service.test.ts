/** The service comes, goes, dies and returns while the program watches. */
import { afterEach, describe, expect, it } from 'vitest';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { checkJson, findingOf, stateOf, watch, type Watching } from '../../tools/terminal.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert } from '../../virtual-eid/vpcd.ts';

let pcscd: Pcscd | null = null;
let program: Watching | null = null;
afterEach(async () => {
  await program?.stop();
  await pcscd?.stop();
  program = null;
  pcscd = null;
});

describe('the check without pcscd', () => {
  it('says that the service is stopped, and everything behind it waits', async () => {
    const printed = await checkJson();
    expect(printed.next?.finding).toBe('service.stopped');
    expect(['reader', 'card', 'eid', 'chip', 'validity', 'certificate'].map((id) => stateOf(printed, id))).toEqual(
      Array(6).fill('waiting'),
    );
  });

  it('sees the service and a card when they come', async () => {
    program = watch();
    await program.until((now) => findingOf(now, 'service') === 'service.stopped', 'stopped');
    pcscd = await startPcscd();
    await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
    const card = await insert(SLOTS[0], eid());
    await program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');
    await card.remove();
  });
});

describe.each(['stop', 'kill'] as const)('the check, after pcscd was ended by %s', (how) => {
  it('says that the service is stopped, and reads a card that is put in once pcscd is back', async () => {
    pcscd = await startPcscd();
    program = watch();
    await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
    await pcscd[how]();
    await program.until((now) => findingOf(now, 'service') === 'service.stopped', 'stopped');
    pcscd = await startPcscd();
    const card = await insert(SLOTS[0], eid());
    await program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');
    await card.remove();
  });
});
