/** The registry keys that the probes look at: through `reg`, or through PowerShell where a policy closes `reg`. */
import { andThen, known, once, type Outcome } from './outcome.ts';
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
  firefox: ['HKLM\\SOFTWARE\\Mozilla\\PKCS11Modules', 'HKLM\\SOFTWARE\\WOW6432Node\\Mozilla\\PKCS11Modules'],
  logging: [
    'HKLM\\SOFTWARE\\BEID\\logging',
    'HKLM\\SOFTWARE\\WOW6432Node\\BEID\\logging',
    'HKCU\\SOFTWARE\\BEID\\logging',
  ],
} as const;
type Place = keyof typeof PLACES;
export type Registry = Readonly<Record<Place, () => Promise<Outcome<RegistryKey[]>>>>;

/** Each place is read once, however many probes want it. @param limitMs for PowerShell */
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
    const answer = andThen(await run('reg', ['query', key, '/s', '/reg:64']), readRegistry);
    if (answer.state === 'known' || (answer.reason !== 'denied' && answer.reason !== 'no-tool')) return answer;
    const all = await dump();
    return all.state === 'known' ? known(below(all.value, key)) : answer;
  };
  /** Every answer that came, in one list; a reason only when none did. */
  const place = (name: Place) =>
    once(async (): Promise<Outcome<RegistryKey[]>> => {
      const answers = await Promise.all(PLACES[name].map(read));
      const keys = answers.flatMap((answer) => (answer.state === 'known' ? answer.value : []));
      return keys.length > 0 ? known(keys) : (answers.find(({ state }) => state === 'unknown') ?? known([]));
    });
  return {
    uninstall: place('uninstall'),
    calais: place('calais'),
    browsers: place('browsers'),
    firefox: place('firefox'),
    userChoice: place('userChoice'),
    logging: place('logging'),
  };
}
