/** Runs one of the system's own tools: no shell, a time limit, an environment without translations. */
import { spawn, type ChildProcess } from 'node:child_process';
import { win32 } from 'node:path';
import { known, unknown, type Outcome } from './outcome.ts';

const LIMIT_MS = 5000;
/** A tool that talks for ever is cut off here, bytes. */
const LONGEST = 16 << 20;

/** How a tool ended: its exit code, what it printed, and what it printed on its error output. */
export interface Ran {
  code: number;
  out: string;
  trouble: string;
}
/**
 * Runs a tool of the system and resolves to what it printed, or to why it could not be run.
 * @param limitMs after which the tool is ended and nothing it said counts
 */
export type Run = (tool: string, args: readonly string[], limitMs?: number) => Promise<Outcome<Ran>>;

/** Windows would look into the current folder first, where a download may lie: its tools are named in full. */
function placeOf(tool: string, platform: NodeJS.Platform): string {
  if (platform !== 'win32') return tool;
  const system = win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32');
  return tool === 'powershell'
    ? win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe')
    : win32.join(system, `${tool}.exe`);
}

/**
 * Starting a tool holds this process up: on Windows for 30 ms and more each, on a slow PC with a virus scanner for half
 * a second, and two dozen are asked for at once. Between two of them readers, cards and signs of life have their turn.
 */
function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}

/**
 * Makes what runs the system's tools, with `LC_ALL=C` and each for 5 s where no other limit is given. What it makes
 * never rejects: a tool that was not found, was refused, took too long, printed more than 16 MB or was ended by a
 * signal is `unknown`, while one that ended with an error has its exit code.
 * @param path the PATH in which tools are looked for, by default the machine's own; on Windows they are always taken
 * from System32
 */
export function createRun(path: string | undefined = undefined, platform: NodeJS.Platform = process.platform): Run {
  const turn = createTurns();
  return async (tool, args, limitMs = LIMIT_MS) => {
    await turn();
    return new Promise((resolve) => {
      const env = { ...process.env, LC_ALL: 'C', ...(path === undefined ? {} : { PATH: path }) };
      const ownGroup = platform !== 'win32';
      let child;
      try {
        child = spawn(placeOf(tool, platform), args, {
          windowsHide: true,
          env,
          detached: ownGroup,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
      } catch (error) {
        // Some refusals are thrown and not emitted: UNKNOWN under AppLocker, EFTYPE for a file that is no program any
        // more.
        resolve(refusal(error));
        return;
      }
      const out: Buffer[] = [];
      const trouble: Buffer[] = [];
      let length = 0;
      const keep =
        (chunks: Buffer[]) =>
        (chunk: Buffer): void => {
          length += chunk.length;
          if (length > LONGEST) finish(unknown('unreadable'));
          else chunks.push(chunk);
        };
      const finish = (outcome: Outcome<Ran>): void => {
        clearTimeout(timer);
        // Children of the tool may keep the pipes open; they are not waited for.
        child.stdout.destroy();
        child.stderr.destroy();
        if (child.exitCode === null && child.signalCode === null) end(child, ownGroup);
        child.unref();
        resolve(outcome);
      };
      const timer = setTimeout(() => finish(unknown('timeout')), limitMs);
      child.stdout.on('data', keep(out));
      child.stderr.on('data', keep(trouble));
      child.on('error', (error) => finish(refusal(error)));
      child.on('close', (code) =>
        finish(
          code === null
            ? unknown('failed')
            : known({ code, out: textOf(Buffer.concat(out)), trouble: textOf(Buffer.concat(trouble)) }),
        ),
      );
    });
  };
}

/** Node's codes for a tool that could not be started. AppLocker and software restriction policies come as UNKNOWN. */
const REFUSED: readonly string[] = ['EACCES', 'EPERM', 'UNKNOWN', 'EFTYPE'];

/** Why a tool could not be started. */
function refusal(error: unknown): Outcome<Ran> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return unknown('no-tool');
  return unknown(REFUSED.includes(code) ? 'denied' : 'failed');
}

/** With its children where it leads a group of its own. Whether that works or not, nobody waits for it any more. */
function end(child: ChildProcess, group: boolean): void {
  try {
    if (group && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // The group is gone, or macOS refuses it because its leader has just ended.
    child.kill('SIGKILL');
  }
}

/**
 * The text that a tool printed, its line ends made `\n`. Windows's tools write UTF-16, UTF-8 or the console's code
 * page, 850 here. What is searched for is ASCII in all of them, so an é that comes out as another letter does no harm;
 * it must only never stop the reading.
 */
export function textOf(bytes: Buffer): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes.length >= 4 && bytes[1] === 0 && bytes[3] === 0);
  const eightBit = isUtf8(bytes) ? 'utf8' : 'latin1';
  return bytes
    .toString(utf16 ? 'utf16le' : eightBit)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
