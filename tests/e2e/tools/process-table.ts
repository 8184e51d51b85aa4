/**
 * Every process of a program that was started in a session of its own (setsid), however many it has started since.
 * Linux.
 */
import { readFileSync, readdirSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  /** Its words, joined by spaces. */
  readonly command: string;
}

/** Those that have ended and wait for somebody to take note are not among them. */
export function processesOfSession(session: number): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // proc(5): behind the name in brackets, which may hold anything, come state, parent, group and session.
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, , , inSession] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (Number(inSession) !== session || state === 'Z') return [];
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}
