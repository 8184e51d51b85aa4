/** A name that every system takes for a file, from a title that a person typed. */
import { printable } from './printable.ts';

/**
 * Windows keeps these for devices, whatever follows the first dot. Source: Microsoft, "Naming Files, Paths, and
 * Namespaces".
 */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=$|[. ])/i;
/** Characters: with `.pdf` and the folder's path it stays below Windows' 260. */
const LONGEST = 100;
/** Bytes of UTF-8: Linux' file systems take 255, with `.pdf`, ` (2)` and the mark of an unfinished file. */
const MOST_BYTES = 200;

/**
 * The file name, without its ending, for a title that a person typed. It is never empty, never hides the file, and
 * never names a device of Windows. A long title is cut to 100 characters and 200 bytes of UTF-8.
 * @param instead the name for a title that leaves nothing, and the word put before the name of a device
 */
export function fileNameOf(title: string, instead = 'Document'): string {
  const name = trimmed(
    [
      ...trimmed(
        printable(title)
          .replace(/[<>:"/\\|?*]/g, ' ')
          .replace(/ {2,}/g, ' '),
      ),
    ]
      .slice(0, LONGEST)
      .reduce((kept, character) => (bytesOf(kept + character) > MOST_BYTES ? kept : kept + character), ''),
  );
  if (name === '') return instead;
  return DEVICE.test(name) ? `${instead} ${name}` : name;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Windows drops dots and spaces at the end of a name; a dot in front hides a file elsewhere. */
function trimmed(name: string): string {
  let [from, to] = [0, name.length];
  while (from < to && '. '.includes(name[from] ?? '')) from += 1;
  while (to > from && '. '.includes(name[to - 1] ?? '')) to -= 1;
  return name.slice(from, to);
}
