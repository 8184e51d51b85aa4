/** The administrator's policy: where it lies, and reading it. Absent, unreadable or wrong, the program runs as without one. */
import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import * as v from 'valibot';
import { NO_POLICY, POLICY_LIMIT_BYTES, policySchema, type Policy } from '../../shared/policy.ts';

/** `trouble`: why a file that is there was set aside, for the trainer's details; null when there is none. */
export interface PolicyRead { readonly policy: Policy; readonly trouble: string | null }

/** Fixed by the system, so that no person chooses their own. */
export function policyFile(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32': return win32.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'CleEnMain', 'policy.json');
    case 'darwin': return '/Library/Application Support/CleEnMain/policy.json';
    default: return posix.join('/etc/cle-en-main/policy.json');
  }
}

/** This PC's policy. In development a file named by CLE_EN_MAIN_POLICY stands in for it; a packed program heeds no such wish of a person. */
export function readPolicyHere({ development }: { development: boolean }): Promise<PolicyRead> {
  const named = development ? process.env['CLE_EN_MAIN_POLICY'] : undefined;
  return named === undefined ? readPolicy(policyFile(process.platform, process.env)) : readPolicy(named, { owned: false });
}

/** `owned`: the file must be the administrator's own; where the system tells owners by number (not Windows) this is looked at. */
export async function readPolicy(file: string, { owned = process.platform !== 'win32' } = {}): Promise<PolicyRead> {
  const aside = (why: string): PolicyRead => ({ policy: NO_POLICY, trouble: `Règlement de l’administrateur mis de côté : ${why}` });
  let handle: FileHandle;
  try {
    // Not waiting on a pipe that someone put in its place.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return isAbsent(error) ? { policy: NO_POLICY, trouble: null } : aside('le fichier ne peut pas être lu.');
  }
  try {
    const refused = refuse(await handle.stat(), owned);
    if (refused !== null) return aside(refused);
    return parsePolicy(await handle.readFile('utf8'), aside);
  } catch {
    return aside('le fichier ne peut pas être lu.');
  } finally {
    await handle.close();
  }
}

function refuse(stat: Stats, owned: boolean): string | null {
  if (!stat.isFile()) return 'ce n’est pas un fichier.';
  if (stat.size > POLICY_LIMIT_BYTES) return `il dépasse ${POLICY_LIMIT_BYTES / 1024} kB.`;
  if (owned && (stat.uid !== 0 || (stat.mode & 0o022) !== 0)) return 'il n’appartient pas à l’administrateur, ou d’autres peuvent le modifier.';
  return null;
}

function parsePolicy(text: string, aside: (why: string) => PolicyRead): PolicyRead {
  let value: unknown;
  try {
    // Windows editors begin a file with a byte order mark.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return aside(`ce n’est pas du JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  if (Array.isArray(value)) return aside('« (racine) » est une liste.');
  const parsed = v.safeParse(policySchema, value);
  if (parsed.success) return { policy: parsed.output, trouble: null };
  return aside(parsed.issues.map((issue) => `« ${v.getDotPath(issue) ?? '(racine)'} » ${issue.message}`).slice(0, 5).join(' ; '));
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
