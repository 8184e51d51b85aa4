/** The administrator's policy: where it lies, and reading it. Absent, unreadable or wrong, the program runs as without one. */
import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import * as v from 'valibot';
import { hasCode } from '../../shared/error-code.ts';
import { NO_POLICY, POLICY_LIMIT_BYTES, policySchema, type Policy } from '../../shared/policy.ts';

/** `trouble`: why a file that is there was set aside, for the trainer's details; null when there is none. */
export interface PolicyRead {
  readonly policy: Policy;
  readonly trouble: string | null;
}

/** Fixed by the system, so that no person chooses their own. */
export function policyFile(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return win32.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'CleEnMain', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/CleEnMain/policy.json';
    default:
      return posix.join('/etc/cle-en-main/policy.json');
  }
}

/** This PC's policy. In development a file named by CLE_EN_MAIN_POLICY stands in for it; a packed program heeds no such wish of a person. */
export function readPolicyHere({ development }: { development: boolean }): Promise<PolicyRead> {
  const named = development ? process.env['CLE_EN_MAIN_POLICY'] : undefined;
  return named === undefined
    ? readPolicy(policyFile(process.platform, process.env))
    : readPolicy(named, { owned: false });
}

export interface HowToRead {
  /** The file must be the administrator's own. */
  readonly owned?: boolean;
  readonly platform?: NodeJS.Platform;
  /** For Windows: whether this person may change a file. */
  readonly mayChange?: (file: string) => Promise<'yes' | 'no' | 'unknown'>;
}

export async function readPolicy(
  file: string,
  { owned = true, platform = process.platform, mayChange = opensToWrite }: HowToRead = {},
): Promise<PolicyRead> {
  const aside = (why: string): PolicyRead => ({
    policy: NO_POLICY,
    trouble: `Règlement de l’administrateur mis de côté : ${why}`,
  });
  let handle: FileHandle;
  try {
    // Not waiting on a pipe that someone put in its place.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return hasCode(error, 'ENOENT', 'ENOTDIR')
      ? { policy: NO_POLICY, trouble: null }
      : aside('le fichier ne peut pas être lu.');
  }
  try {
    const stats = await handle.stat();
    const refused =
      refuse(stats) ??
      (owned && (platform === 'win32' ? await isAPersons(file, mayChange) : !isRoots(stats))
        ? 'il n’appartient pas à l’administrateur, ou d’autres peuvent le modifier.'
        : null);
    if (refused !== null) return aside(refused);
    return parsePolicy(await handle.readFile('utf8'), aside);
  } catch {
    return aside('le fichier ne peut pas être lu.');
  } finally {
    await handle.close();
  }
}

function refuse(stat: Stats): string | null {
  if (!stat.isFile()) return 'ce n’est pas un fichier.';
  if (stat.size > POLICY_LIMIT_BYTES) return `il dépasse ${POLICY_LIMIT_BYTES / 1024} kB.`;
  return null;
}

const isRoots = ({ uid, mode }: Stats): boolean => uid === 0 && (mode & 0o022) === 0;

/** Windows tells no owner by number. Who may change this file, but not the system's own, is no administrator: the file is theirs. */
async function isAPersons(file: string, mayChange: NonNullable<HowToRead['mayChange']>): Promise<boolean> {
  return (
    (await mayChange(file)) === 'yes' &&
    (await mayChange(win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'win.ini'))) === 'no'
  );
}

/** Opens it for writing and writes nothing. */
async function opensToWrite(file: string): Promise<'yes' | 'no' | 'unknown'> {
  try {
    await (await open(file, 'r+')).close();
    return 'yes';
  } catch (error) {
    return hasCode(error, 'EPERM', 'EACCES') ? 'no' : 'unknown';
  }
}

function parsePolicy(text: string, aside: (why: string) => PolicyRead): PolicyRead {
  // Windows editors begin a file with a byte order mark.
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return aside(`ce n’est pas du JSON${placeOf(error, json)}.`);
  }
  if (Array.isArray(value)) return aside('« (racine) » est une liste.');
  const parsed = v.safeParse(policySchema, value, { lang: 'fr' });
  if (parsed.success) return { policy: parsed.output, trouble: null };
  return aside(
    parsed.issues
      .map((issue) => `« ${v.getDotPath(issue) ?? '(racine)'} » ${issue.message}`)
      .slice(0, 5)
      .join(' ; '),
  );
}

/** Without the engine's own words, which are English and repeat a piece of the file. */
function placeOf(error: unknown, json: string): string {
  const said = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(said)?.[1];
  if (position !== undefined) return ` : faute ligne ${json.slice(0, Number(position)).split('\n').length}`;
  return /end of JSON/.test(said) ? ' : il s’arrête trop tôt' : '';
}

/** For what the schema gives no sentence of its own. */
v.setGlobalMessage(({ type, expected }) => {
  if (expected === 'never') return 'est inconnu';
  if (type.endsWith('object') && expected?.startsWith('"') === true) return 'manque';
  switch (expected) {
    case 'string':
      return 'n’est pas un texte entre guillemets';
    case 'Array':
      return 'n’est pas une liste entre crochets';
    case 'Object':
      return 'n’est pas un objet entre accolades';
    default:
      return 'n’a pas une valeur permise';
  }
}, 'fr');
