/** Finds the files in what was dropped on the page, also within folders, as a stick or a camera holds them. */

/** Names of files that operating systems leave in folders. */
const NOT_THE_PERSONS = /^(\.|\$|thumbs\.db$|desktop\.ini$)/i;
/** At most this many files are taken: who dropped more dropped a disk by mistake. */
const MOST = 2000;
/**
 * A folder's reader gives its files in the order of the disk. The program sorts those that it has at the same time; on
 * a slow PC the next comes when the last has been read.
 */
const BY_NAME = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The files in what was dropped on the page. It has to be called before the drop event ends. With a folder among them,
 * resolves when all folders have been read, to at most 2000 files in the order of their names, without those that
 * operating systems leave there and those that cannot be read.
 */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const plain = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const found: File[] = [];
  for (const entry of entries) await take(entry, found);
  return found.toSorted((one, other) => BY_NAME.compare(one.name, other.name));
}

async function take(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST || NOT_THE_PERSONS.test(entry.name)) return;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => {
      entry.file(resolve, () => resolve(null));
    });
    if (file !== null) found.push(file);
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // A directory reader gives at most a hundred entries at a time, and none when it has come to the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve) => {
        reader.readEntries(resolve, () => resolve([]));
      });
      if (some.length === 0) return;
      for (const one of some) await take(one, found);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
