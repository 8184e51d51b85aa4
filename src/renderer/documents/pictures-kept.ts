/** Pictures of pages that were shown lately, so that going from the list to a page and back asks for none anew. */
import type { CorrectionUsed } from '../../shared/documents.ts';
import { useDocuments } from './documents-state.ts';

/** A picture that the page holds: the address it is shown by, and how far its colours were corrected. */
export interface KeptPicture {
  readonly key: string;
  readonly address: string;
  readonly used: CorrectionUsed;
}

interface Entry extends KeptPicture {
  readonly bytes: number;
  /** How many places of the screen show it now. */
  users: number;
}

/** Bytes of JPEG. Small pictures of two hundred pages take four million, large ones of as many pages sixty. */
const MOST_BYTES = 64_000_000;

/** The one that was shown longest ago comes first. */
const kept = new Map<string, Entry>();
let bytesKept = 0;

/** The picture with this key, if it is still here; what shows it has to seize it first. */
export const findPicture = (key: string): KeptPicture | null => kept.get(key) ?? null;

/** Keeps a picture under its key; one that is there already stays. */
export function keepPicture(key: string, jpeg: Uint8Array, used: CorrectionUsed): KeptPicture {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const address = URL.createObjectURL(new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }));
  const entry: Entry = { key, address, used, bytes: jpeg.length, users: 0 };
  kept.set(key, entry);
  bytesKept += entry.bytes;
  return entry;
}

/** Says that a place of the screen shows this picture: its address is good until as many have let it go. */
export function seizePicture({ key }: KeptPicture): void {
  const entry = kept.get(key);
  if (entry === undefined) return;
  entry.users += 1;
  // To the end: it was shown last.
  kept.delete(key);
  kept.set(key, entry);
}

/** Lets a seized picture go. When there are too many bytes, those that nobody shows go first, the oldest before. */
export function letPictureGo({ key }: KeptPicture): void {
  const entry = kept.get(key);
  if (entry !== undefined) entry.users -= 1;
  forgetUnused(MOST_BYTES);
}

function forgetUnused(most: number): void {
  for (const [key, { address, bytes, users }] of kept) {
    if (bytesKept <= most) return;
    if (users > 0) continue;
    URL.revokeObjectURL(address);
    kept.delete(key);
    bytesKept -= bytes;
  }
}

// The next visitor's page holds no picture of this one's.
useDocuments.subscribe(({ latest }) => {
  if (latest !== null && latest.documents.length === 0 && !latest.canUndo) forgetUnused(0);
});
