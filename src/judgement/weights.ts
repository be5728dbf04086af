import type { Sample } from "./sample.js";
import { effectiveCount, orderOfValues, quantileInOrder } from "./weighted.js";

export { weightedMean as meanOf } from "./weighted.js";

/** Fewer worlds than this, counted as so many of equal weight, carry no verdict of a weighted sample. */
export const LEAST_EFFECTIVE = 200;

const ones = new WeakMap<Sample, Float64Array>();

/** Weights of the worlds, the largest 1; all exactly 1 where they are alike or none are given. Throws for negative ones. */
export function weightsOf(sample: Sample): Float64Array {
  const known = ones.get(sample);
  if (known) return known;
  const { weights } = sample;
  const found = new Float64Array(sample.worlds.length).fill(1);
  if (weights) {
    const top = weights.reduce((most, weight) => Math.max(most, weight), 0);
    if (weights.length !== found.length)
      throw new Error(`invalid weights: ${weights.length} of ${found.length} worlds`);
    if (!(top > 0 && top < Infinity) || weights.some((weight) => !(weight >= 0)))
      throw new Error("invalid weights: none may be negative, and one must be more than 0");
    weights.forEach((weight, w) => (found[w] = weight / top));
  }
  ones.set(sample, found);
  return found;
}

/** Whether some worlds count more than others. */
export function isWeighted(sample: Sample): boolean {
  return weightsOf(sample).some((weight) => weight !== 1);
}

/** As many worlds of equal weight tell as much: (Σw)²/Σw². Source: Kish (1965), Survey Sampling, §8.2. */
export function effectiveSize(weights: ArrayLike<number>): number {
  return effectiveCount(weights, weights);
}

/** Quantile of the defined values, linear between order statistics; NaN without any. */
export function quantileOf(values: ArrayLike<number>, level: number): number {
  return quantilesOf(values, [level])[0];
}

/** As `quantileOf`, at several levels; sorts once. */
export function quantilesOf(values: ArrayLike<number>, levels: readonly number[]): number[] {
  const sorted = Float64Array.from(values)
    .filter((x) => x === x)
    .sort();
  return levels.map((level) => {
    if (sorted.length === 0) return NaN;
    const at = level * (sorted.length - 1);
    const low = Math.floor(at);
    const high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  });
}

/** Quantile of weighted values; with equal weights `quantileOf` to the bit. Values without weight are left out; NaN without any. */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, level: number): number {
  return quantileInOrder(values, orderOfValues(values), level, weights);
}
