/** Layers (« optional content ») of carried pages: what their files hide stays hidden. */
import type { PDFDocument, PDFGraftMap, PDFObject } from 'mupdf';
import { childrenOf, inside } from './objects.ts';

/** The layers of a file, and whether each of them is hidden when the file is opened. */
function layersOf(source: PDFDocument): { layer: PDFObject; hidden: boolean }[] {
  const layers = inside(source.getTrailer(), 'Root', 'OCProperties');
  const config = inside(layers, 'D');
  const base = inside(config, 'BaseState');
  const numbersIn = (key: string): Set<number> =>
    new Set(childrenOf(inside(config, key)).map((group) => (group.isIndirect() ? group.asIndirect() : -1)));
  const [on, off] = [numbersIn('ON'), numbersIn('OFF')];
  const startsOff = base.isName() && base.asName() === 'OFF';
  return childrenOf(inside(layers, 'OCGs'))
    .filter((layer) => layer.isDictionary() && layer.isIndirect())
    .map((layer) => ({ layer, hidden: startsOff ? !on.has(layer.asIndirect()) : off.has(layer.asIndirect()) }));
}

/** Whether the file has a layer that it hides: it travels, and whoever gets the PDF can show it. */
export const hidesLayer = (source: PDFDocument): boolean => layersOf(source).some(({ hidden }) => hidden);

/**
 * Writes into the target's catalog all layers of the files whose pages were carried, and which of them are off; nothing
 * when there are none.
 */
export function joinLayers(target: PDFDocument, maps: ReadonlyMap<PDFDocument, readonly PDFGraftMap[]>): void {
  const groups = target.newArray();
  const off = target.newArray();
  const switches = target.newArray();
  for (const [source, used] of maps) {
    const config = inside(source.getTrailer(), 'Root', 'OCProperties', 'D');
    for (const map of used) {
      for (const { layer, hidden } of layersOf(source)) {
        const there = map.graftObject(layer);
        groups.push(there);
        if (hidden) off.push(there);
      }
      for (const one of childrenOf(inside(config, 'AS'))) switches.push(map.graftObject(one));
    }
  }
  if (groups.length === 0) return;
  const config = { OFF: off, ...(switches.length > 0 ? { AS: switches } : {}) };
  inside(target.getTrailer(), 'Root').put('OCProperties', { OCGs: groups, D: config });
}
