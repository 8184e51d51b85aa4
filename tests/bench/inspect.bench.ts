/**
 * How surely blur, glare and shadow are told, on held-out photographs: good pages of all kinds that could be taken for
 * bad ones, and bad ones of all kinds of pages; and the time of looking and correcting beside decoding. Prints; judges
 * nothing.
 * LOOK_EACH (12) good photographs of each kind, twice as many of each fault; LOOK_SEED.
 */
import { describe, expect, it } from 'vitest';
import { correctPage } from '../../src/worker/correct/correct-page.ts';
import { detectPage } from '../../src/worker/detect/detect-page.ts';
import { inspectPage } from '../../src/worker/warnings/inspect-page.ts';
import type { MeasuredWarning } from '../../src/worker/picture/raster.ts';
import { COLOUR_MODES } from '../../src/shared/documents.ts';
import { GOOD_KINDS, goodPage } from '../tools/photographs/good-pages.ts';
import { labelled, LABELS, rasterOf, type Label } from '../tools/photographs/labelled.ts';
import { HELD_OUT_FROM, photograph } from '../tools/photographs/photograph.ts';
import { areaUnderRoc } from './statistics.ts';

const EACH = Number(process.env['LOOK_EACH'] ?? 12);
const SEED = Number(process.env['LOOK_SEED'] ?? HELD_OUT_FROM + 500);
const KINDS = [
  'letter',
  'text',
  'form',
  'invoice',
  'receipt',
  'colour-form',
  'card',
  'table',
  'pictures',
  'note',
  'stamped',
  'certificate',
] as const;
const ACCUSED: readonly (readonly [MeasuredWarning, readonly Label[]])[] = [
  ['blurred', ['blurred']],
  ['glare', ['glare']],
  ['shadow', ['shadow', 'dark']],
  ['blank', []],
];
type Seen = { kind: string; scores: Readonly<Record<MeasuredWarning, number>> };

describe('warnings', () => {
  it('are told from good pages', async () => {
    const good: Seen[] = [];
    const bad: Seen[] = [];
    for (const [at, kind] of GOOD_KINDS.entries()) {
      for (let page = 0; page < EACH; page += 1) {
        const { photo, corners } = await goodPage(kind, SEED + at * 1000 + page);
        good.push({ kind, scores: inspectPage(await rasterOf(photo), corners).scores });
      }
    }
    for (const label of LABELS) {
      for (let page = 0; label !== 'good' && page < 2 * EACH; page += 1) {
        const photo = await labelled(SEED + 100_000 + page, label, { page: KINDS[page % KINDS.length] ?? 'letter' });
        bad.push({ kind: label, scores: inspectPage(await rasterOf(photo), photo.corners).scores });
      }
    }
    const told = (of: readonly Seen[], finding: MeasuredWarning): number =>
      of.filter(({ scores }) => scores[finding] > 0.5).length;
    console.table(
      GOOD_KINDS.map((kind) => {
        const these = good.filter((one) => one.kind === kind);
        return {
          'good pages': kind,
          pages: these.length,
          ...Object.fromEntries(ACCUSED.map(([finding]) => [finding, told(these, finding)])),
        };
      }),
    );
    console.table(
      ACCUSED.map(([finding, labels]) => {
        const these = bad.filter(({ kind }) => labels.some((label) => label === kind));
        const scores = (of: readonly Seen[]): number[] => of.map(({ scores }) => scores[finding]);
        const falsely = told(good, finding);
        return {
          finding,
          'area under ROC': these.length === 0 ? '' : areaUnderRoc(scores(these), scores(good)).toFixed(3),
          'told of the bad': `${told(these, finding)} of ${these.length}`,
          'told of the good': `${falsely} of ${good.length}`,
          '%': ((100 * falsely) / good.length).toFixed(1),
          'at most % (95 % sure)': (100 * atMost(falsely, good.length)).toFixed(1),
        };
      }),
    );
    expect(good).toHaveLength(GOOD_KINDS.length * EACH);
  });
});

describe('time on A4 at 200 dots per inch', () => {
  it('in processor seconds, and as a multiple of decoding', async () => {
    const photo = await photograph(SEED, { page: 'letter', longSide: 4000 });
    const small = await photograph(SEED, { page: 'letter' });
    const [image, sketch] = [await rasterOf(photo), await rasterOf(small)];
    const decoding = await processorSeconds(async () => {
      await rasterOf(photo);
    });
    const parts = [
      [
        'detect',
        () => {
          detectPage(sketch);
        },
      ] as const,
      [
        'look',
        () => {
          inspectPage(sketch, small.corners);
        },
      ] as const,
      ...COLOUR_MODES.map(
        (mode) =>
          [
            `correct, ${mode}`,
            () => {
              correctPage(image, { corners: photo.corners, mode, level: true, longestSide: 2339 });
            },
          ] as const,
      ),
    ];
    const rows = [{ part: 'decode 12 megapixels', s: decoding }];
    for (const [part, work] of parts) rows.push({ part, s: await processorSeconds(work) });
    console.table(
      rows.map(({ part, s }) => ({ part, 'processor s': s.toFixed(2), 'times decoding': (s / decoding).toFixed(1) })),
    );
    expect(rows).toHaveLength(7);
  });
});

/** The least of five: what the work takes when nothing disturbs it. */
async function processorSeconds(work: () => void | Promise<void>): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    runs.push((user + system) / 1e6);
  }
  return Math.min(...runs);
}

/** Upper end of Wilson's interval for a share: one-sided, 95 %. */
function atMost(count: number, of: number): number {
  const z = 1.645,
    share = count / of;
  return (
    (share + (z * z) / (2 * of) + z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) /
    (1 + (z * z) / of)
  );
}
