/** What `reg query` prints: keys, each with its values. Key names and types are the same in every language. */
import { known, unknown, type Outcome } from '../outcome.ts';
import type { Ran } from '../run.ts';

/** `values` by name in lower case; the default value's name, which Windows translates, is empty here. */
export interface RegistryKey {
  path: string;
  name: string;
  values: ReadonlyMap<string, string>;
}

const VALUE = /^ {4}(.*?) {4}REG_[A-Z_]+(?: {4}(.*))?$/;
/** « Accès refusé », « désactivée par l'administrateur » and the like, whatever the code page did to their accents. */
const DENIED = /denied|refus|geweigerd|verweigert|disabled|sactiv|uitgeschakeld|deaktiviert/i;

/** No such key is an empty list: `reg` says that with the same code as « access denied », so its words are looked at. */
export function readRegistry({ code, out, trouble }: Ran): Outcome<RegistryKey[]> {
  if (code !== 0 && DENIED.test(`${out}\n${trouble}`)) return unknown('denied');
  if (code !== 0) return code === 1 ? known([]) : unknown('failed');
  const keys: { path: string; name: string; values: Map<string, string> }[] = [];
  for (const line of out.split('\n')) {
    if (line.startsWith('HKEY_')) {
      const path = line.trimEnd();
      keys.push({ path, name: path.slice(path.lastIndexOf('\\') + 1), values: new Map() });
      continue;
    }
    const [, name = '', data = ''] = VALUE.exec(line) ?? [];
    if (name !== '') keys.at(-1)?.values.set(/^\(.*\)$/.test(name) ? '' : name.toLowerCase(), data.trimEnd());
  }
  return keys.length === 0 && out.trim() !== '' ? unknown('unreadable') : known(keys);
}
