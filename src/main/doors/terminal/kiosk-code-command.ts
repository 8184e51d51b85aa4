/** `kiosk-code`: from the code an administrator types to what goes into the policy. On standard input, so that it is in no list of processes and no history. */
import { text } from 'node:stream/consumers';
import { hashKioskCode, SHORTEST_CODE } from '../../session/kiosk-code.ts';
import { UsageError, type Command } from './command.ts';
import { CODE_PROMPT, CODE_TOO_SHORT } from './words.ts';

export const kioskCode: Command = async (argv) => {
  if (argv.length > 0) throw new UsageError(CODE_PROMPT);
  if (process.stdin.isTTY) console.error(CODE_PROMPT);
  const code = (await firstLine()).trim();
  if (code.length < SHORTEST_CODE) throw new UsageError(CODE_TOO_SHORT.replace('{n}', String(SHORTEST_CODE)));
  console.log(await hashKioskCode(code));
  return 0;
};

/** On a terminal a line ends with Enter; elsewhere with the input. */
async function firstLine(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/)[0] ?? '';
  return new Promise((resolve) => {
    process.stdin.once('data', (typed: Buffer) => {
      process.stdin.pause();
      resolve(typed.toString().split(/\r?\n/)[0] ?? '');
    });
  });
}
