/**
 * Which programs of this session have the system's PC/SC library open: when a card is held, the trainer needs a name.
 * Names of programs only; what they were started with, and whose they are, is not looked at.
 */
import { basename } from 'node:path';
import type { Files } from './machine.ts';
import { andThen, known, unknown, type Outcome } from './outcome.ts';
import type { Run } from './run.ts';

/** Our own, by the names it runs under, and the service itself. */
const OURS = /^(pcscd|cle-en-main|electron|svchost|node)(\.exe)?$/i;
const named = (programs: readonly string[]): string[] =>
  [...new Set(programs.filter((name) => name !== '' && !OURS.test(name)))].toSorted((a, b) => a.localeCompare(b));

/** Hundreds of files at once would hold up the calls to the card, which wait for the same threads. */
const LANES = 4;

/**
 * The programs that have the PC/SC library open on Linux, by their names (15 characters at most) in the order of the
 * alphabet; the service and our own are left out, and with ours any `node` or `electron`. They are found in the memory
 * maps of those processes that this account may see; without a /proc the answer is unknown.
 */
export async function linuxCardPrograms(files: Files): Promise<Outcome<string[]>> {
  const processes = (await files.list('/proc')).filter((name) => /^\d+$/.test(name));
  if (processes.length === 0) return unknown('not-told');
  const found: string[] = [];
  const left = processes.values();
  const lane = async (): Promise<void> => {
    for (const id of left)
      if (await files.contains(`/proc/${id}/maps`, 'libpcsclite.so'))
        found.push(basename((await files.head(`/proc/${id}/comm`)).trim()));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return known(named(found));
}

/**
 * The programs that have winscard.dll open on Windows, by their names in the order of the alphabet; svchost and our own
 * are left out, and with ours any `node` or `electron`. `tasklist /m winscard.dll` prints rows of
 * `"chrome.exe","1234","WinSCard.dll"`; when it fails, the answer is unknown.
 * @param limitMs after which the answer is unknown, too
 */
export const windowsCardPrograms = async (run: Run, limitMs: number): Promise<Outcome<string[]>> =>
  andThen(await run('tasklist', ['/m', 'winscard.dll', '/fo', 'csv', '/nh'], limitMs), ({ code, out }) =>
    code === 0
      ? known(named(out.split('\n').flatMap((row) => /^"([^"]{1,120})","\d+",/.exec(row)?.[1] ?? [])))
      : unknown('failed'),
  );
