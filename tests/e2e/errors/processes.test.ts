/** Each process by itself, no page: what its log names when it fails, and what comes when whom it works for goes. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { run } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { APP } from '../tools/app.ts';

const OUT = join(APP, 'out/main');
/** Puts a line of JavaScript before the program's own code: in its process, and in no child of it. */
const before = (script: string): string =>
  `--import=data:text/javascript,${encodeURIComponent(`if(!process.send){${script}}`)}`;

let files: Scratch;
beforeEach(async () => {
  files = await scratch();
});
afterEach(() => files.remove());

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Starts a child process of the program's as the program does, sends it what no program sends, and gives its log. */
async function logOfNonsense(entry: string, ...options: readonly string[]): Promise<string> {
  const child = fork(join(OUT, entry), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [...options],
  });
  let log = '';
  child.stderr?.on('data', (part: Buffer) => {
    log += part.toString();
  });
  child.send({ nobody: 'says this' });
  expect(await once(child, 'close')).toEqual([1, null]);
  return log;
}

describe('what nobody caught is logged with our own file and line', () => {
  it('by the documents worker, which ends with exit code 1 when it is sent what is no message of its protocol', async () => {
    expect(await logOfNonsense('documents-worker.js')).toMatch(/src\/worker\/index\.ts:\d+/);
  });

  it('by the card process whose first sign of life cannot be sent, and which ends with exit code 1', async () => {
    const throwing = `--import=data:text/javascript,${encodeURIComponent(`process.send=()=>{throw new Error('a fault')}`)}`;
    expect(await logOfNonsense('card-process.js', throwing)).toMatch(/a fault[\s\S]*native\/host\.ts:\d+/);
  });

  it('by the program behind the browser, which ends with exit code 2 and leaves no file', async () => {
    const NODE_OPTIONS = before(
      `const say=console.log;console.log=(text)=>{if(/127\\.0\\.0\\.1/.test(text))throw new Error('a fault');say(text)}`,
    );
    const child = spawn(process.execPath, [join(OUT, 'browser.js'), '--print-url', '--practice', 'ready'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TMPDIR: files.path, NODE_OPTIONS },
    });
    let log = '';
    child.stderr.on('data', (part: Buffer) => {
      log += part.toString();
    });
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(log).toMatch(/a fault[\s\S]*src\/main\/doors\/browser\/browser-door\.ts:\d+/);
    expect(await readdir(files.path)).toEqual([]);
  });

  it('by a command of the terminal, which ends with exit code 2', async () => {
    const { code, err } = await run(['--help'], {
      NODE_OPTIONS: before(`console.log=()=>{throw new Error('a fault')}`),
    });
    expect(code).toBe(2);
    expect(err).toMatch(/a fault[\s\S]*src\/main\/doors\/terminal\/run-terminal\.ts:\d+/);
  });
});

describe('when the other side goes away', () => {
  it('a command whose reader has closed the pipe ends with its own exit code, and says nothing', async () => {
    const child = spawn(
      'bash',
      [
        '-c',
        '"$0" "$1" check --json --practice ready | head -c 0; exit "${PIPESTATUS[0]}"',
        process.execPath,
        join(OUT, 'cli.js'),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let log = '';
    child.stderr.on('data', (part: Buffer) => {
      log += part.toString();
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(log).toBe('');
  });

  it('a worker whose program is killed while it answers ends too, without a word', async () => {
    const photo = await jpeg(files.at('grande.jpg'), { width: 1200, height: 1800 });
    const PARENT = `
      const { fork } = require('node:child_process');
      const worker = fork(${JSON.stringify(join(OUT, 'documents-worker.js'))}, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      for (let id = 1; id <= 12; id += 1)
        worker.send({ id, name: 'open', argument: { path: ${JSON.stringify(photo)}, copies: ${JSON.stringify(files.path)} } });
      // The first answer is here: the next ones are under way.
      worker.once('message', () => console.log(worker.pid));`;
    const parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    parent.stderr.on('data', (part: Buffer) => {
      log += part.toString();
    });
    const [said]: unknown[] = await once(parent.stdout, 'data');
    const worker = Number(String(said));
    parent.kill('SIGKILL');
    await until(
      () => isThere(worker),
      (there) => !there,
      'the end of the worker',
    );
    expect(log).toBe('');
  });
});
