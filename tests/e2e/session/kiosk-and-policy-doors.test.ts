/** A policy where no window is: the browser door under a kiosk, and the terminal's `policy check`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashKioskCode } from '../../../src/main/session/kiosk-code.ts';
import { run as runTerminal } from '../../tools/terminal.ts';
import { APP } from '../tools/app.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function written(text: string): Promise<string> {
  const file = join(folder, 'policy.json');
  await writeFile(file, text);
  return file;
}

describe('the program behind a browser, where the policy asks for a kiosk', () => {
  it.each([
    ['as it should be', (policy: string) => policy],
    ['with a comma too many', (policy: string) => policy.replace(/\}$/, ',}')],
    ['cut short', (policy: string) => policy.slice(0, 30)],
  ])(
    'does not start, says why and exits with 78, since a browser cannot be a kiosk (policy %s)',
    async (_how, change) => {
      const file = await written(change(JSON.stringify({ kiosk: { code: await hashKioskCode('135790') } })));
      const child = spawn(process.execPath, [join(APP, 'out/main/browser.js'), '--print-url'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, CLE_EN_MAIN_POLICY: file },
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (part: Buffer) => {
        out += part.toString();
      });
      child.stderr.on('data', (part: Buffer) => {
        err += part.toString();
      });
      const [code]: unknown[] = await once(child, 'close');
      expect([code, out]).toEqual([78, '']);
      expect(err).toContain('kiosque');
      expect(err).toContain('Administrateur');
    },
  );
});

describe('policy check', () => {
  it('says that a good policy applies', async () => {
    const { code, out } = await runTerminal(['policy', 'check', join(APP, 'docs/policy.example.json')]);
    expect([code, out.trim()]).toEqual([0, 'Ce règlement s’applique.']);
  });
  it('names each mistake with its line', async () => {
    const file = await written(
      '{\n  "textSize": 120,\n  "idle": {\n    "remindAfter": 10,\n    "endafter": 20\n  }\n}\n',
    );
    const { code, out } = await runTerminal(['policy', 'check', file]);
    expect(code).toBe(1);
    expect(out).toMatch(/policy\.json:2: « textSize »/);
    expect(out).toMatch(/policy\.json:5: « idle\.endafter » est inconnu/);
    const json: unknown = JSON.parse((await runTerminal(['policy', 'check', file, '--json'])).out);
    expect(json).toMatchObject({ schema: 1, applies: false, mistakes: [{ line: 2 }, { line: 5 }] });
  });
  it('ends with exit code 2 for a file that is not there, and 64 for a wrong command line', async () => {
    expect((await runTerminal(['policy', 'check', join(folder, 'none.json')])).code).toBe(2);
    expect((await runTerminal(['policy', 'check'])).code).toBe(64);
    expect((await runTerminal(['policy', 'weigh', 'x.json'])).code).toBe(64);
  });
});
