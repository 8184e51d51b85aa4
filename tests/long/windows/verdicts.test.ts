/**
 * The check on Windows's own Node: what its tools, its WinSCard and its policies may say, and never « prête » where
 * nobody knows. Real are Node for Windows, koffi for Windows and the built program; Wine stands for Windows, and
 * stand-ins for WinSCard and the tools.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi, type TestContext } from 'vitest';
import * as v from 'valibot';
import { REG_DENIED } from '../../unit/native/probes/samples/windows.ts';
import { eid } from '../../virtual-eid/card.ts';
import { printedSchema, type Printed } from '../../tools/terminal.ts';
import { devices, reader, WindowsPc } from './pc.ts';
import { installWindows, whyNoWine, type Running, type Wine } from './wine.ts';

const noWine = await whyNoWine();
let wine: Wine;
let pc: WindowsPc;
let program: Running | null = null;
beforeAll(async () => {
  if (noWine !== null) return;
  wine = await installWindows();
  pc = await WindowsPc.start(wine.answers);
}, 600_000);
afterAll(async () => {
  if (noWine !== null) return;
  await pc.end();
  await wine.end();
});
beforeEach(async (context: TestContext) => {
  if (noWine !== null) {
    Object.assign(context.task.meta, { notTried: noWine });
    context.skip();
    return;
  }
  await pc.inOrder();
  pc.insert(eid());
});
afterEach(async () => {
  await program?.stop();
  program = null;
  if (noWine !== null) return;
  for (const name of ['reg', 'sc', 'whoami', 'tasklist', 'powershell'] as const) await wine.tool(name, 'answers');
  await wine.nativePart(true);
});

const ACR39U = 'ACS ACR39U ICC Reader 0';
const withCard = { [ACR39U]: 'card' } as const;

/** `check --json` to its end. */
async function check(variables: Readonly<Record<string, string>> = {}): Promise<Printed & { code: number | null }> {
  program = await wine.start(['check', '--json'], variables);
  const code = await program.ended;
  return { code, ...v.parse(printedSchema, JSON.parse(await program.out())) };
}
/** What is said in the end, in short. */
const inShort = ({ code, verdict, next }: Awaited<ReturnType<typeof check>>) => [code, verdict, next?.finding ?? null];

/** `check --watch` until `wanted`: everything it said up to then. */
async function watchUntil(wanted: (latest: Printed) => boolean): Promise<Printed[]> {
  const running = await wine.start(['check', '--watch']);
  program = running;
  return vi.waitFor(
    async () => {
      const lines = (await running.out()).split('\n').slice(0, -1);
      const said = lines.map((line) => v.parse(printedSchema, JSON.parse(line)));
      if (!said.some(wanted)) throw new Error(`still waiting; said last: ${lines.at(-1) ?? 'nothing'}`);
      return said;
    },
    { timeout: 150_000, interval: 100 },
  );
}
const verdicts = (said: readonly Printed[]): string[] => [...new Set(said.map(({ verdict }) => verdict))];
const findings = (said: readonly Printed[]): (string | null)[] => said.map(({ next }) => next?.finding ?? null);

describe('a PC in order', () => {
  it('with an eID in the reader is ready, with exit code 0', async () => {
    await pc.readers({ slots: withCard });
    expect(inShort(await check())).toEqual([0, 'ready', null]);
  });
  it('whose registry lists no minidriver is ready all the same where Windows itself knows the card', async () => {
    await pc.registry('calais', { text: '' });
    await pc.readers({ slots: withCard, cardName: 'Beid_v18' });
    expect(inShort(await check())).toEqual([0, 'ready', null]);
  });
  it('whose registry lists the minidriver is neither ready nor blocked where Windows itself does not know the card', async () => {
    await pc.readers({ slots: withCard, cardName: null });
    const printed = await check();
    expect([printed.code, printed.verdict, printed.unknown.map(({ fact }) => fact)]).toEqual([
      3,
      'unknown',
      ['browsers'],
    ]);
  });
});

describe('PowerShell eight seconds late', () => {
  const late = { delayMs: 8000 };

  it.each([
    ['a reader without a driver', 28, 'reader.no-driver'],
    ['a disabled reader', 22, 'reader.disabled'],
  ])(
    '%s: « nothing plugged in » is never said; first the slow system is named, and in the end that reader’s finding',
    async (_what, code, finding) => {
      await pc.readers({ service: 0x8010001d });
      await pc.say('powershell-devices', { ...late, text: devices([reader(code)]) });
      const said = await watchUntil(({ verdict }) => verdict === 'blocked');
      expect(findings(said)).not.toContain('reader.none');
      expect(said[0]).toMatchObject({ verdict: 'checking', next: { finding: 'os.slow' } });
      expect(said.at(-1)?.next?.finding).toBe(finding);
    },
  );

  it('a reader in order, and WinSCard says that there is no service: in the end the stopped service is the finding', async () => {
    await pc.readers({ service: 0x8010001d });
    await pc.say('powershell-devices', { ...late, text: devices([reader(0)]) });
    const said = await watchUntil(({ verdict }) => verdict === 'blocked');
    expect(verdicts(said)).toEqual(['checking', 'blocked']);
    expect(said.at(-1)?.next?.finding).toBe('service.stopped');
  });

  it('old root certificates, which hinder nobody: ready, with a remark on them in what a script reads', async () => {
    await pc.readers({ slots: withCard });
    await pc.say('powershell-devices', { ...late, text: devices([reader(0)], { crossRoots: 2 }) });
    const printed = await check();
    expect(inShort(printed)).toEqual([0, 'ready', null]);
    expect(printed.remarks.map(({ finding }) => finding)).toContain('middleware.old-roots');
  });

  it('instead of PowerShell, four lists of the registry come eight seconds late: checking, with the slow system named, then ready', async () => {
    await pc.readers({ slots: withCard });
    for (const key of ['uninstall', 'uninstall32', 'calais', 'browsers'] as const) await pc.registryLate(key, 8000);
    const said = await watchUntil(({ verdict }) => verdict === 'ready');
    expect(verdicts(said)).toEqual(['checking', 'ready']);
    expect(said[0]?.next?.finding).toBe('os.slow');
  });
});

describe('tools that Windows refuses to start', () => {
  it('reg alone: the registry is asked through PowerShell instead, and the PC is ready', async () => {
    await pc.readers({ slots: withCard });
    await pc.registryThroughPowerShell();
    await wine.tool('reg', 'refused');
    expect(inShort(await check())).toEqual([0, 'ready', null]);
    expect(await pc.calls()).toContain('ended powershell-registry');
  });
  it('reg, sc, whoami, tasklist and PowerShell: the PC is neither ready nor blocked, and of all that is unknown it is said that it was denied', async () => {
    await pc.readers({ slots: withCard });
    for (const name of ['reg', 'sc', 'whoami', 'tasklist', 'powershell'] as const) await wine.tool(name, 'refused');
    const printed = await check();
    expect([printed.code, printed.verdict]).toEqual([3, 'unknown']);
    expect(new Set(printed.unknown.map(({ why }) => why))).toEqual(new Set(['denied']));
  });
  it('reg, sc, whoami, tasklist and PowerShell, which are not even there: the verdict is unknown', async () => {
    await pc.readers({ slots: withCard });
    for (const name of ['reg', 'sc', 'whoami', 'tasklist', 'powershell'] as const) await wine.tool(name, 'absent');
    const printed = await check();
    expect([printed.code, printed.verdict]).toEqual([3, 'unknown']);
  });
  it('PowerShell, while WinSCard has no service: not ready, and the service is not called stopped, since a reader without a driver would look the same', async () => {
    await wine.tool('powershell', 'refused');
    await pc.readers({ service: 0x8010001d });
    const printed = await check();
    expect(printed.verdict).not.toBe('ready');
    expect(printed.next?.finding).not.toBe('service.stopped');
  });
});

describe('an incomplete list of installed software', () => {
  it.each([
    ['access to one of the lists of software is denied, in Spanish', { code: 1, text: 'ERROR: Acceso denegado.\r\n' }],
    ['access to one of the lists of software is denied, in French', { code: 1, text: REG_DENIED.fr }],
    ['one of the lists of software ends with an error without words', { code: 1, text: ' ' }],
  ])('%s: the verdict is unknown, and not « the software is missing »', async (_what, answer) => {
    await pc.readers({ slots: withCard });
    await wine.tool('powershell', 'refused');
    await pc.registry('uninstall', answer);
    await pc.registry('calais', answer);
    const printed = await check();
    expect([printed.code, printed.verdict]).toEqual([3, 'unknown']);
  });
  it('one of the lists never comes: unknown, and not « the software is missing »', async () => {
    await pc.readers({ slots: withCard });
    await pc.registryLate('uninstall', 60_000);
    await pc.registryLate('calais', 60_000);
    const said = await watchUntil(({ verdict }) => verdict === 'unknown');
    expect(verdicts(said)).toEqual(['checking', 'unknown']);
  });
});

describe('what Windows says of the reader', () => {
  it.each([
    [10, 'reader.failed'],
    [14, 'reader.restart-needed'],
    [22, 'reader.disabled'],
    [28, 'reader.no-driver'],
    [31, 'reader.driver-damaged'],
    [43, 'reader.failed'],
    [45, 'reader.none'],
    [52, 'reader.driver-refused'],
  ])('code %i of the device manager: blocked, with the finding %s', async (code, finding) => {
    await pc.readers({ service: 0x8010001d });
    await pc.say('powershell-devices', { text: devices([reader(code)]) });
    expect(inShort(await check())).toEqual([1, 'blocked', finding]);
  });
});

describe('what WinSCard says', () => {
  it.each([
    ['access denied', 5, 'service.denied'],
    ['no RPC server', 0x6ba, 'service.denied'],
    ['no access', 0x80100027, 'service.denied'],
    ['a broken pipe: a remote session without its readers', 0x6d, 'reader.remote-session'],
    ['stopped, with a reader in order', 0x8010001e, 'service.stopped'],
  ])('%s (error %i): blocked, with the finding %s', async (_what, service, finding) => {
    await pc.readers({ service });
    expect(inShort(await check())).toEqual([1, 'blocked', finding]);
  });
  it('no service, in a remote session: blocked, with the remote session as the finding', async () => {
    await pc.readers({ service: 0x8010001d });
    expect(inShort(await check({ SESSIONNAME: 'RDP-Tcp#3' }))).toEqual([1, 'blocked', 'reader.remote-session']);
  });
  it.each([
    ['mute', 'card.mute'],
    ['exclusive', 'card.busy'],
    ['empty', 'card.none'],
  ] as const)('a slot that is %s: blocked, with the finding %s', async (state, finding) => {
    await pc.readers({ slots: { [ACR39U]: state } });
    expect(inShort(await check())).toEqual([1, 'blocked', finding]);
  });
  it.each([1, 5])(
    'a card that is silent from command %i on: it is said that no answer comes yet, and the verdict is unknown in the end',
    async (silentFrom) => {
      pc.insert(eid({ silentFrom }));
      await pc.readers({ slots: withCard });
      const said = await watchUntil(({ verdict }) => verdict === 'unknown');
      expect(verdicts(said)).toEqual(['checking', 'unknown']);
      expect(findings(said)).toContain('chip.no-answer');
      expect(said.at(-1)?.next?.finding).toBe('chip.silent');
    },
  );
  it('an eID beside Windows Hello, a token and an empty reader of a TPM: ready', async () => {
    await pc.readers({
      slots: {
        'Windows Hello for Business 1': 'empty',
        'Yubico YubiKey OTP+FIDO+CCID 0': 'empty',
        'Microsoft Virtual Smart Card 0': 'empty',
        [ACR39U]: 'card',
      },
    });
    expect(inShort(await check())).toEqual([0, 'ready', null]);
  });
});

describe('the native part of koffi, which calls WinSCard,', () => {
  it('taken away by a virus scanner: unknown, with the blocked part as the finding, and the eID software is still found', async () => {
    await pc.readers({ slots: withCard });
    await wine.nativePart(false);
    const printed = await check();
    expect(inShort(printed)).toEqual([3, 'unknown', 'service.part-blocked']);
    expect(printed.checks.find(({ id }) => id === 'middleware')?.data).toEqual({ version: '5.1.34' });
  });
});
