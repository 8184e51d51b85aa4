/** What a reader's PC/SC name says of it. */
import type { Reader } from '../../src/shared/facts.ts';
import { kindNamed } from '../reader-models.ts';

/** The model, without serial numbers, in brackets or not, and the slot numbers that pcscd and drivers add. */
export function modelOf(name: string): string {
  return (
    name
      .replace(/\s*[([][^)\]]*[0-9A-F]{6,}[^)\]]*[)\]]/gi, '')
      .replace(/(\s+\d{2} \d{2}|\s+\d{1,2})$/, '')
      // Windows puts the number of a SIM's reader behind its name, some drivers a serial number.
      .replace(/[\s_](?=[0-9a-f]*\d)[0-9a-f]{6,}$/i, '')
      .trim() || 'reader'
  );
}

/** The kind of reader, by the names listed in assets/readers.yaml. */
export const kindOf = (name: string): Reader['kind'] => kindNamed(name);
