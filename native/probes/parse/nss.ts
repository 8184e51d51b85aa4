/**
 * Modules in an NSS database: `pkcs11.txt` (docs/facts/detection.md#linux). Chrome, Chromium and Edge on Linux read one
 * in the person's folder.
 */

/** File names of the modules, without their folders. */
export function readNssModules(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const path = /^library=(.+)$/.exec(line)?.[1]?.trim() ?? '';
    return path === '' ? [] : [path.slice(path.lastIndexOf('/') + 1)];
  });
}

export const isEidModule = (name: string): boolean => name.startsWith('libbeidpkcs11.');
/** The proxy answers for every module that p11-kit knows, the eID's among them where it is registered. */
export const isProxy = (name: string): boolean => name.startsWith('p11-kit-proxy.');
