import type { Factor } from "./factor.js";
import type { GivenMeasure, Times } from "./given-data.js";
import { sliceBy, usualSlices } from "./slices.js";

/**
 * First-order Sobol' indices of any table: the share of the outcome's variance that lies between slices of a factor, less what
 * slices of pure noise would take: (SS_between − (m − 1)·MS_within)/SS_total, m slices of like size. Below zero by chance where
 * there is no effect. Slices blur: of a straight line 1/m² of the index is lost. 0 for a constant factor or outcome. Factors
 * that move together share what they explain. O(rows) a factor.
 * Source: Pearson (1903) correlation ratio; Kelley (1935), PNAS 21, 554–559 (correction); Plischke, Borgonovo & Smith (2013), EJOR 226.
 */
export function firstOrder(factors: readonly Factor[], y: Float64Array, most = usualSlices(y.length)): GivenMeasure {
  const slices = factors.map((factor) => sliceBy(factor, most));
  const mean = y.reduce((sum, each) => sum + each, 0) / y.length;
  const centred = y.map((each) => each - mean); // smaller squares, fewer figures lost
  const widest = Math.max(1, ...slices.map(({ count }) => count));
  const tally: Tally = { n: new Float64Array(widest), sum: new Float64Array(widest) };
  return {
    factors: factors.length,
    rows: y.length,
    of: (factor, times, shuffle) => {
      const { of, count } = slices[factor];
      tally.n.fill(0);
      tally.sum.fill(0);
      const square = shuffle ? addShuffled(centred, of, shuffle, tally) : addTimes(centred, of, times, tally);
      return explained(tally.n, tally.sum, square, count);
    },
  };
}

/** Rows and their sum by slice. */
interface Tally {
  readonly n: Float64Array;
  readonly sum: Float64Array;
}

/** Adds every row as often as it counts; yields the sum of squares. */
function addTimes(y: Float64Array, of: Uint16Array, times: Times | null, { n, sum }: Tally): number {
  const counts = times?.counts ?? null;
  const offset = times?.offset ?? 0;
  let square = 0;
  for (let i = 0; i < y.length; i++) {
    const weight = counts === null ? 1 : counts[offset + i];
    const value = y[i];
    const slice = of[i];
    n[slice] += weight;
    sum[slice] += weight * value;
    square += weight * value * value;
  }
  return square;
}

function addShuffled(y: Float64Array, of: Uint16Array, shuffle: Uint32Array, { n, sum }: Tally): number {
  let square = 0;
  for (let i = 0; i < y.length; i++) {
    const value = y[i];
    const slice = of[shuffle[i]];
    n[slice]++;
    sum[slice] += value;
    square += value * value;
  }
  return square;
}

function explained(n: Float64Array, sum: Float64Array, square: number, count: number): number {
  let rows = 0;
  let all = 0;
  let between = 0;
  let used = 0;
  for (let slice = 0; slice < count; slice++) {
    if (n[slice] === 0) continue;
    rows += n[slice];
    all += sum[slice];
    between += (sum[slice] * sum[slice]) / n[slice];
    used++;
  }
  const centre = (all * all) / rows;
  const total = square - centre;
  const within = square - between;
  if (!(total > 0) || rows <= used) return 0;
  return (between - centre - ((used - 1) * within) / (rows - used)) / total;
}
