/**
 * Modules in an NSS database: `pkcs11.txt` (docs/facts/detection.md#linux). Chrome, Chromium and Edge on Linux read one
 * in the person's folder.
 */

/** The modules' libraries, as written: with a folder, or for the loader to find. */
export function readNssModules(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const path = /^library=(.+)$/.exec(line)?.[1]?.trim() ?? '';
    return path === '' ? [] : [path];
  });
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The module of the official eID software, in whichever folder it lies. */
export const isEidModule = (path: string): boolean => fileName(path).startsWith('libbeidpkcs11.');
/** The proxy answers for every module that p11-kit knows, the eID's among them where it is registered. */
export const isProxy = (path: string): boolean => fileName(path).startsWith('p11-kit-proxy.');
