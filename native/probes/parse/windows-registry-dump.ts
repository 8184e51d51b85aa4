/**
 * The registry keys as PowerShell prints them, for PCs where a policy closes `reg` (« Empêcher l'accès aux outils de
 * modification du Registre »).
 */
import * as v from 'valibot';
import { known, unknown, type Outcome } from '../outcome.ts';
import type { Ran } from '../run.ts';
import type { RegistryKey } from './registry.ts';

/** The only values that anyone here looks at. */
const VALUES = ['DisplayName', 'DisplayVersion', 'ATR', '80000001', 'log_level', 'ProgId', 'CertPropEnabled'];

/**
 * The PowerShell script that prints keys of the registry, and all keys below them, as JSON: of each its default value
 * and those in VALUES. It has single quotes only, since Windows takes double ones away, and calls no methods: where
 * AppLocker is on, PowerShell runs in Constrained Language Mode, which forbids them on most objects.
 * @param keys as `reg` names them, e.g. `HKLM\SOFTWARE\…`
 */
export const registryDumpScript = (keys: readonly string[]): string =>
  [
    "$ErrorActionPreference = 'SilentlyContinue'",
    `$places = @(${keys.map((key) => `'${key.replace('\\', ':\\')}'`).join(', ')})`,
    `$found = @(foreach ($place in $places) { foreach ($key in @(Get-Item -LiteralPath $place) + @(Get-ChildItem -LiteralPath $place -Recurse)) { if ($key) { $all = Get-ItemProperty -LiteralPath $key.PSPath; $values = @{ default = [string]$all.'(default)' }; foreach ($name in @(${VALUES.map((name) => `'${name}'`).join(', ')})) { $value = $all.$name; if ($value -is [byte[]]) { $value = -join ($value | ForEach-Object { '{0:X2}' -f $_ }) }; if ($value -ne $null) { $values[$name] = [string]$value } }; @{ path = [string]$key.Name; values = $values } } } })`,
    'ConvertTo-Json -Compress -Depth 5 -InputObject @{ keys = $found }',
  ].join('; ');

const dump = v.object({ keys: v.array(v.object({ path: v.string(), values: v.record(v.string(), v.string()) })) });

/**
 * The registry keys that a script of registryDumpScript printed. A profile or a policy may print lines before it, so
 * the last line that begins with `{` counts; unknown when there is none, or when it is not the answer that the script
 * makes.
 */
export function readRegistryDump({ code, out }: Ran): Outcome<RegistryKey[]> {
  const line = out.split('\n').findLast((one) => one.trim().startsWith('{')) ?? '';
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), dump), line.trim());
  if (!found.success) return unknown(code === 0 ? 'unreadable' : 'failed');
  return known(
    found.output.keys.map(({ path, values }) => ({
      path,
      name: path.slice(path.lastIndexOf('\\') + 1),
      values: new Map(
        Object.entries(values).map(([name, value]) => [name === 'default' ? '' : name.toLowerCase(), value]),
      ),
    })),
  );
}

const HIVES: Readonly<Record<string, string>> = { HKLM: 'HKEY_LOCAL_MACHINE', HKCU: 'HKEY_CURRENT_USER' };

/**
 * Picks one key and all keys below it out of a dump.
 * @param key as `reg` names it, e.g. `HKLM\SOFTWARE\…`
 */
export function below(keys: readonly RegistryKey[], key: string): RegistryKey[] {
  const full = key.replace(/^HK\w\w/, (hive) => HIVES[hive] ?? hive).toLowerCase();
  return keys.filter(({ path }) => path.toLowerCase() === full || path.toLowerCase().startsWith(`${full}\\`));
}
