import { isAccepted, RIGHT, type Fitted, type Said } from './fit.ts';
import type { SeenReal } from './gather.ts';

/** One line for each group: how often the page is found, how often that is applied unasked, how often that is right. */
export function report(title: string, said: readonly Said[], groupOf: (said: Said) => string): string {
  const groups = new Map<string, Said[]>();
  for (const one of said) groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one]);
  const lines = [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, rows]) => line(name, rows));
  return [
    `\n${title.padEnd(22)} pages  mean IoU   ≥ 0.9   best candidate ≥ 0.9   accepted   wrong of accepted   ` +
      'accepted without a page',
    ...lines,
    line('all', said),
  ].join('\n');
}

function line(name: string, said: readonly Said[]): string {
  const pages = said.filter(({ seen }) => seen.scene === 'page');
  const others = said.filter(({ seen }) => seen.scene !== 'page');
  const accepted = pages.filter(isAccepted);
  const share = (count: number, of: number): string => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`);
  const mean = pages.reduce((sum, { likeness }) => sum + likeness, 0) / Math.max(1, pages.length);
  const couldBe = pages.filter(({ seen }) => seen.candidates.some(({ likeness }) => likeness >= RIGHT)).length;
  return [
    name.padEnd(22),
    String(pages.length).padStart(5),
    mean.toFixed(3).padStart(9),
    share(pages.filter(({ likeness }) => likeness >= RIGHT).length, pages.length).padStart(8),
    share(couldBe, pages.length).padStart(22),
    share(accepted.length, pages.length).padStart(11),
    `${accepted.filter(({ likeness }) => likeness < RIGHT).length} of ${accepted.length}`.padStart(18),
    `${others.filter(isAccepted).length} of ${others.length}`.padStart(18),
  ].join(' ');
}

/**
 * Of real photographs alone, each said by a fit that had none of its group: those of a page, and what is not one. The
 * highest logit of a wrong one shows what the bar may be.
 */
export function realReport(real: readonly SeenReal[], said: readonly Said[]): string {
  const known = real.flatMap((one) =>
    said
      .filter(({ seen }) => seen === one)
      .slice(0, 1)
      .map((told) => ({ ...told, one })),
  );
  const taken = known.filter(({ one }) => one.made === 'photograph' && one.scene === 'page');
  const wrong = known.filter((told) => told.likeness < RIGHT).toSorted((one, other) => other.logit - one.logit);
  const right = taken.filter((told) => told.likeness >= RIGHT).map(({ logit }) => logit);
  const lines = wrong.slice(0, 10).map(({ one, logit, likeness }) => {
    const above = right.filter((own) => own > logit).length;
    const what = `${one.name} ${one.scene} logit ${logit.toFixed(2)} IoU ${likeness.toFixed(2)}`;
    return `  ${what}; ${above} right ones above it`;
  });
  return [
    line('real, left out', taken),
    line(
      'real parts',
      known.filter(({ one }) => one.scene !== 'page'),
    ),
    'the wrong ones that look best:',
    ...lines,
  ].join('\n');
}

/** The constants as they stand in confidence.ts; weights that came to nothing are left out. */
export function constants({ rank, sure, bias, caution }: Fitted): string {
  const list = (weights: Record<string, number>): string =>
    Object.entries(weights)
      .filter(([, weight]) => Math.abs(weight) >= 0.005)
      .map(([name, weight]) => `${name}: ${Number(weight.toFixed(3))}`)
      .join(', ');
  return [
    `const RANK: Weights = { ${list(rank)} };`,
    `const SURE: Weights = { ${list(sure)} };`,
    `const SURE_BIAS = ${bias.toFixed(3)};`,
    `const CAUTION = ${caution.toFixed(3)};`,
  ].join('\n');
}
