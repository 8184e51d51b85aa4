/** Where Windows lies. No variable of the environment is asked: whoever starts a program sets those as they like. */
import { realpathSync } from 'node:fs';
import { win32 } from 'node:path';

/**
 * The kernel's own link to the folder of Windows (« SystemRoot » in its list of objects), which only the administrator
 * can change. Source: Microsoft, "Naming Files, Paths, and Namespaces": `\\?\GLOBALROOT` is the root of that list.
 */
const KERNELS_LINK = String.raw`\\?\GLOBALROOT\SystemRoot`;
const USUAL = String.raw`C:\Windows`;

/**
 * The folder of Windows, `C:\Windows` on nearly every PC, and where the system does not say it.
 * @param realPath finds what a link stands for
 */
export function windowsFolder(realPath: (path: string) => string = realpathSync.native): string {
  try {
    const found = realPath(KERNELS_LINK);
    return /^[a-z]:\\/i.test(found) ? found : USUAL;
  } catch {
    return USUAL;
  }
}

/** A program that comes with Windows, by its whole path: by its name alone a planted one might be started. */
export const windowsProgram = (name: string): string => win32.join(windowsFolder(), 'System32', name);
