/** A normal user's visit to the installed program in a clean Debian: its window, by eyes and hands alone. */
import { once } from 'node:events';
import { vi } from 'vitest';
import { answerDialog, closeByX, windowBeside, windowsOf } from '../../e2e/tools/hands.ts';
import { eyesOn, type Eyes } from './eyes.ts';
import { VISITOR, type Booted } from './system.ts';

export interface Visit {
  readonly eyes: Eyes;
  /** The main process, as the processes in there see it. */
  readonly pid: number;
  /** Clicks on a button that opens one of the system's own dialogs, and answers it by a path. */
  answers(button: string, path: string): Promise<void>;
  /** All that the program and Chromium have printed. */
  printed(): string;
  /** Closes the window by its X; resolves to the exit code. */
  close(): Promise<number | null>;
  /** Resolves when the program has ended, whoever ended it. */
  readonly ended: Promise<unknown>;
}

/** Starts the program, by default by the command that is installed, and waits for its window. */
export async function openWindow(debian: Booted, display: string, command = 'cle-en-main'): Promise<Visit> {
  const child = debian.start(VISITOR, [command], { DISPLAY: display });
  const ended = once(child, 'exit');
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  const { pid, window } = await vi.waitFor(
    async () => {
      if (child.exitCode !== null) return { pid: 0, window: '' };
      const main = await mainProcess(debian);
      const [first] = main === null ? [] : windowsOf(main);
      if (main === null || first === undefined) throw new Error(`no window yet; printed so far: ${printed}`);
      return { pid: main, window: first };
    },
    // An AppImage is unpacked first.
    { timeout: 180_000, interval: 250 },
  );
  if (window === '') throw new Error(`the program ended at once:\n${printed}`);
  const eyes = eyesOn(display);
  return {
    eyes,
    pid,
    ended,
    printed: () => printed,
    async answers(button, path) {
      const known = windowsOf(pid);
      await eyes.clicks(button);
      await answerDialog(pid, await windowBeside(pid, known), path);
    },
    async close() {
      closeByX(window);
      await ended;
      return child.exitCode;
    },
  };
}

/** Chromium's children name their kind; the first one does not. */
const FIND_MAIN = `for process in /proc/[0-9]*; do
  case "$(readlink "$process/exe")" in
    */cle-en-main) tr '\\0' ' ' < "$process/cmdline" | grep -q -- '--type=' || echo "\${process#/proc/}" ;;
  esac
done`;

/** The number of the program's main process, as the processes in there see it; null where it does not run. */
async function mainProcess(debian: Booted): Promise<number | null> {
  const [first] = (await debian.asRoot('sh', '-c', FIND_MAIN)).trim().split('\n');
  return first === undefined || first === '' ? null : Number(first);
}

/** What Chromium's processes of one kind are held back by. */
export interface Held {
  /** A process namespace of its own: it sees no other process. */
  readonly ownProcesses: boolean;
  /** A user namespace of its own: the way of the sandbox where they are open. */
  readonly ownUsers: boolean;
  /** Only the system calls that it needs. */
  readonly filtered: boolean;
}

const LOOK = `main=$1
for process in /proc/[0-9]*; do
  tr '\\0' ' ' < "$process/cmdline" 2>/dev/null | grep -q -- '--type=renderer' || continue
  [ "$(readlink "$process/ns/pid")" = "$(readlink "/proc/$main/ns/pid")" ] && echo same || echo own
  [ "$(readlink "$process/ns/user")" = "$(readlink "/proc/$main/ns/user")" ] && echo same || echo own
  grep '^Seccomp:' "$process/status" | tr -dc '0-9'
  exit
done`;

/** How the page's process is held back; rejects where there is none. `main`: the main process. */
export async function sandboxOf(debian: Booted, main: number): Promise<Held> {
  const [processes, users, calls] = (await debian.asRoot('sh', '-c', LOOK, 'sh', String(main))).trim().split('\n');
  if (calls === undefined) throw new Error('there is no process of a page');
  return { ownProcesses: processes === 'own', ownUsers: users === 'own', filtered: calls === '2' };
}
