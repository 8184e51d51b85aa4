/**
 * `kiosk-code`: turns the code that an administrator types into the line for the policy. The code is read from standard
 * input, so that it stands in no list of processes and in no shell history.
 */
import { hashKioskCode, SHORTEST_CODE } from '../../session/kiosk-code.ts';
import { UsageError, type Command } from './command.ts';
import { firstLine } from './first-line.ts';
import { CODE_PROMPT, CODE_TOO_SHORT } from './terminal-words.ts';

/**
 * The command `kiosk-code`: reads the code from the first line of standard input and prints the line for the policy
 * that stands for it. A code that is too short, or any argument, is a usage error.
 */
export const kioskCode: Command = async (argv) => {
  if (argv.length > 0) throw new UsageError(CODE_PROMPT);
  const code = (await firstLine(CODE_PROMPT)).trim();
  if (code.length < SHORTEST_CODE) throw new UsageError(CODE_TOO_SHORT.replace('{n}', String(SHORTEST_CODE)));
  console.log(await hashKioskCode(code));
  return 0;
};
