/**
 * The drives of Windows and what each of them is. Asking for it touches no drive: a server that is asleep is not waited
 * for, and an empty reader of memory cards does not stir.
 */
import * as v from 'valibot';
import type { Drive } from '../src/shared/card-process-messages.ts';
import { binding } from './pcsc/binding.ts';

/** The answers of GetDriveTypeW (Microsoft, fileapi.h). */
const KINDS: Readonly<Record<number, Drive['kind']>> = { 2: 'removable', 3: 'fixed', 4: 'remote', 5: 'disc' };
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * The drives that have a letter.
 * @throws BindingBlocked without koffi; on other systems, since there is no kernel32
 */
export function drives(): Drive[] {
  const kernel = binding().load('kernel32.dll');
  // A bit for each letter, from A on.
  const present = v.parse(v.number(), kernel.func('uint32 __stdcall GetLogicalDrives()')());
  const typeOf = kernel.func('uint32 __stdcall GetDriveTypeW(str16 lpRootPathName)');
  return LETTERS.filter((_letter, at) => (present & (1 << at)) !== 0).map((letter) => {
    const path = `${letter}:\\`;
    return { path, kind: KINDS[v.parse(v.number(), typeOf(path))] ?? 'other' };
  });
}
