/** What `reg query` prints: keys, each with its values. Key names and types are the same in every language. */
import { known, unknown, type Outcome } from '../outcome.ts';
import type { Ran } from '../run.ts';

/**
 * One key of the registry. `values` has the names in lower case; the default value has the empty name here, since
 * Windows translates it.
 */
export interface RegistryKey {
  path: string;
  name: string;
  values: ReadonlyMap<string, string>;
}

const VALUE = /^ {4}(.*?) {4}REG_[A-Z_]+(?: {4}(.*))?$/;
/** « Accès refusé », « désactivée par l'administrateur » and the like, whatever the code page did to their accents. */
const DENIED = /denied|refus|geweigerd|verweigert|disabled|sactiv|uitgeschakeld|deaktiviert/i;

/**
 * « nicht gefunden », « niet vinden » and the like; in a language that is not here, a missing key counts as not told.
 */
const NOT_FOUND =
  /unable to find|not find|pas (pu )?trouv|introuvable|niet (kan )?vinden|niet (worden )?gevonden|nicht (ge)?f[iu]nden|pudo encontrar|stato possibile trovare|impossibile trovare|foi poss.vel (localizar|encontrar)/i;

/**
 * The keys and values that `reg query` printed; an empty list when there is no such key. `reg` ends with 1 for that and
 * for every other failure, so its sentences tell them apart; a sentence in a language that is not known here makes the
 * answer unknown.
 */
export function readRegistry({ code, out, trouble }: Ran): Outcome<RegistryKey[]> {
  if (code !== 0) {
    const said = `${out}\n${trouble}`;
    if (DENIED.test(said)) return unknown('denied');
    return code === 1 && NOT_FOUND.test(said) ? known([]) : unknown('failed');
  }
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
