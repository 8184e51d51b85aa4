/** The registry keys that the probes look at: through `reg`, or through PowerShell where a policy closes `reg`. */
import type { UnknownReason } from '../../src/shared/facts.ts';
import { andThen, known, once, unknown, type Outcome } from './outcome.ts';
import { readRegistry, type RegistryKey } from './parse/registry.ts';
import { below, readRegistryDump, registryDumpScript } from './parse/windows-registry-dump.ts';
import type { Run } from './run.ts';

const UNINSTALL = 'Microsoft\\Windows\\CurrentVersion\\Uninstall';
/**
 * Each key is read with everything below it. On 64-bit Windows, 32-bit programs have a view of the registry of their
 * own.
 */
const PLACES = {
  uninstall: [
    `HKLM\\SOFTWARE\\${UNINSTALL}`,
    `HKLM\\SOFTWARE\\WOW6432Node\\${UNINSTALL}`,
    `HKCU\\SOFTWARE\\${UNINSTALL}`,
  ],
  calais: ['HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Calais\\SmartCards'],
  browsers: ['HKLM\\SOFTWARE\\Clients\\StartMenuInternet', 'HKCU\\SOFTWARE\\Clients\\StartMenuInternet'],
  userChoice: ['HKCU\\SOFTWARE\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\https\\UserChoice'],
  propagation: ['HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CertProp'],
  firefox: ['HKLM\\SOFTWARE\\Mozilla\\PKCS11Modules', 'HKLM\\SOFTWARE\\WOW6432Node\\Mozilla\\PKCS11Modules'],
  logging: [
    'HKLM\\SOFTWARE\\BEID\\logging',
    'HKLM\\SOFTWARE\\WOW6432Node\\BEID\\logging',
    'HKCU\\SOFTWARE\\BEID\\logging',
  ],
} as const;
type Place = keyof typeof PLACES;
/** The keys of one place, and the reason why part of them could not be read; null when nothing is missing. */
export interface KeyList {
  keys: RegistryKey[];
  gap: UnknownReason | null;
}

/** Asks for one place of the registry: the keys in it, or why they could not be read. */
export type Registry = Readonly<Record<Place, () => Promise<Outcome<KeyList>>>>;

/**
 * An answer that was drawn from a list of keys. Where nothing was found and the list has a gap, the answer is unknown
 * for the gap's reason: what was searched for may be in it.
 */
export const orGap = <T>({ gap }: KeyList, found: T, isFound: (value: T) => boolean): Outcome<T> =>
  gap === null || isFound(found) ? known(found) : unknown(gap);

/**
 * Makes what reads the registry, each place once, however many probes ask for it. It asks `reg`;
 * where that fails otherwise than by its limit, it asks one PowerShell for all places together.
 * @param limitMs for each tool: `reg` starts beside PowerShell and waits with it
 */
export function createRegistry(run: Run, limitMs: number): Registry {
  const dump = once(async () =>
    andThen(
      await run(
        'powershell',
        ['-NoProfile', '-NonInteractive', '-Command', registryDumpScript(Object.values(PLACES).flat())],
        limitMs,
      ),
      readRegistryDump,
    ),
  );
  const read = async (key: string): Promise<Outcome<RegistryKey[]>> => {
    // `/reg:64` reads the 64-bit view, even from a 32-bit process.
    const answer = andThen(await run('reg', ['query', key, '/s', '/reg:64'], limitMs), readRegistry);
    if (answer.state === 'known' || answer.reason === 'timeout') return answer;
    const all = await dump();
    return all.state === 'known' ? known(below(all.value, key)) : answer;
  };
  /** Every answer that came, in one list, and why another did not: "not found" in a list with a gap is not known. */
  const place = (name: Place) =>
    once(async (): Promise<Outcome<KeyList>> => {
      const answers = await Promise.all(PLACES[name].map(read));
      const keys = answers.flatMap((answer) => (answer.state === 'known' ? answer.value : []));
      const gap = answers.find((answer) => answer.state === 'unknown')?.reason ?? null;
      return keys.length === 0 && gap !== null ? unknown(gap) : known({ keys, gap });
    });
  return {
    uninstall: place('uninstall'),
    calais: place('calais'),
    browsers: place('browsers'),
    firefox: place('firefox'),
    propagation: place('propagation'),
    userChoice: place('userChoice'),
    logging: place('logging'),
  };
}
