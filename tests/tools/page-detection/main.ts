import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LOOKS } from '../photographs/looks.ts';
import { HELD_OUT_FROM, type SceneKind } from '../photographs/photograph.ts';
import { fit, sayBy, sayNow, type Said } from './fit.ts';
import { photographsFolder } from '../real-photographs.ts';
import { gather, gatherReal, type Order, type SeenReal } from './gather.ts';
import { constants, realReport, report } from './detection-report.ts';

/** How many photographs of each kind without a look, and of each kind of each look. */
type Many = { usual: Record<SceneKind, number>; look: Record<SceneKind, number> };
const TUNING: Many = {
  usual: { page: 520, 'no-page': 60, 'cut-off': 60, 'full-frame': 50 },
  look: { page: 16, 'no-page': 2, 'cut-off': 2, 'full-frame': 0 },
};
const JUDGING: Many = {
  usual: { page: 160, 'no-page': 30, 'cut-off': 30, 'full-frame': 30 },
  look: { page: 8, 'no-page': 1, 'cut-off': 1, 'full-frame': 0 },
};
const FIRST_LOOK = 200_000;

const {
  values: { cache, part, share },
} = parseArgs({
  options: {
    cache: { type: 'string', default: join(tmpdir(), 'cle-en-main-page-detection') },
    part: { type: 'string' },
    share: { type: 'string', default: '1' },
  },
});

const tuning = ordersFrom(0, TUNING);
const judging = ordersFrom(HELD_OUT_FROM + 100_000, JUDGING);
const photographs = photographsFolder();
if (part === undefined) {
  const real = photographs === null ? [] : await gatherReal(photographs, cache);
  fitAndJudge(await gather(tuning, cache), await gather(judging, cache), real);
} else {
  // Photographs are drawn by several processes; the one without a part finds them in the cache.
  const [own = 0, of = 1] = part.split('/').map(Number);
  await gather(
    [...tuning, ...judging].filter((_, at) => at % of === own),
    cache,
    (done, all) => {
      if (done % 50 === 0) console.error(`part ${part}: ${done} of ${all}`);
    },
  );
}

function ordersFrom(first: number, { usual, look }: Many): Order[] {
  const many = (count: number): number => Math.ceil(count * Number(share));
  return (['page', 'no-page', 'cut-off', 'full-frame'] as const).flatMap((scene, index) => {
    const start = first + index * 10_000;
    return [
      ...LOOKS.flatMap((name, at) =>
        Array.from({ length: many(look[scene]) }, (_, number): Order => ({
          seed: start + FIRST_LOOK + 100 * at + number,
          options: { scene, look: name },
        })),
      ),
      ...Array.from({ length: many(usual[scene]) }, (_, number): Order => ({
        seed: start + number,
        options: { scene },
      })),
    ];
  });
}

/** How often a real photograph counts, beside one that was drawn. */
const REAL_WEIGHT = 3;

function fitAndJudge(drawn: Awaited<ReturnType<typeof gather>>, judged: typeof drawn, real: readonly SeenReal[]): void {
  const seen = [...drawn, ...Array.from({ length: REAL_WEIGHT }, () => real).flat()];
  for (const [title, groupOf] of [
    ['background left out', ({ seen }: Said) => seen.background],
    ['look left out', ({ seen }: Said) => seen.look],
  ] as const) {
    const { fitted, unseen } = fit(seen, (one) => groupOf({ seen: one, likeness: 0, logit: 0 }));
    const told = unseen.map((said) => ({ ...said, logit: said.logit - fitted.caution }));
    console.log(report(title, told, groupOf));
    console.log(report(`held-out, as it is`, judged.flatMap(sayNow), groupOf));
    console.log(
      report(
        `held-out, fitted`,
        judged.flatMap((one) => sayBy(fitted, one)),
        groupOf,
      ),
    );
    if (real.length > 0) console.log(realReport(real, told));
    console.log(`\n${constants(fitted)}`);
  }
}
