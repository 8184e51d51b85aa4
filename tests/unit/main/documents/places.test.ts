/** Sticks and scanners, as files on a disk. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofTheLastDay, picturesIn } from '../../../../src/main/documents/places/pictures-in.ts';
import { createPlaces } from '../../../../src/main/documents/places/watch.ts';
import { parseMounts, type Volume } from '../../../../src/main/documents/places/volumes.ts';
import type { PlaceOffer } from '../../../../src/shared/documents.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'places-'));
});
afterEach(() => rm(root, { recursive: true }));

const DAY = 86_400_000;
async function file(path: string, age = 0): Promise<void> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, 'x');
  const when = new Date(new Date().setHours(12, 0, 0, 0) - age);
  await utimes(full, when, when);
}

describe('the pictures of a place', () => {
  it('are its photos and PDFs, by the endings of their names, in a camera’s folders too; hidden files, other kinds and what lies four folders deep are left out', async () => {
    for (const path of [
      'DCIM/100APPLE/IMG_1.HEIC',
      'DCIM/100APPLE/IMG_2.jpg',
      'scan.pdf',
      '._IMG_2.jpg',
      '.Trashes/old.jpg',
      '$RECYCLE.BIN/old.jpg',
      'lettre.docx',
      'a/b/c/d/deep.jpg',
    ])
      await file(path);
    expect((await picturesIn(root)).map(({ name }) => name).sort()).toEqual(['IMG_1.HEIC', 'IMG_2.jpg', 'scan.pdf']);
  });
  it('of the last day are those of the newest one’s day, oldest first', async () => {
    await file('new-2.jpg', 1000);
    await file('new-1.jpg', 60_000);
    await file('holiday.jpg', 40 * DAY);
    expect(ofTheLastDay(await picturesIn(root)).map(({ name }) => name)).toEqual(['new-1.jpg', 'new-2.jpg']);
  });
  it('of a place that is gone are none', async () => {
    expect(await picturesIn(join(root, 'gone'))).toEqual([]);
  });
});

describe('mounted places on Linux', () => {
  it('are those below /media and /run/media, with the spaces and accents of their names decoded', () => {
    expect(
      parseMounts(String.raw`/dev/sda1 / ext4 rw 0 0
tmpfs /run/user/1000 tmpfs rw 0 0
/dev/sdb1 /media/elise/CL\303\211\040USB vfat rw 0 0
/dev/sdc1 /run/media/elise/PHOTOS exfat rw 0 0`).map(({ path }) => path),
    ).toEqual(['/media/elise/CLÉ USB', '/run/media/elise/PHOTOS']);
  });
  it('are none where the system’s list of them is nonsense', () => {
    expect(parseMounts('\n \nx')).toEqual([]);
  });
});

describe('an offer of pictures', () => {
  let volumes: Volume[];
  let offers: readonly PlaceOffer[];
  let places: ReturnType<typeof createPlaces>;
  const begin = (scanFolder: string | null = null, now = (): number => Date.now()): void => {
    volumes = [];
    offers = [];
    places = createPlaces({
      volumes: async () => volumes,
      scanFolder,
      onOffers: (list) => {
        offers = list;
      },
      now,
    });
  };

  const stick = (removable: boolean): Volume => ({ path: join(root, 'stick'), name: 'PHOTOS', removable });

  it('comes when a stick is plugged, and goes when it is pulled', async () => {
    begin();
    await file('stick/DCIM/1.jpg');
    await file('stick/DCIM/2.jpg');
    await places.refresh();
    expect(offers).toEqual([]);
    volumes = [stick(false)];
    await places.refresh();
    expect(offers).toMatchObject([{ kind: 'stick', name: 'PHOTOS', files: 2 }]);
    volumes = [];
    await places.refresh();
    expect(offers).toEqual([]);
  });
  it('is made of a stick that was plugged before the program’s start, where the system calls it removable', async () => {
    begin();
    await file('stick/photo.jpg');
    volumes = [stick(true)];
    await places.refresh();
    expect(offers).toMatchObject([{ files: 1 }]);
  });
  it('is not made of a disk that was there from the start and is not called removable, until it is unplugged and plugged again', async () => {
    begin();
    await file('stick/photo.jpg');
    volumes = [stick(false)];
    await places.refresh();
    expect(offers).toEqual([]);
    // Unplugged and plugged again, it was a stick.
    volumes = [];
    await places.refresh();
    volumes = [stick(false)];
    await places.refresh();
    expect(offers).toMatchObject([{ files: 1 }]);
  });
  it('is made again of a stick that stays plugged in when another document is begun, although the system calls it a disk', async () => {
    begin();
    await file('stick/photo.jpg');
    await places.refresh();
    volumes = [stick(false)];
    await places.refresh();
    places.take(offers[0]?.id ?? '');
    places.forget();
    await places.refresh();
    expect(offers).toMatchObject([{ kind: 'stick', files: 1 }]);
    expect(await places.beginAt()).toBe(join(root, 'stick'));
  });
  it('is not made of a scan that is still being written', async () => {
    begin(join(root, 'scans'), () => Date.now());
    await mkdir(join(root, 'scans'));
    await writeFile(join(root, 'scans/new.pdf'), 'x');
    await places.refresh();
    expect(offers).toEqual([]);
  });
  it('is made of a scan whose file is dated 1.5 s before the program’s start, as FAT rounds times down to two seconds', async () => {
    let later = 0;
    begin(join(root, 'scans'), () => Date.now() + later);
    await file('scans/new.pdf');
    const rounded = new Date(Date.now() - 1500);
    await utimes(join(root, 'scans/new.pdf'), rounded, rounded);
    later = 60_000;
    await places.refresh();
    expect(offers).toMatchObject([{ kind: 'scanner', files: 1 }]);
  });
  it('from the scanner’s folder holds only what came since the program’s start, can be taken once, and is not made again', async () => {
    let later = 0;
    begin(join(root, 'scans'), () => Date.now() + later);
    await file('scans/old.pdf', 10 * DAY);
    await writeFile(join(root, 'scans/new.pdf'), 'x');
    later = 60_000;
    await places.refresh();
    expect(offers).toMatchObject([{ kind: 'scanner', files: 1 }]);
    const [offer] = offers;
    expect(places.take(offer?.id ?? '')?.map(({ name }) => name)).toEqual(['new.pdf']);
    expect(places.take(offer?.id ?? '')).toBeNull();
    await places.refresh();
    expect(offers).toEqual([]);
  });
});

describe('a dialog for files begins', () => {
  const at = (present: readonly Volume[]) =>
    createPlaces({ volumes: async () => present, scanFolder: null, onOffers: () => undefined });
  const volume = (name: string): Volume => ({ path: join(root, name), name, removable: true });

  it('at no folder (null) without a stick', async () => {
    expect(await at([]).beginAt()).toBeNull();
  });
  it('on the last stick of the list, though it holds no picture', async () => {
    expect(await at([volume('first'), volume('last')]).beginAt()).toBe(join(root, 'last'));
  });
  it('where files were chosen before; on the stick once the session has ended or that folder is gone', async () => {
    await mkdir(join(root, 'letters'));
    const places = at([volume('stick')]);
    places.noteChosen(join(root, 'letters'));
    expect(await places.beginAt()).toBe(join(root, 'letters'));
    places.forget();
    expect(await places.beginAt()).toBe(join(root, 'stick'));
    places.noteChosen(join(root, 'taken out'));
    expect(await places.beginAt()).toBe(join(root, 'stick'));
  });
});
