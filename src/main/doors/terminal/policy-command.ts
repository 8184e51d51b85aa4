/** `policy check FILE`: whether a policy would apply, before it is put on twelve PCs. */
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sizeText } from '../../../shared/size-text.ts';
import { jsonLine, printable } from '../../../shared/printable.ts';
import { POLICY_LIMIT_BYTES } from '../../../shared/policy.ts';
import { decodePolicy, readPolicyText, type PolicyMistake } from '../../session/policy-text.ts';
import { UsageError, type Command } from './command.ts';
import { POLICY_CHECK, TERMINAL_LANGUAGE } from './terminal-words.ts';

/** Characters; no system takes a longer path. */
const LONGEST_PATH = 4096;

/**
 * The command `policy check FILE`. Exit code 0: the policy applies; 1: it has mistakes, each printed with its line
 * where one is known; 2: the file cannot be read, or is larger than the program reads.
 */
export const policy: Command = async (argv) => {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [word, file, ...more] = positionals;
  if (word !== 'check' || file === undefined || more.length > 0) throw new UsageError(POLICY_CHECK.usage);
  const bytes = await readSmall(file);
  if (bytes === null) {
    report(values.json === true, file, [
      {
        line: null,
        reason: POLICY_CHECK.unreadable.replace('{size}', sizeText(POLICY_LIMIT_BYTES, TERMINAL_LANGUAGE)),
      },
    ]);
    return 2;
  }
  const { text, mistakes: before } = decodePolicy(bytes);
  const { mistakes } = await readPolicyText(text, before);
  report(values.json === true, file, mistakes);
  return mistakes.length === 0 ? 0 : 1;
};

function report(json: boolean, file: string, mistakes: readonly PolicyMistake[]): void {
  if (json) {
    const said = mistakes.map(({ line, reason }) => ({ line, reason }));
    process.stdout.write(`${jsonLine({ schema: 1, applies: mistakes.length === 0, mistakes: said })}\n`);
    return;
  }
  if (mistakes.length === 0) console.log(POLICY_CHECK.applies);
  for (const { line, reason } of mistakes)
    console.log(`${printable(file, LONGEST_PATH)}${line === null ? '' : `:${line}`}: ${reason}`);
  if (mistakes.length > 0) console.log(POLICY_CHECK.faulty);
}

/** Null for what is no file, cannot be read, or is larger than the program itself would read. */
async function readSmall(file: string): Promise<Uint8Array | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const stats = await handle.stat();
      return stats.isFile() && stats.size <= POLICY_LIMIT_BYTES ? await handle.readFile() : null;
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}
