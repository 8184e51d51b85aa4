/**
 * The terminal door: runs one command and gives its exit code. Used by plain Node (cli.ts) and by the packed program
 * (index.ts).
 */
import { check } from './check-command.ts';
import { UsageError, type Command, type Host } from './command.ts';
import { isCommandName, type CommandName } from './command-names.ts';
import { failedJson } from './failed-json.ts';
import { kioskCode } from './kiosk-code-command.ts';
import { pdf } from './pdf-command.ts';
import { policy } from './policy-command.ts';
import { explainError } from '../../../process/explain-failure.ts';
import { jsonLine, printable, printableLines } from '../../../shared/printable.ts';
import { FAILED } from '../last-resort.ts';
import { HELP, NO_COMMAND, UNEXPECTED, UNKNOWN_COMMAND, USAGE } from './terminal-words.ts';

/** The exit code for a wrong command line in sysexits.h. */
const EX_USAGE = 64;
const COMMANDS: Readonly<Record<CommandName, Command>> = { check, pdf, policy, 'kiosk-code': kioskCode };

/**
 * Runs the command of that name, or answers `--help` and `--version`, and resolves to the exit code of the process. Its
 * errors are printed on standard error; a wrong command line gives 64, an error that nobody expected 2.
 */
export async function runTerminal([name, ...argv]: readonly string[], host: Host): Promise<number> {
  if (name === '--help' || name === '-h') {
    console.log(HELP);
    return 0;
  }
  if (name === '--version') {
    console.log(__VERSION__);
    return 0;
  }
  try {
    const command = name !== undefined && isCommandName(name) ? COMMANDS[name] : undefined;
    if (command === undefined)
      throw new UsageError(name === undefined ? NO_COMMAND : UNKNOWN_COMMAND.replace('{name}', () => printable(name)));
    if (argv.includes('--help') || argv.includes('-h')) {
      console.log(HELP);
      return 0;
    }
    return await command(argv, host);
  } catch (error) {
    if (!isUsage(error)) return unexpected(error, argv, name);
    console.error(`${printableLines(error.message)}\n${USAGE}`);
    return EX_USAGE;
  }
}

/**
 * Reports an error that no command expected: a sentence, the details for a trainer and, where JSON was asked for, whole
 * JSON that says so. Resolves to the exit code, 2.
 */
export async function unexpected(error: unknown, argv: readonly string[], name: string | undefined): Promise<number> {
  console.error(`${UNEXPECTED}\n${await explainError(error)}`);
  if (argv.includes('--json')) process.stdout.write(`${jsonLine(failedJson(name, argv))}\n`);
  return FAILED;
}

function isUsage(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}
