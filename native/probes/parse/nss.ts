/**
 * Modules in an NSS database: `pkcs11.txt` (docs/facts/detection.md#linux). Chrome, Chromium and Edge on Linux read one
 * in the person's folder.
 */

/**
 * The libraries of the PKCS#11 modules that a `pkcs11.txt` lists, as written there: with a folder, or by name only, for
 * the loader to find.
 */
export function readNssModules(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const path = /^library=(.+)$/.exec(line)?.[1]?.trim() ?? '';
    return path === '' ? [] : [path];
  });
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a library is the module of the official eID software by its file's name, in whichever folder it lies. */
export const isEidModule = (path: string): boolean => fileName(path).startsWith('libbeidpkcs11.');
/**
 * Whether this library is p11-kit's proxy, which answers for every module that p11-kit knows: the eID's too, where it
 * is registered. The proxy is a link to p11-kit's library, under whose name a browser may list it.
 */
export const isProxy = (path: string): boolean => /^(p11-kit-proxy|libp11-kit)\./.test(fileName(path));
/**
 * Whether this library is OpenSC's module: it logs in with the eID as well, in some versions and with some generations
 * of cards (docs/facts/detection.md#browsers).
 */
export const isOpenSc = (path: string): boolean => /^(onepin-)?opensc-pkcs11\./.test(fileName(path));
