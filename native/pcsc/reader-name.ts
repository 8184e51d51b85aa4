/** What a reader's PC/SC name says of it. */
import type { Reader } from '../../src/shared/facts.ts';

/** The model, without the serial number in brackets and the slot numbers that pcscd and drivers add. */
export function modelOf(name: string): string {
  return (
    name
      .replace(/\s*[([][^)\]]*[0-9A-F]{6,}[^)\]]*[)\]]/gi, '')
      .replace(/\s+\d{2} \d{2}$/, '')
      .replace(/\s+\d+$/, '')
      .trim() || 'reader'
  );
}

/**
 * Windows Hello's and remote readers are not readers one can put a card in (faults 22 and 25 of docs/facts/faults.md).
 */
export function kindOf(name: string): Reader['kind'] {
  if (/windows hello/i.test(name)) return 'windows-hello';
  if (/remote|redirect|citrix/i.test(name)) return 'remote';
  // vpcd's slots count as real here: they are what tests and trainers put cards in.
  if (/virtual smart card|vmware|tpm/i.test(name)) return 'virtual';
  return 'physical';
}
