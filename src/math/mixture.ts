import { sin } from "./angle.js";
import type { Group } from "./betabinomial.js";
import { exp, log } from "./elementary.js";

/** Cells of the grid on which a law of chances of any shape is estimated. */
export const CELLS = 200;

const HALF_PI = 1.5707963267948966;
const square = (x: number): number => x * x;
const edgeAt = (k: number): number => square(sin((HALF_PI * k) / CELLS));
/** Equal steps of arcsin √p, on which counts of hits are told apart equally well everywhere; each cell by its middle. */
const EDGES = Float64Array.from({ length: CELLS + 1 }, (_, k) => (k === CELLS ? 1 : edgeAt(k)));
const MIDDLES = Float64Array.from({ length: CELLS }, (_, k) => edgeAt(k + 0.5));
const LOGS = MIDDLES.map(log);
const LOGS_OF_REST = MIDDLES.map((p) => log(1 - p));

/** How likely each cell makes the counts of each group, its likeliest cell 1; shape [groups][cells]. */
export function cellLikelihoods(groups: readonly Pick<Group, "k" | "n">[]): Float64Array[] {
  return groups.map(({ k, n }) => {
    const logs = LOGS.map((each, cell) => k * each + (n - k) * LOGS_OF_REST[cell]);
    const most = logs.reduce((top, each) => Math.max(top, each), -Infinity);
    return logs.map((each) => exp(each - most));
  });
}

/**
 * Weights of the cells, from `start` (equal if left out) by `rounds` of EM. Stopped early, the estimate stays smooth; gone on
 * for ever it would be a few spikes. Source: Laird (1978), JASA 73, 805–811, on a fixed grid. O(rounds × groups × cells).
 */
export function fitMixture(
  likelihoods: readonly Float64Array[],
  weights: ArrayLike<number>,
  { rounds, start = null }: { readonly rounds: number; readonly start?: Float64Array | null },
): Float64Array {
  let law = start ?? new Float64Array(CELLS).fill(1 / CELLS);
  let total = 0;
  for (let g = 0; g < likelihoods.length; g++) total += weights[g];
  if (total === 0) return law;
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(CELLS);
    for (let g = 0; g < likelihoods.length; g++) {
      if (weights[g] === 0) continue;
      const own = likelihoods[g];
      let sum = 0;
      for (let c = 0; c < CELLS; c++) sum += law[c] * own[c];
      const scale = sum > 0 ? weights[g] / (sum * total) : 0;
      for (let c = 0; c < CELLS; c++) next[c] += scale * law[c] * own[c];
    }
    law = next;
  }
  return law;
}

/** Posterior mass at or below `threshold` of a world whose counts have these likelihoods; a cell across it counts in part. */
export function mixtureMassBelow(law: Float64Array, likelihood: Float64Array, threshold: number): number {
  let [below, all] = [0, 0];
  for (let c = 0; c < CELLS; c++) {
    const mass = law[c] * likelihood[c];
    all += mass;
    if (EDGES[c + 1] <= threshold) below += mass;
    else if (EDGES[c] < threshold) below += (mass * (threshold - EDGES[c])) / (EDGES[c + 1] - EDGES[c]);
  }
  return all > 0 ? Math.min(1, below / all) : NaN;
}
