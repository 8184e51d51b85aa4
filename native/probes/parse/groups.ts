/**
 * Whether an account is an administrator's, from its groups: on Windows by their numbers, since their names are
 * translated there, and by their names elsewhere.
 */
import { known, unknown, type Outcome, type Value } from '../outcome.ts';
import type { Ran } from '../run.ts';

/** BUILTIN\Administrators. Windows lists it for an administrator even before the person has said yes to the shield. */
const ADMINISTRATORS = /\bS-1-5-32-544\b/;
const ANY_SID = /\bS-1-\d/;

/**
 * Whether a Windows account is an administrator's, whatever rights this process runs with, from what `whoami /groups`
 * prints; unknown when it fails or prints no group. The names of its groups are not kept.
 */
export function readWindowsGroups({ code, out }: Ran): Outcome<Value<'rights'>> {
  if (code !== 0) return unknown('failed');
  return ANY_SID.test(out) ? known({ administrator: ADMINISTRATORS.test(out) }) : unknown('unreadable');
}

/**
 * Whether an account of macOS or Linux may use sudo, from what `id -Gn` prints; a member of the group `root` always
 * may. Unknown when `id` fails or prints nothing.
 * @param administrators the groups whose members may: `admin` on macOS, `sudo`, `wheel` and `admin` on Linux
 */
export function readUnixGroups({ code, out }: Ran, administrators: readonly string[]): Outcome<Value<'rights'>> {
  const groups = out
    .trim()
    .split(/\s+/)
    .filter((name) => name !== '');
  if (code !== 0 || groups.length === 0) return unknown(code === 0 ? 'unreadable' : 'failed');
  return known({ administrator: groups.some((name) => name === 'root' || administrators.includes(name)) });
}
