import { log } from "./elementary.js";
import { Purpose, uniformOf } from "./philox.js";

/**
 * Continuous ranked probability score of a forecast given as a sample: ∫(F(x) − 1{x ≥ observed})² dx, exact for the weighted
 * empirical F, in the sample's unit; 0 is perfect. Equals E|X − observed| − ½E|X − X′|. `weights` need no norm; equal where
 * left out. O(n log n). Source: Gneiting & Raftery (2007), JASA 102, section 4.2.
 */
export function crps(sample: ArrayLike<number>, observed: number, weights?: ArrayLike<number>): number {
  const order = sortedOrder(sample);
  const total = totalOf(order.length, weights);
  let score = 0;
  let below = 0;
  for (let k = 0; k < order.length; k++) {
    const x = sample[order[k]];
    if (k === 0 && observed < x) score += x - observed;
    below += weightAt(weights, order[k]) / total;
    const next = k + 1 < order.length ? sample[order[k + 1]] : Math.max(x, observed);
    // F is flat between two values; the step of the observation may cut the interval in two
    const cut = Math.min(next, Math.max(x, observed));
    score += below * below * (cut - x) + (1 - below) * (1 - below) * (next - cut);
  }
  return score;
}

/** Mean absolute error, in the unit of the numbers. */
export function meanAbsoluteError(forecasts: ArrayLike<number>, observed: ArrayLike<number>): number {
  return meanOf(forecasts, observed, (forecast, truth) => Math.abs(forecast - truth));
}

/** Mean absolute error as a share of what was observed, which must not be 0. */
export function meanAbsolutePercentageError(forecasts: ArrayLike<number>, observed: ArrayLike<number>): number {
  return meanOf(forecasts, observed, (forecast, truth) => Math.abs(forecast - truth) / Math.abs(truth));
}

/** Brier score of chances against events (1 happened, 0 did not): mean squared distance, 0 to 1. Source: Brier (1950). */
export function brierScore(chances: ArrayLike<number>, events: ArrayLike<number>): number {
  return meanOf(chances, events, (chance, event) => (chance - event) * (chance - event));
}

/** Logarithmic score in nats: mean of −ln of the chance given to what happened; ∞ where that was 0. Source: Good (1952). */
export function logScore(chances: ArrayLike<number>, events: ArrayLike<number>): number {
  return meanOf(chances, events, (chance, event) => {
    const given = event === 1 ? chance : 1 - chance;
    return given > 0 ? -log(given) : Infinity;
  });
}

/** How many of the observations their intervals hold, ends included. */
export interface Coverage {
  readonly inside: number;
  readonly n: number;
  readonly share: number;
}

/** Coverage of intervals [low, high], shape [n] each. */
export function intervalCoverage(
  lows: ArrayLike<number>,
  highs: ArrayLike<number>,
  observed: ArrayLike<number>,
): Coverage {
  let inside = 0;
  for (let k = 0; k < observed.length; k++) if (observed[k] >= lows[k] && observed[k] <= highs[k]) inside++;
  return { inside, n: observed.length, share: inside / observed.length };
}

/** Least value of a weighted sample with at least `share` of the weight at or below it. O(n log n). */
export function sampleQuantile(sample: ArrayLike<number>, share: number, weights?: ArrayLike<number>): number {
  const order = sortedOrder(sample);
  const wanted = share * totalOf(order.length, weights);
  let below = 0;
  for (const k of order) {
    below += weightAt(weights, k);
    if (below >= wanted) return sample[k];
  }
  return sample[order[order.length - 1]];
}

/** A mean with the interval that the bootstrap gives it. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Numbers behind it. */
  readonly n: number;
}

/** How a moving-block bootstrap is drawn. */
export interface Bootstrap {
  /** Length of a block, in times. */
  readonly block: number;
  readonly draws: number;
  /** Share of the draws inside the interval, by percentiles. */
  readonly level: number;
  readonly seed: number;
  /** Which random stream: one for each question asked of the same seed. */
  readonly stream: number;
}

/**
 * Mean of paired differences with a moving-block bootstrap interval. `times`: shape [times][differences of that time], in
 * order; times near each other may depend on each other, so blocks of neighbours are drawn, and all differences of a time
 * stay together. O(draws × differences). Source: Künsch (1989), Annals of Statistics 17, 1217–1241.
 */
export function pairedDifference(times: readonly (readonly number[])[], how: Bootstrap): Interval {
  const sums = times.map((each) => each.reduce((sum, x) => sum + x, 0));
  const counts = times.map((each) => each.length);
  const n = counts.reduce((sum, x) => sum + x, 0);
  const block = Math.min(how.block, times.length);
  const starts = times.length - block + 1;
  const means = new Float64Array(how.draws);
  for (let draw = 0; draw < how.draws; draw++) {
    let [sum, count] = [0, 0];
    for (let filled = 0; filled < times.length; filled += block) {
      const u = uniformOf(how.seed, draw, filled, how.stream * 256, Purpose.bootstrap * 65536);
      const start = Math.min(starts - 1, Math.floor(u * starts));
      for (let k = start; k < start + Math.min(block, times.length - filled); k++) {
        sum += sums[k];
        count += counts[k];
      }
    }
    means[draw] = sum / count;
  }
  const tail = (1 - how.level) / 2;
  const mean = sums.reduce((sum, x) => sum + x, 0) / n;
  return { mean, low: sampleQuantile(means, tail), high: sampleQuantile(means, 1 - tail), n };
}

function meanOf(
  forecasts: ArrayLike<number>,
  observed: ArrayLike<number>,
  loss: (forecast: number, truth: number) => number,
): number {
  if (forecasts.length !== observed.length)
    throw new Error(`invalid scores: ${forecasts.length} forecasts of ${observed.length} observations`);
  let sum = 0;
  for (let k = 0; k < observed.length; k++) sum += loss(forecasts[k], observed[k]);
  return sum / observed.length;
}

function sortedOrder(sample: ArrayLike<number>): number[] {
  if (sample.length === 0) throw new Error("invalid sample: empty");
  return Array.from(sample, (_, k) => k).sort((a, b) => sample[a] - sample[b]);
}

function weightAt(weights: ArrayLike<number> | undefined, k: number): number {
  return weights === undefined ? 1 : weights[k];
}

function totalOf(n: number, weights: ArrayLike<number> | undefined): number {
  if (weights === undefined) return n;
  let total = 0;
  for (let k = 0; k < n; k++) total += weights[k];
  if (!(total > 0)) throw new Error(`invalid weights: they sum to ${total}`);
  return total;
}
