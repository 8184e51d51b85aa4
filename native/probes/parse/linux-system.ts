/** Small texts of a Linux system: os-release, systemctl, loginctl. */
import { known, unknown, type Outcome, type Value } from '../outcome.ts';
import type { Ran } from '../run.ts';

/**
 * The name and version of a Linux system, from the text of os-release: `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"`,
 * with or without quotes. Where the text does not say, the name is `Linux` and the version empty.
 */
export function readOsRelease(text: string): { name: string; version: string } {
  const field = (name: string): string => {
    const line = text.split(/\r?\n/).find((one) => one.startsWith(`${name}=`)) ?? '';
    return line
      .slice(name.length + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
  };
  return { name: field('PRETTY_NAME') || field('NAME') || 'Linux', version: field('VERSION_ID') };
}

/**
 * Whether pcscd is allowed to start, from what `systemctl is-enabled pcscd.socket pcscd.service` prints: a line for
 * each. It is `disabled` when the first line says disabled or masked and the second does not say enabled; everything
 * else, even no answer, counts as `enabled`.
 */
export function readEnabled({ out }: Ran): 'disabled' | 'enabled' {
  const lines = out.trim().split(/\s+/);
  return /^(disabled|masked)/.test(lines[0] ?? '') && lines[1]?.startsWith('enabled') !== true ? 'disabled' : 'enabled';
}

/**
 * Whether the person is logged in from another PC, from what `loginctl show-session self --property=Remote` prints;
 * unknown when it fails or does not say.
 */
export function readLogin({ code, out }: Ran): Outcome<Value<'session'>> {
  const remote = /^Remote=(yes|no)/m.exec(out)?.[1];
  if (code !== 0 || remote === undefined) return unknown(code === 0 ? 'unreadable' : 'failed');
  return known(remote === 'yes' ? { remote: true, kind: 'other' } : { remote: false, kind: 'local' });
}

/**
 * Whether a graphical session is shown on another PC, from the variables of its environment: xrdp's, or an X11 display
 * that is carried over the network. Null when they do not say so.
 */
export function readDisplay(env: NodeJS.ProcessEnv): Value<'session'> | null {
  if (env['XRDP_SESSION'] !== undefined) return { remote: true, kind: 'rdp' };
  // `:0` and `unix:0` are here; `localhost:10.0` and `host:0` come from elsewhere.
  return /^(?!unix:)[^:/]+:\d/.test(env['DISPLAY'] ?? '') ? { remote: true, kind: 'x11' } : null;
}
