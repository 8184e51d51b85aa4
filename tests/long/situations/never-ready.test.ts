/**
 * What tests/integration/situations/never-ready.test.ts begins is followed here to its end, which takes long.
 * On a PC where everything else is in order: what does not answer is never « prête », and within three seconds a true
 * sentence says what is going on. A real pcscd, virtual cards, a second program that holds the card, processes that are
 * stopped.
 */
import { describe, expect, it } from 'vitest';
import { holdCard } from '../../tools/holder.ts';
import { SLOT, cardProcess, pcForEachTest, verdict } from '../../tools/situations/pc-for-each-test.ts';
import { findingOf, stateOf } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';

const tested = pcForEachTest();
const { put, begin, ready, hold } = tested;

describe('a card that is silent', () => {
  it.each([
    ['the first command', 1],
    ['the fifth command', 5],
  ])(
    'from %s on is never called ready: first it is said that no answer comes yet, then that nothing is known of the card',
    async (_what, silentFrom) => {
      const program = await begin();
      await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
      await put({ silentFrom });
      const first = await program.until((now) => findingOf(now, 'chip') === 'chip.no-answer', 'no answer yet');
      expect([first.verdict, first.next?.finding]).toEqual(['checking', 'chip.no-answer']);
      expect(['validity', 'certificate'].map((id) => stateOf(first, id))).toEqual(['waiting', 'waiting']);
      const last = await program.until(verdict('unknown'), 'unknown');
      expect([last.next?.finding, last.unknown]).toEqual(['chip.silent', [{ fact: 'card', why: 'no-answer' }]]);
      expect(program.verdicts()).not.toContain('ready');
    },
  );
});

describe('a card that answers slowly', () => {
  it('with half a second for each answer is said to be slow, and is read in the end', async () => {
    await put({ slowMs: 500 });
    const program = await begin();
    await program.until((now) => findingOf(now, 'chip') === 'chip.slow', 'slow');
    await program.until(verdict('ready'), 'read');
  });
});

describe('another program with an open transaction', () => {
  it('is named as the cause; the verdict ends as unknown, and once that program lets go the card is read', async () => {
    await put();
    const holder = await hold();
    const program = await begin();
    const said = await program.until((now) => findingOf(now, 'card') === 'card.in-use', 'in use');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'card.in-use']);
    const last = await program.until(verdict('unknown'), 'unknown');
    expect([last.next?.finding, last.unknown]).toEqual(['card.in-use', [{ fact: 'card', why: 'in-use' }]]);
    expect(program.verdicts()).not.toContain('ready');
    await holder.letGo();
    await program.until(verdict('ready'), 'ready');
  });
});

describe('another program that takes the card for itself alone, as GnuPG does', () => {
  it('after the card was read: the PC is no longer ready, and is ready again once that program lets go', async () => {
    const program = await ready();
    const holder = await until(
      () => holdCard(SLOT, 'exclusive').catch(() => null),
      (made) => made !== null,
      'the holder',
    );
    const said = await program.until(verdict('blocked'), 'blocked');
    expect(said.next?.finding).toBe('card.busy');
    await holder?.letGo();
    await program.until(verdict('ready'), 'ready again');
  });
});

describe('a process that stands still', () => {
  it('the card process: the PC is no longer ready, and is ready again with a new card process', async () => {
    const program = await ready();
    const pid = await cardProcess(program);
    process.kill(pid, 'SIGSTOP');
    const said = await program.until((now) => now.verdict !== 'ready', 'not ready');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'service.silent']);
    await program.until(verdict('ready'), 'ready again');
    expect(await cardProcess(program)).not.toBe(pid);
  });

  it('pcscd: the PC is no longer ready, the verdict ends as unknown, and the PC is ready again when pcscd goes on', async () => {
    const program = await ready();
    tested.pcscd.freeze();
    const said = await program.until((now) => now.verdict !== 'ready', 'not ready');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'service.silent']);
    const last = await program.until(verdict('unknown'), 'unknown');
    expect([last.next?.finding, last.unknown]).toEqual(['service.silent', [{ fact: 'service', why: 'no-answer' }]]);
    tested.pcscd.thaw();
    await program.until(verdict('ready'), 'ready again');
  });
});
