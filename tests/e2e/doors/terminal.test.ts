/** Commands of the terminal, as a script runs them: from plain Node, and from the program as it is installed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { KIOSK_CODE } from '../../../src/shared/policy.ts';
import { printedSchema } from '../../tools/terminal.ts';
import { APP } from '../tools/app.ts';
import { argumentsFor, electrons, environmentFor } from '../tools/electron.ts';
import { personsFolder } from '../tools/person.ts';

let folder: string;
beforeAll(async () => {
  folder = await personsFolder('terminal-');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** A profile of its own for each run: the double's Chromium may still be ending when the next one starts. */
let runs = 0;
const ways = [
  {
    name: 'plain Node',
    command: () => [process.execPath, join(APP, 'out/main/cli.js')],
    env: async () => ({ ...process.env }),
  },
  ...electrons().map((electron) => ({
    name: electron.name,
    command: () => [electron.executable, ...argumentsFor(electron, join(folder, `${electron.name} ${(runs += 1)}`))],
    env: () => environmentFor(electron, folder),
  })),
];

describe.each(ways)('a command run by the executable of $name', ({ command, env }) => {
  const run = async (args: readonly string[], input = ''): Promise<{ code: unknown; out: string; err: string }> => {
    const [executable = '', ...before] = command();
    const child = spawn(executable, [...before, ...args], { stdio: 'pipe', env: await env() });
    let out = '',
      err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.stdin.end(input);
    const [code]: unknown[] = await once(child, 'close');
    return { code, out, err };
  };

  it('`check --json` prints the snapshot alone, and exits 0 when ready', async () => {
    const { code, out } = await run(['check', '--json', '--practice', 'ready']);
    expect(v.parse(printedSchema, JSON.parse(out))).toMatchObject({ mode: 'practice', verdict: 'ready', next: null });
    expect(code).toBe(0);
  });
  it('`check` exits 1 when something is to be done, and says what', async () => {
    const { code, out } = await run(['check', '--practice', 'bank-card']);
    expect(out).toContain('carte');
    expect(code).toBe(1);
  });
  it('an unknown option after a command exits 64 with the usage', async () => {
    const { code, out, err } = await run(['check', '--colour']);
    expect(err).toContain('Usage : cle-en-main check');
    expect([code, out]).toEqual([64, '']);
  });
  it(
    '`kiosk-code` takes the code from its input and prints only its hash; too short a code, or one on the command line, exits 64',
    { tags: ['long'] },
    async () => {
      const { code, out } = await run(['kiosk-code'], 'bleu-cheval 7\n');
      expect(out.trim()).toMatch(KIOSK_CODE);
      expect(code).toBe(0);
      expect((await run(['kiosk-code'], '123\n')).code).toBe(64);
      expect((await run(['kiosk-code', '135790'])).code).toBe(64);
    },
  );
});

describe('in plain Node', () => {
  it.each([[[]], [['frobnicate']], [['constructor']]])(
    'the words %j are no command: exit code 64, with the usage',
    async (args) => {
      const child = spawn(process.execPath, [join(APP, 'out/main/cli.js'), ...args], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let err = '';
      child.stderr.on('data', (part: Buffer) => {
        err += part.toString();
      });
      const [code]: unknown[] = await once(child, 'close');
      expect(code).toBe(64);
      expect(err).toContain('Usage');
    },
  );
});

describe.each(electrons())('without a screen, in Electron ($name)', (electron) => {
  const run = async (...args: string[]): Promise<{ code: unknown; out: string; err: string }> => {
    const env = await environmentFor(electron, folder, {
      ELECTRON_DOUBLE_NEEDS_DISPLAY: '1',
      DISPLAY: undefined,
      WAYLAND_DISPLAY: undefined,
      XDG_SESSION_TYPE: undefined,
    });
    const child = spawn(electron.executable, [...argumentsFor(electron, join(folder, 'no-screen')), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
    });
    let out = '',
      err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    const [code]: unknown[] = await once(child, 'close');
    return { code, out, err };
  };
  it('a command is answered all the same, with its own exit code', async () => {
    const { code, out } = await run('check', '--json', '--practice', 'bank-card');
    expect([code, v.parse(printedSchema, JSON.parse(out)).verdict]).toEqual([1, 'blocked']);
    expect((await run('check', '--colour')).code).toBe(64);
  });
  it('started without a command, the program says that there is no screen instead of opening its window, and exits 2', async () => {
    const { code, err } = await run();
    expect([code, err]).toEqual([2, expect.stringContaining('Il n’y a pas d’écran ici')]);
  });
});
