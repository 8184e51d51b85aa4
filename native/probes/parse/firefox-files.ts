/**
 * Firefox's own files, read only: which profile it uses and whether the eID add-on is in it
 * (docs/facts/detection.md#browsers).
 */
import * as v from 'valibot';
import type { Browser } from '../../../src/shared/facts.ts';

/** The id of the official eID add-on, as its manifest has it. */
export const ADDON = 'belgiumeid@eid.belgium.be';

/** A Firefox profile's folder; `relative` to the folder of `profiles.ini`, or a whole path. */
export interface Profile {
  path: string;
  relative: boolean;
}

/**
 * The profiles in `profiles.ini` that belong to an installed Firefox, by its `[Install…]` sections. Where there are
 * none, those that are marked `Default=1`; where there are none either, all of them.
 */
export function readProfiles(text: string): Profile[] {
  const sections: { name: string; values: Map<string, string> }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const section = /^\[([^\]]*)\]/.exec(line)?.[1];
    if (section !== undefined) {
      sections.push({ name: section, values: new Map() });
      continue;
    }
    const at = line.indexOf('=');
    if (at > 0) sections.at(-1)?.values.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  const all = sections.flatMap(({ name, values }) => {
    const path = values.get('path') ?? '';
    return /^Profile\d/i.test(name) && path !== ''
      ? [{ path, relative: values.get('isrelative') !== '0', chosen: values.get('default') === '1' }]
      : [];
  });
  const locked = new Set(
    sections.flatMap(({ name, values }) => (/^Install/i.test(name) ? (values.get('default') ?? []) : [])),
  );
  const byInstall = all.filter(({ path }) => locked.has(path));
  const chosen = byInstall.length > 0 ? byInstall : all.filter((profile) => profile.chosen);
  return (chosen.length > 0 ? chosen : all).map(({ path, relative }) => ({ path, relative }));
}

const extensions = v.object({
  addons: v.array(
    v.looseObject({
      id: v.optional(v.nullable(v.string())),
      active: v.optional(v.boolean()),
      userDisabled: v.optional(v.boolean()),
    }),
  ),
});

/**
 * Whether the eID add-on is in `extensions.json`, and whether it is switched off there (`disabled`); `unknown` when it
 * is not the file we know.
 */
export function readAddon(text: string): Exclude<Browser['addon'], 'not-needed'> {
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), extensions), text);
  if (!found.success) return 'unknown';
  const addon = found.output.addons.find(({ id }) => id === ADDON);
  if (addon === undefined) return 'absent';
  return addon.active === false || addon.userDisabled === true ? 'disabled' : 'present';
}

const securityDevices = v.object({
  policies: v.object({
    SecurityDevices: v.union([
      v.looseObject({ Add: v.record(v.string(), v.string()) }),
      v.record(v.string(), v.string()),
    ]),
  }),
});

/**
 * The paths of the libraries that an administrator's `policies.json` has Firefox load: it lists them by name, of late
 * below `Add`. Empty without such a file, or when it is not one that we know.
 */
export function readSecurityDevices(text: string | null): string[] {
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), securityDevices), text);
  if (!found.success) return [];
  const devices = found.output.policies.SecurityDevices;
  const paths = Object.values(typeof devices.Add === 'object' ? devices.Add : devices);
  return paths.filter((path) => typeof path === 'string');
}
