import { FAMILIAR_BACKGROUNDS, surface, UNSEEN_BACKGROUNDS, type Background } from './backgrounds.ts';
import { area, choosePose, clip, type Corners, type Homography } from './camera.ts';
import { toLinear, type Rgb } from './colour.ts';
import { takePicture } from './lens.ts';
import { chooseFaults, illuminate, type Faults } from './light.ts';
import { settingFor, type Look, type Setting } from './looks.ts';
import { clutter, laptop, onTheEdge, sheetsBelow, stack, staple } from './objects.ts';
import { drawPage, FAMILIAR_PAGES, rasterisePage, UNSEEN_PAGES, type Page, type PageKind } from './pages.ts';
import { random, type Random } from './random.ts';
import { bentBy, chooseBend, drawScene, type Crease, type Panels, type Picture, type Scene } from './scene.ts';

export type { Background, Corners, Faults, Look, PageKind };

/** What the picture shows. Only in `page` is there something to crop to. */
export type SceneKind = 'page' | 'no-page' | 'cut-off' | 'full-frame';

export type Options = {
  scene?: SceneKind;
  page?: PageKind;
  /** Colour of the sheet, instead of its own. */
  paper?: string;
  background?: Background;
  /** Each fault that is not given is chosen by the seed; spread FAULTLESS first for a clean picture. */
  faults?: Partial<Faults>;
  /** Pixels of the picture's long side: 1,200 unless given (enough to look for the page); 3,000 and more to read it. */
  longSide?: number;
  /** false: the sheet is flat, unfolded, and nothing lies on it. */
  worn?: boolean;
  /** One thing more that real pictures have. */
  look?: Look;
};

export type Photograph = {
  /** The file as a phone writes it, without EXIF. */
  jpeg: Buffer;
  width: number;
  height: number;
  scene: SceneKind;
  /** Pixels, tl tr br bl as one reads the page; null when there is no whole page to crop to. */
  corners: Corners | null;
  /** Where the page is even when it leaves the picture; null when there is none. */
  outline: Corners | null;
  background: Background;
  kind: PageKind;
  /** Size of the sheet in millimetres. */
  sheet: { width: number; height: number };
  /** Its lines, from top to bottom. */
  text: string;
  faults: Faults;
  /** Middle and radius of the lamp's reflection in pixels. */
  glare: { x: number; y: number; radius: number } | null;
};

/**
 * Tune on seeds below, judge on seeds from here on: those also have pages and backgrounds that were never looked at
 * while tuning.
 */
export const HELD_OUT_FROM = 1_000_000;

/** A page on a table, not lit yet: the same may be photographed several times, in other light. */
export type Arranged = {
  picture: Picture;
  corners: Corners;
  page: Page;
  scene: SceneKind;
  background: Background;
  /** The faults that the seed chose, with those that were asked for. */
  faults: Faults;
  chance: Random;
};

/**
 * A photograph of a page with everything about it known. The same seed and options give the same picture.
 * Seeds below `HELD_OUT_FROM` only use the familiar pages and backgrounds.
 */
export async function photograph(seed: number, options: Options = {}): Promise<Photograph> {
  const arranged = await arrange(seed, options);
  return take(arranged, arranged.faults);
}

/** Lays the page on its table, in front of the camera: most of a photograph's time. */
export async function arrange(seed: number, options: Options = {}): Promise<Arranged> {
  const chance = random(seed);
  const heldOut = seed >= HELD_OUT_FROM;
  const scene = options.scene ?? 'page';
  const setting = settingFor(options.look, chance.fork('look'));
  const kind =
    options.page ??
    setting.page ??
    chance.fork('page').pick(heldOut ? [...FAMILIAR_PAGES, ...UNSEEN_PAGES] : FAMILIAR_PAGES);
  const background =
    options.background ??
    setting.background ??
    chance.fork('background').pick(heldOut ? [...FAMILIAR_BACKGROUNDS, ...UNSEEN_BACKGROUNDS] : FAMILIAR_BACKGROUNDS);
  const faults: Faults = { ...chooseFaults(chance.fork('faults')), ...setting.faults, ...options.faults };
  const [width, height] = chooseFrame(chance.fork('frame'), options.longSide ?? 1200);

  const page = drawPage(kind, chance.fork('draw'), options.paper ?? setting.paper);
  const { toPixels, corners: seenStraight } = choosePose(
    chance.fork('pose'),
    page,
    width,
    height,
    scene === 'no-page' || scene === 'page' ? 'whole' : scene,
    setting.pose,
  );
  const corners = behindLens(seenStraight, setting.lens ?? 0, width, height);
  const texture = await rasterisePage(page, Math.min(16, texelsPerMillimetre(corners, page)));
  const picture = drawScene(
    chooseScene(chance.fork('scene'), {
      page,
      texture,
      background,
      toPixels,
      hasPage: scene !== 'no-page',
      worn: options.worn ?? true,
      setting,
    }),
    width,
    height,
  );
  return { picture, corners, page, scene, background, faults, chance };
}

/** Lights the scene and presses the button. */
export async function take(
  { picture, corners, page, scene, background, chance }: Arranged,
  faults: Faults,
): Promise<Photograph> {
  const { width, height } = picture;
  const seen = clip([corners.tl, corners.tr, corners.br, corners.bl], width, height);
  const middle = { x: mean(seen.map(({ x }) => x)), y: mean(seen.map(({ y }) => y)), size: Math.sqrt(area(seen)) };
  const lit = { ...picture, data: picture.data.slice() };
  const glare = illuminate(lit, faults, chance.fork('light'), middle);
  const jpeg = await takePicture(lit, faults, chance.fork('lens'));
  const outline = scene === 'no-page' ? null : corners;
  return {
    jpeg,
    width,
    height,
    scene,
    corners: scene === 'page' ? corners : null,
    outline,
    background,
    kind: page.kind,
    sheet: { width: page.width, height: page.height },
    text: scene === 'no-page' ? '' : page.text,
    faults,
    glare,
  };
}

function chooseFrame(chance: Random, longSide: number): [number, number] {
  const short = Math.round(longSide * chance.pick([3 / 4, 3 / 4, 3 / 4, 9 / 16, 2 / 3]));
  return chance.chance(0.7) ? [short, longSide] : [longSide, short];
}

function behindLens({ tl, tr, br, bl }: Corners, lens: number, width: number, height: number): Corners {
  const bent = (corner: { x: number; y: number }): { x: number; y: number } =>
    lens === 0 ? corner : bentBy(lens, corner, width, height);
  return { tl: bent(tl), tr: bent(tr), br: bent(br), bl: bent(bl) };
}

/**
 * As many pixels a millimetre as the picture shows where the page is nearest, so that no detail is lost before the
 * lens.
 */
function texelsPerMillimetre(
  { tl, tr, br, bl }: Corners,
  { width, height }: { width: number; height: number },
): number {
  const length = (a: { x: number; y: number }, b: { x: number; y: number }): number => Math.hypot(a.x - b.x, a.y - b.y);
  return (
    1.1 * Math.max(length(tl, tr) / width, length(bl, br) / width, length(tl, bl) / height, length(tr, br) / height)
  );
}

type Ingredients = {
  page: ReturnType<typeof drawPage>;
  texture: Awaited<ReturnType<typeof rasterisePage>>;
  background: Background;
  toPixels: Homography;
  hasPage: boolean;
  worn: boolean;
  setting: Setting;
};

function chooseScene(
  chance: Random,
  { page, texture, background, toPixels, hasPage, worn, setting }: Ingredients,
): Scene {
  const table = surface(background, chance.fork('table'), paperOf(texture));
  const littered = background === 'clutter' || chance.chance(0.25);
  const [least, most] = background === 'clutter' ? [5, 12] : [1, 3];
  const scattered = littered ? clutter(chance.fork('clutter'), page, chance.whole(least, most)) : [];
  // Without a page, loose papers would be pages: keep what nobody would crop to.
  const under = hasPage
    ? [...scattered, ...(page.kind !== 'card' && chance.chance(0.08) ? stack(chance.fork('stack'), page) : [])]
    : scattered.filter(({ thickness }) => thickness > 1 && thickness !== 10);
  if (setting.laptop === true) under.unshift(...laptop(chance.fork('laptop'), page));
  if (hasPage && setting.sheetsBelow !== undefined)
    under.push(...sheetsBelow(chance.fork('below'), page, setting.sheetsBelow));
  const light = chance.between(-Math.PI, Math.PI);
  const bent = worn && page.kind !== 'card';
  return {
    table,
    under,
    toPixels,
    lens: setting.lens ?? 0,
    page: hasPage
      ? {
          width: page.width,
          height: page.height,
          round: page.roundedCorners,
          texture,
          thickness: chance.between(0.3, 1.6),
          bend: bent
            ? chooseBend(chance.fork('bend'), setting.bend ?? 0.008, setting.folded)
            : { top: 0, right: 0, bottom: 0, left: 0, kink: false },
          creases: chooseCreases(chance, setting.folded === true, bent),
          panels: setting.panels === undefined ? null : choosePanels(chance.fork('panels'), setting.panels),
          torn: setting.perforated ?? 0,
        }
      : null,
    over: [
      ...(hasPage && worn && chance.chance(0.1) ? [onTheEdge(chance.fork('edge'), page)] : []),
      ...(hasPage && setting.sheetsBelow !== undefined ? [staple(chance.fork('staple'), page)] : []),
      ...(hasPage
        ? Array.from({ length: setting.thumbs ?? 0 }, (_, number) =>
            onTheEdge(chance.fork(`thumb ${number}`), page, true),
          )
        : []),
    ],
    shadow: { x: Math.cos(light), y: Math.sin(light), soft: chance.between(0.5, 3) },
  };
}

function chooseCreases(chance: Random, folded: boolean, bent: boolean): Crease[] {
  if (folded) return [{ across: true, at: 0.5, depth: chance.pick([-1, 1]) * chance.between(0.08, 0.3) }];
  if (!bent || !chance.chance(0.35)) return [];
  const across = chance.chance(0.8);
  return chance
    .pick([[0.5], [1 / 3, 2 / 3]])
    .map((at) => ({ across, at: at + chance.normal() * 0.01, depth: chance.normal() * 0.1 }));
}

function choosePanels(chance: Random, count: 2 | 3): Panels {
  const folds = count === 2 ? [0.5] : [1 / 3, 2 / 3];
  return {
    across: chance.chance(0.7),
    folds: folds.map((at) => at + chance.normal() * 0.02),
    light: Array.from({ length: count }, () => chance.between(0.62, 1.05)),
  };
}

/** The sheet's own colour: that of its corner. */
function paperOf({ data }: { data: Buffer }): Rgb {
  return [0, 1, 2].map((channel) => 0.9 * toLinear(data[channel] ?? 255)) as Rgb;
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
