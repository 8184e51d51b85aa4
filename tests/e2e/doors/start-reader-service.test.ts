/** `npm start` where no init looks after the reader service: a bare container, as root. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serviceAnswers } from '../../tools/pcscd.ts';
import { until } from '../../tools/wait.ts';
import start from '../../../assets/locales/fr/start.json' with { type: 'json' };
import { ROOT } from '../tools/app.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'start-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

it.runIf(process.platform === 'linux' && process.getuid?.() === 0 && !existsSync('/run/systemd/system'))(
  'run as root without systemd, npm start starts the reader service and says so; that service ends with the program',
  async () => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), '--door', 'terminal'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: home },
    });
    let printed = '';
    child.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
    });
    await until(
      () => printed,
      (now) => now.includes('Ctrl+C'),
      'the program',
    );
    expect(printed).toContain(start.pcscdStarted);
    await until(serviceAnswers, (up) => up, 'the reader service');
    child.kill('SIGINT');
    await once(child, 'exit');
    await until(serviceAnswers, (up) => !up, 'its end');
  },
);
