/**
 * On a PC where everything else is in order: what does not answer is never « prête », and within three seconds a true
 * sentence says what is going on. A real pcscd, virtual cards, a second program that holds the card, processes that are
 * stopped.
 */
import { describe, expect, it } from 'vitest';
import { cardProcess, pcForEachTest, verdict } from '../../tools/situations/pc-for-each-test.ts';
import type { CardOptions } from '../../virtual-eid/card.ts';
import { findingOf, run, stateOf } from '../../tools/terminal.ts';

const tested = pcForEachTest();
const { put, begin, ready, hold } = tested;

describe('on a PC in order', () => {
  it('a card that answers is ready, with exit code 0', async () => {
    await put();
    const { code, out } = await run(['check', '--json'], tested.pc.env);
    expect([code, JSON.parse(out)]).toMatchObject([0, { schema: 2, verdict: 'ready', next: null, unknown: [] }]);
  });
});

describe('a card that is silent', () => {
  it.each([
    ['the first command', 1],
    ['the fifth command', 5],
  ])(
    'from %s on is not called ready while the check goes on, and it is said that no answer comes yet',
    async (_what, silentFrom) => {
      const program = await begin();
      await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
      await put({ silentFrom });
      const first = await program.until((now) => findingOf(now, 'chip') === 'chip.no-answer', 'no answer yet');
      expect([first.verdict, first.next?.finding]).toEqual(['checking', 'chip.no-answer']);
      expect(['validity', 'certificate'].map((id) => stateOf(first, id))).toEqual(['waiting', 'waiting']);
      expect(program.verdicts()).not.toContain('ready');
    },
  );
});

describe('another program with an open transaction', () => {
  it('is named as the cause, and once it lets go the card is read', async () => {
    await put();
    const holder = await hold();
    const program = await begin();
    const said = await program.until((now) => findingOf(now, 'card') === 'card.in-use', 'in use');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'card.in-use']);
    expect(program.verdicts()).not.toContain('ready');
    await holder.letGo();
    await program.until(verdict('ready'), 'ready');
  });
});

describe('a process that stands still', () => {
  it('the card process: the PC is no longer ready, and the reader service is said not to answer', async () => {
    const program = await ready();
    const pid = await cardProcess(program);
    process.kill(pid, 'SIGSTOP');
    const said = await program.until((now) => now.verdict !== 'ready', 'not ready');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'service.silent']);
  });

  it('pcscd: the PC is no longer ready, and is ready again when pcscd goes on', async () => {
    const program = await ready();
    tested.pcscd.freeze();
    const said = await program.until((now) => now.verdict !== 'ready', 'not ready');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'service.silent']);
    tested.pcscd.thaw();
    await program.until(verdict('ready'), 'ready again');
  });
});

describe('a PC that answers nothing, or late', () => {
  it('is not called ready when the tools that are asked about it refuse to start, and the exit code is not 0', async () => {
    await put();
    // Refused outright, as a policy does: nothing of the tools can be started.
    for (const name of ['dpkg-query', 'rpm', 'id', 'loginctl', 'systemctl']) tested.pc.tool(name, 'exit 126');
    const { code, out } = await run(['check', '--json'], {
      ...tested.pc.env,
      HOME: '/nowhere',
      XDG_DATA_HOME: '/nowhere',
    });
    const printed: unknown = JSON.parse(out);
    expect(printed).not.toMatchObject({ verdict: 'ready' });
    expect(code).not.toBe(0);
  });

  it('is said to be slow while the check waits for a late answer about the eID software, and is ready when that comes', async () => {
    await put();
    tested.pc.tool('dpkg-query', "sleep 4.5; echo 'libbeidpkcs11-0|install ok installed|5.1.34v5.1.34-0deb12-1'");
    const program = await begin();
    const said = await program.until((now) => now.next !== null, 'something said');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'os.slow']);
    await program.until(verdict('ready'), 'ready');
  });
});

describe('a card that does not answer as an eID does', () => {
  const isFound = async (change: Partial<CardOptions>, check: string, finding: string): Promise<void> => {
    await put(change);
    const program = await begin();
    await program.until((now) => findingOf(now, check) === finding, finding);
  };
  it.each([
    ['an eID whose SELECT says that its memory is damaged', { selectAnswer: 0x6581 }, 'chip', 'chip.defective'],
    ['a card of unknown kind that says "not found"', { selectAnswer: 0x6a82, atr: '3B00' }, 'eid', 'eid.not-eid'],
  ])('%s (%j): the check « %s » finds %s', (_what, change, check, finding) => isFound(change, check, finding));
  it.each([
    ['an eID whose SELECT is not available now', { selectAnswer: 0x6d00 }, 'chip', 'chip.silent'],
    ['an eID whose SELECT gives no diagnosis', { selectAnswer: 0x6f00 }, 'chip', 'chip.silent'],
    [
      'a card of unknown kind that says something else',
      { selectAnswer: 0x6e00, atr: '3B00' },
      'eid',
      'eid.unrecognised',
    ],
    ['a card that speaks T=1 only', { selectAnswer: 0x6a82, atr: '3B800181' }, 'eid', 'eid.not-eid'],
  ])('%s (%j): the check « %s » finds %s', { tags: ['long'] }, (_what, change, check, finding) =>
    isFound(change, check, finding),
  );
});
