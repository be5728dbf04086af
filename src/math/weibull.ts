import { exp, log } from "./elementary.js";

/** A Weibull law of times: survival exp(−(t/scale)^shape); the hazard falls over time where the shape is below 1. */
export interface WeibullFit {
  readonly shape: number;
  /** In the unit of the times. */
  readonly scale: number;
  /** Of the shape, from the curvature of the profile likelihood. */
  readonly shapeError: number;
  readonly logLikelihood: number;
}

/**
 * Maximum likelihood of a Weibull law from times that ended and times that were still running when the watch was over
 * (censored on the right). The scale is profiled out; the equation of the shape is rising and is solved by Newton's steps
 * inside a bracket. Throws where fewer than two different times ended or a time is not above 0. O(times) a step.
 * Source: Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, section 3.5.
 *
 * @param times shape [spells], above 0
 * @param ended shape [spells], 1 where the spell ended, 0 where it was cut off
 */
export function fitWeibull(times: ArrayLike<number>, ended: ArrayLike<number>): WeibullFit {
  const logs = Float64Array.from(times, log);
  const ends = logs.filter((_, k) => ended[k] === 1);
  const most = logs.reduce((top, each) => Math.max(top, each), -Infinity);
  if (!(most < Infinity) || logs.some((each) => !(each > -Infinity)))
    throw new Error("Weibull fit: every time must be a number above 0");
  if (!ends.some((each) => each !== ends[0])) throw new Error("Weibull fit: two different times must have ended");
  const mean = ends.reduce((sum, each) => sum + each, 0) / ends.length;
  const shape = shapeOf(logs, most, mean);
  const { zero, slope } = profile(logs, most, shape);
  const scale = exp(most + log(zero / ends.length) / shape);
  return {
    shape,
    scale,
    shapeError: 1 / Math.sqrt(ends.length * slope),
    logLikelihood: ends.length * (log(shape) - shape * log(scale) + (shape - 1) * mean - 1),
  };
}

/** Root of Σt^k ln t / Σt^k − 1/k − mean ln t of the ended, which rises in k. */
function shapeOf(logs: Float64Array, most: number, mean: number): number {
  let [low, high] = [0, Infinity];
  let k = 1;
  for (let step = 0; step < 100; step++) {
    const { first, slope } = profile(logs, most, k);
    const gap = first - 1 / k - mean;
    if (gap > 0) high = k;
    else low = k;
    let next = k - gap / slope;
    if (!(next > low && next < high)) next = high === Infinity ? 2 * k : (low + high) / 2;
    if (Math.abs(next - k) <= 1e-14 * k) return next;
    k = next;
  }
  return k;
}

/** Sums of t^k relative to the longest time: Σt^k, the mean of ln t under those weights, and the slope of the equation. */
function profile(logs: Float64Array, most: number, k: number): { zero: number; first: number; slope: number } {
  let [zero, one, two] = [0, 0, 0];
  for (const each of logs) {
    const weight = exp(k * (each - most));
    zero += weight;
    one += weight * (each - most);
    two += weight * (each - most) * (each - most);
  }
  const mean = one / zero;
  return { zero, first: most + mean, slope: two / zero - mean * mean + 1 / (k * k) };
}
