import { choose, confidenceOf, rankOfCandidate, weigh, type Weights } from '../../../src/worker/detect/confidence.ts';
import type { Seen } from './gather.ts';
import { learnChoice, learnVerdict, type Signs, type Verdict } from './learn.ts';

/** A crop counts as right from this likeness on. */
export const RIGHT = 0.9;
/** The confidence from which a crop is applied unasked (pictures.ts); above it, ENOUGH of the crops must be right. */
const SURE = 0.9;
const ENOUGH = 0.99;

export type Fitted = { rank: Weights; sure: Weights; bias: number; caution: number };
/** What a set of weights says about a picture. `logit` is before caution. */
export type Said = { seen: Seen; likeness: number; logit: number };

/**
 * No weight may go against reason: what holds for drawn pictures then has a chance on real ones.
 * `evenOutside` counts against: most of all, lines of print and things on the page have even paper outside.
 */
const RANK_SIGNS: Signs = {
  edge: 1,
  weakestEdge: 1,
  weakestEnd: 1,
  bareStretches: -1,
  leak: -1,
  mostLeak: -1,
  bend: -1,
  logArea: 1,
  contrast: 1,
  weakestContrast: 1,
  clarity: 1,
  weakestClarity: 1,
  farContrast: 1,
  weakestFarContrast: 1,
  farClarity: 1,
  weakestFarClarity: 1,
  sameSign: 1,
  lighterInside: 1,
  evenInside: 1,
  evenOutside: -1,
  gap: -1,
  skew: -1,
  taper: 1,
  onBorder: -1,
  unseenPast: -1,
  cutOff: -1,
  goesOn: -1,
  goesOnOnce: -1,
  paperBeyond: -1,
  meanPaperBeyond: -1,
};
const SURE_SIGNS: Signs = { ...RANK_SIGNS, rank: 1, margin: 1, marginAround: 1, darkAmidPaper: -1 };

/**
 * Fits on all pictures. `groupOf` names the group of a picture; each group is left out once, to see how the fit does on
 * pictures it never saw, and that sets the caution.
 */
export function fit(pictures: readonly Seen[], groupOf: (seen: Seen) => string): { fitted: Fitted; unseen: Said[] } {
  const names = [...new Set(pictures.map(groupOf))];
  const unseen = names.flatMap((name) => {
    const { rank, sure, bias } = fitOnce(pictures.filter((seen) => groupOf(seen) !== name));
    return pictures.filter((seen) => groupOf(seen) === name).flatMap((seen) => say(seen, rank, sure, bias));
  });
  return { fitted: { ...fitOnce(pictures), caution: cautionFor(unseen) }, unseen };
}

const FOLDS = 4;

/**
 * A fit looks better on the pictures it was made from. So the second sum learns from pictures that the first never saw.
 */
function fitOnce(pictures: readonly Seen[]): Omit<Fitted, 'caution'> {
  const verdicts = Array.from({ length: FOLDS }, (_, fold) => {
    const rank = learnRank(pictures.filter((_, at) => at % FOLDS !== fold));
    return pictures
      .filter((_, at) => at % FOLDS === fold)
      .flatMap((seen): Verdict[] => {
        const choice = chooseBy(seen, rank);
        return choice === null
          ? []
          : [{ features: choice.evidence, right: choice.chosen.likeness >= RIGHT, weight: 1 }];
      });
  }).flat();
  const { weights, bias } = learnVerdict(verdicts, SURE_SIGNS);
  return { rank: learnRank(pictures), sure: weights, bias };
}

/** A candidate is right when it is about as good as the best one; a picture whose best is wrong teaches nothing. */
function learnRank(pictures: readonly Seen[]): Weights {
  return learnChoice(
    pictures.map(({ candidates }) => {
      const best = Math.max(...candidates.map(({ likeness }) => likeness));
      return candidates.map(({ measures, likeness }) => ({
        features: measures,
        right: likeness >= Math.max(RIGHT, best - 0.015),
      }));
    }),
    RANK_SIGNS,
  );
}

const chooseBy = ({ candidates }: Seen, rank: Weights) =>
  choose(candidates.map((candidate) => ({ ...candidate, rank: weigh(rank, candidate.measures) })));

function say(seen: Seen, rank: Weights, sure: Weights, bias: number): Said[] {
  const choice = chooseBy(seen, rank);
  return [
    {
      seen,
      likeness: choice?.chosen.likeness ?? 0,
      logit: choice === null ? -Infinity : bias + weigh(sure, choice.evidence),
    },
  ];
}

export const sayBy = ({ rank, sure, bias, caution }: Fitted, seen: Seen): Said[] =>
  say(seen, rank, sure, bias - caution);

/** What the weights now in confidence.ts say about a picture. */
export function sayNow(seen: Seen): Said[] {
  const choice = choose(
    seen.candidates.map((candidate) => ({ ...candidate, rank: rankOfCandidate(candidate.measures) })),
  );
  const confidence = choice === null ? 0 : confidenceOf(choice.evidence);
  return [{ seen, likeness: choice?.chosen.likeness ?? 0, logit: Math.log(confidence / (1 - confidence)) }];
}

/**
 * How far the logit must be lowered for SURE to mean ENOUGH: the lowest bar above which, wherever it is raised to,
 * ENOUGH are right.
 */
function cautionFor(said: readonly Said[]): number {
  const sorted = said.filter(({ logit }) => Number.isFinite(logit)).sort((a, b) => b.logit - a.logit);
  let [wrong, bar] = [0, sorted[0]?.logit ?? 0];
  for (const [at, { likeness, logit }] of sorted.entries()) {
    if (likeness < RIGHT) wrong += 1;
    if (wrong / (at + 1) <= 1 - ENOUGH) bar = logit;
  }
  return bar - Math.log(SURE / (1 - SURE));
}

export const isAccepted = ({ logit }: Said): boolean => logit >= Math.log(SURE / (1 - SURE));
