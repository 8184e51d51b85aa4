/** Layers (« optional content ») of carried pages: what their files hide stays hidden. */
import type { PDFDocument, PDFGraftMap } from 'mupdf';
import { childrenOf, inside } from './objects.ts';

/**
 * Writes into the target's catalog all layers of the files whose pages were carried, and which of them are off; nothing
 * when there are none.
 */
export function joinLayers(target: PDFDocument, maps: ReadonlyMap<PDFDocument, readonly PDFGraftMap[]>): void {
  const groups = target.newArray();
  const off = target.newArray();
  const switches = target.newArray();
  for (const [source, used] of maps) {
    const layers = inside(source.getTrailer(), 'Root', 'OCProperties');
    const config = inside(layers, 'D');
    const base = inside(config, 'BaseState');
    const numbersIn = (key: string): Set<number> =>
      new Set(childrenOf(inside(config, key)).map((group) => (group.isIndirect() ? group.asIndirect() : -1)));
    const [on, hidden] = [numbersIn('ON'), numbersIn('OFF')];
    const startsOff = base.isName() && base.asName() === 'OFF';
    for (const map of used) {
      for (const group of childrenOf(inside(layers, 'OCGs'))) {
        if (!group.isDictionary() || !group.isIndirect()) continue;
        const there = map.graftObject(group);
        groups.push(there);
        if (startsOff ? !on.has(group.asIndirect()) : hidden.has(group.asIndirect())) off.push(there);
      }
      for (const one of childrenOf(inside(config, 'AS'))) switches.push(map.graftObject(one));
    }
  }
  if (groups.length === 0) return;
  const config = { OFF: off, ...(switches.length > 0 ? { AS: switches } : {}) };
  inside(target.getTrailer(), 'Root').put('OCProperties', { OCGs: groups, D: config });
}
