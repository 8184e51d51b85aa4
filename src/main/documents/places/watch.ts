/**
 * Finds what could be brought in from a stick that was just plugged in, or from the scanner's folder; only while the
 * documents' screen is open.
 */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PlaceOffer } from '../../../shared/documents.ts';
import { logError } from '../../../process/explain-failure.ts';
import { localDay, ofTheLastDay, picturesIn, type PictureFile } from './pictures-in.ts';
import type { ListVolumes, Volume } from './volumes.ts';

/** Milliseconds between two refreshes. */
const REFRESH_EVERY_MS = 2000;
/** A scanner writes for a while: a file younger than this is not whole yet, ms. */
const STILL_WRITING_MS = 2000;
/** A file's time is behind the clock: by some ms on Linux, rounded to two seconds on FAT. */
const FILE_TIME_GRAIN_MS = 2000;

/** Offers of files from sticks, memory cards and the scanner's folder. */
export interface Places {
  watch(on: boolean): void;
  /** Finds out now what could be offered. */
  refresh(): Promise<void>;
  /** The files behind an offer; null when it is no longer there. They count as brought in. */
  take(id: string): readonly PictureFile[] | null;
  /**
   * The folder at which a dialog for files begins: where some were chosen before in this session, else the stick that
   * was plugged in last. Null without either.
   */
  beginAt(): Promise<string | null>;
  noteChosen(folder: string): void;
  /** Forgets what was brought in and from where: everything may be offered again. */
  forget(): void;
}

interface FilesOffered {
  readonly offer: PlaceOffer;
  readonly files: readonly PictureFile[];
}

/** What is searched for files, and who is shown what was found. */
export interface PlacesOptions {
  readonly volumes: ListVolumes;
  /** The folder a scanner writes to, by the administrator's policy; null for none. */
  readonly scanFolder: string | null;
  onOffers(offers: readonly PlaceOffer[]): void;
  now?(): number;
}

/**
 * Makes what offers files: of a stick those of its last day, of the scanner's folder those written since this was made
 * or `forget` was last called; a file that was taken is not offered again before `forget`. By itself it searches only
 * between `watch(true)` and `watch(false)`. Fixed disks of Windows that are there when it first looks
 * are taken for the PC's own, and offered only once they were taken out and plugged in again.
 */
export function createPlaces({ volumes, scanFolder, onOffers, now = Date.now }: PlacesOptions): Places {
  let timer: NodeJS.Timeout | undefined;
  let watching = false;
  /** Drives that were there from the start, on systems that cannot tell a stick from the PC's second disk. */
  let known: ReadonlySet<string> | null = null;
  let since = now();
  let offers = new Map<string, FilesOffered>();
  let lastPublished = '';
  const taken = new Set<string>();
  let chosen: string | null = null;
  const ids = new Map<string, string>();
  const idOf = (path: string): string => {
    const id = ids.get(path) ?? `v${ids.size + 1}`;
    ids.set(path, id);
    return id;
  };
  const offerOf = (
    kind: PlaceOffer['kind'],
    path: string,
    name: string,
    files: readonly PictureFile[],
  ): FilesOffered[] => {
    const fresh = files.filter((file) => !taken.has(file.path));
    const last = fresh.at(-1);
    return last === undefined
      ? []
      : [{ offer: { id: idOf(path), kind, name, files: fresh.length, day: localDay(last.modified) }, files: fresh }];
  };

  const offersOfVolume = async ({ path, name }: Volume): Promise<FilesOffered[]> =>
    offerOf('stick', path, name, ofTheLastDay(await picturesIn(path)));
  const offersOfScanner = async (folder: string): Promise<FilesOffered[]> => {
    const whole = (await picturesIn(folder)).filter(
      ({ modified }) =>
        modified.getTime() >= since - FILE_TIME_GRAIN_MS && now() - modified.getTime() > STILL_WRITING_MS,
    );
    return offerOf('scanner', folder, basename(folder), whole.toReversed());
  };

  /** What is plugged in and is not the PC's own. */
  const plugged = async (): Promise<Volume[]> => {
    const present = await volumes();
    known ??= new Set(present.filter(({ removable }) => !removable).map(({ path }) => path));
    // Unplugged and plugged again, it is new.
    known = new Set([...known].filter((path) => present.some((volume) => volume.path === path)));
    const before = known;
    return present.filter(({ path }) => !before.has(path));
  };
  const refreshNow = async (): Promise<void> => {
    const found = await Promise.all([
      ...(await plugged()).map(offersOfVolume),
      ...(scanFolder === null ? [] : [offersOfScanner(scanFolder)]),
    ]);
    offers = new Map(found.flat().map((one) => [one.offer.id, one]));
    publish();
  };
  const publish = (): void => {
    const list = [...offers.values()].map(({ offer }) => offer);
    const text = JSON.stringify(list);
    if (text === lastPublished) return;
    lastPublished = text;
    onOffers(list);
  };
  const refreshRepeatedly = (): void => {
    timer = undefined;
    refreshNow()
      .catch(logError)
      .finally(() => {
        if (watching) timer = setTimeout(refreshRepeatedly, REFRESH_EVERY_MS);
      });
  };
  return {
    refresh: refreshNow,
    async beginAt() {
      // Its stick may have been taken out.
      if (chosen !== null && (await isFolder(chosen))) return chosen;
      return (await plugged()).at(-1)?.path ?? null;
    },
    noteChosen(folder) {
      chosen = folder;
    },
    watch(on) {
      if (on === watching) return;
      watching = on;
      clearTimeout(timer);
      if (on) refreshRepeatedly();
    },
    take(id) {
      const found = offers.get(id);
      if (found === undefined) return null;
      for (const { path } of found.files) taken.add(path);
      offers.delete(id);
      publish();
      return found.files;
    },
    forget() {
      chosen = null;
      taken.clear();
      since = now();
      offers = new Map();
      publish();
    },
  };
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
