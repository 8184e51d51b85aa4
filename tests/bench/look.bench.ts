/** How well blur, glare and shadow are told from good pages, on held-out photographs, and the time of looking and correcting beside decoding. Prints; judges nothing (issue 4). LOOK_PAGES (60), LOOK_SEED. */
import { describe, expect, it } from 'vitest';
import { correctPage } from '../../src/main/documents/correct/correct-page.ts';
import { detectPage } from '../../src/main/documents/detect/detect-page.ts';
import { lookAtPage } from '../../src/main/documents/look/look-at-page.ts';
import type { LookFinding } from '../../src/main/documents/raster.ts';
import { MODES } from '../../src/shared/documents.ts';
import { labelled, LABELS, rasterOf, type Label } from '../tools/photographs/labelled.ts';
import { HELD_OUT_FROM, photograph } from '../tools/photographs/photograph.ts';

const PAGES = Number(process.env['LOOK_PAGES'] ?? 60);
const SEED = Number(process.env['LOOK_SEED'] ?? HELD_OUT_FROM + 500);
const KINDS = ['letter', 'text', 'form', 'invoice', 'receipt', 'letter', 'certificate'] as const;
const ACCUSED: readonly (readonly [LookFinding, readonly Label[]])[] = [['blurred', ['blurred']], ['glare', ['glare']], ['shadow', ['shadow', 'dark']]];

describe('warnings', () => {
  it('are told from good pages', async () => {
    const seen: { label: Label; scores: Readonly<Record<LookFinding, number>> }[] = [];
    for (let page = 0; page < PAGES; page += 1) {
      const label = [...LABELS, 'good' as const][page % 6] ?? 'good';
      const photo = await labelled(SEED + page, label, { page: KINDS[page % KINDS.length] ?? 'letter' });
      seen.push({ label, scores: lookAtPage(await rasterOf(photo), photo.corners).scores });
    }
    console.table(ACCUSED.map(([finding, labels]) => {
      const scores = (of: readonly Label[]): number[] => seen.filter(({ label }) => of.includes(label)).map(({ scores }) => scores[finding]);
      const bad = scores(labels), good = scores(['good']);
      const told = (values: readonly number[]): string => `${values.filter((score) => score > 0.5).length} of ${values.length}`;
      return { finding, 'area under ROC': areaUnder(bad, good).toFixed(3), 'told of the bad': told(bad), 'told of the good': told(good) };
    }));
    expect(seen).toHaveLength(PAGES);
  });
});

describe('time on A4 at 200 dots per inch', () => {
  it('in processor seconds, and as a multiple of decoding', async () => {
    const photo = await photograph(SEED, { page: 'letter', longSide: 4000 });
    const small = await photograph(SEED, { page: 'letter' });
    const [image, sketch] = [await rasterOf(photo), await rasterOf(small)];
    const decoding = await processorSeconds(async () => { await rasterOf(photo); });
    const parts = [
      ['detect', () => { detectPage(sketch); }] as const,
      ['look', () => { lookAtPage(sketch, small.corners); }] as const,
      ...MODES.map((mode) => [`correct, ${mode}`, () => { correctPage(image, { corners: photo.corners, mode, level: true, longestSide: 2339 }); }] as const),
    ];
    const rows = [{ part: 'decode 12 megapixels', s: decoding }];
    for (const [part, work] of parts) rows.push({ part, s: await processorSeconds(work) });
    console.table(rows.map(({ part, s }) => ({ part, 'processor s': s.toFixed(2), 'times decoding': (s / decoding).toFixed(1) })));
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

/** How often a bad one scores above a good one. */
function areaUnder(bad: readonly number[], good: readonly number[]): number {
  let won = 0;
  for (const one of bad) for (const other of good) won += one > other ? 1 : one === other ? 0.5 : 0;
  return won / Math.max(1, bad.length * good.length);
}
