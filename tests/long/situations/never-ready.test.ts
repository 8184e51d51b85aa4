/**
 * To its end, where tests/integration/situations/never-ready.test.ts looks at the beginning only.
 * On a PC where everything else is in order: what does not answer is never « prête », and within three seconds a true
 * sentence says what is going on. A real pcscd, virtual cards, a second program that holds the card, processes that are
 * stopped.
 */
import { describe, expect, it } from 'vitest';
import { cardProcess, pcForEachTest, verdict } from '../../tools/situations/pc-for-each-test.ts';
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
    'from %s on is never called ready: first the screen says why, then that nothing is known of the card',
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
  it('half a second for each answer is waited for, and read in the end', async () => {
    await put({ slowMs: 500 });
    const program = await begin();
    await program.until((now) => findingOf(now, 'chip') === 'chip.slow', 'slow');
    await program.until(verdict('ready'), 'read');
  });
});

describe('another program with an open transaction', () => {
  it('is named as the cause, ends as unknown, and once it lets go the card is read', async () => {
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

describe('a process that is stopped', () => {
  it('the card process: « prête » leaves the screen, and comes back with a new process', async () => {
    const program = await ready();
    const pid = await cardProcess(program);
    process.kill(pid, 'SIGSTOP');
    const said = await program.until((now) => now.verdict !== 'ready', 'not ready');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'service.silent']);
    await program.until(verdict('ready'), 'ready again');
    expect(await cardProcess(program)).not.toBe(pid);
  });

  it('pcscd: « prête » leaves the screen, ends as unknown, and comes back when pcscd goes on', async () => {
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

describe('a PC that tells nothing', () => {
  it('is not called ready when every probe is refused, and the exit code is not 0', async () => {
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

  it('a slow system: that it is slow is said while the check goes on, and it is ready when the answer comes', async () => {
    await put();
    tested.pc.tool('dpkg-query', "sleep 4.5; echo 'libbeidpkcs11-0|install ok installed|5.1.34v5.1.34-0deb12-1'");
    const program = await begin();
    const said = await program.until((now) => now.next !== null, 'something said');
    expect([said.verdict, said.next?.finding]).toEqual(['checking', 'os.slow']);
    await program.until(verdict('ready'), 'ready');
  });
});

describe('a card that nobody recognises', () => {
  it.each([
    ['an eID whose SELECT says that its memory is damaged', { selectAnswer: 0x6581 }, 'chip', 'chip.defective'],
    ['an eID whose SELECT is not available now', { selectAnswer: 0x6d00 }, 'chip', 'chip.silent'],
    ['an eID whose SELECT gives no diagnosis', { selectAnswer: 0x6f00 }, 'chip', 'chip.silent'],
    ['a card of unknown kind that says "not found"', { selectAnswer: 0x6a82, atr: '3B00' }, 'eid', 'eid.not-eid'],
    [
      'a card of unknown kind that says something else',
      { selectAnswer: 0x6e00, atr: '3B00' },
      'eid',
      'eid.unrecognised',
    ],
    ['a card that speaks T=1 only', { selectAnswer: 0x6a82, atr: '3B800181' }, 'eid', 'eid.not-eid'],
  ] as const)('%s (%j): the check « %s » finds %s', async (_what, change, check, finding) => {
    await put(change);
    const program = await begin();
    await program.until((now) => findingOf(now, check) === finding, finding);
  });
});
