import { exp, log } from "./elementary.js";
import { betaCdf } from "./beta.js";

/** Counts of a condition in worlds: k of n repeats, with a weight each (how often the world counts). */
export interface Counts {
  readonly k: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

/** A beta law of the chance within a world. */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
}

const MOST_PRECISION = 400;
const LEAST_PRECISION = 0.02;

/**
 * Maximum likelihood of the beta law behind binomial counts, worlds counted `weight` times (bootstrap).
 * Parameters are mean and precision a+b, bounded to [.02, 400]; coordinate-wise golden search on the exact likelihood of
 * grouped counts, so cost does not grow with the number of worlds beyond their distinct (k, n).
 * Source: Skellam (1948), JRSS B 10, 257–261.
 */
export function fitBetaBinomial(
  groups: readonly { k: number; n: number; weight: number }[],
  start: BetaShape | null = null,
): BetaShape {
  const total = groups.reduce((sum, { n, weight }) => sum + n * weight, 0);
  const hits = groups.reduce((sum, { k, weight }) => sum + k * weight, 0);
  if (total === 0) return { a: 0.5, b: 0.5 };
  // half a repeat of each kind keeps the mean inside (0, 1)
  let mean = (hits + 0.5) / (total + 1);
  let precision = start ? start.a + start.b : 2;
  const fit = (m: number, s: number): number => likelihood(groups, m * s, (1 - m) * s);
  for (let round = 0; round < 3; round++) {
    precision = exp(golden((x) => fit(mean, exp(x)), log(LEAST_PRECISION), log(MOST_PRECISION)));
    const [low, high] = [Math.max(1e-6, mean / 3), Math.min(1 - 1e-6, 1 - (1 - mean) / 3)];
    mean = golden((m) => fit(m, precision), low, high);
  }
  return { a: mean * precision, b: (1 - mean) * precision };
}

/** Counts grouped by equal (k, n), with `times` as weights. */
export function grouped(
  counts: Counts,
  times: ArrayLike<number> | null = null,
): { k: number; n: number; weight: number }[] {
  const found = new Map<number, { k: number; n: number; weight: number }>();
  for (let j = 0; j < counts.k.length; j++) {
    const weight = times ? times[j] : 1;
    if (weight === 0 || counts.n[j] === 0) continue;
    const key = counts.n[j] * 65536 + counts.k[j];
    const group = found.get(key);
    if (group) group.weight += weight;
    else found.set(key, { k: counts.k[j], n: counts.n[j], weight });
  }
  return [...found.values()];
}

/** Log-likelihood of the counts up to a constant: Σ log of rising factorials. */
function likelihood(groups: readonly { k: number; n: number; weight: number }[], a: number, b: number): number {
  let sum = 0;
  for (const { k, n, weight } of groups) sum += weight * (rising(a, k) + rising(b, n - k) - rising(a + b, n));
  return sum;
}

/** ln x(x+1)…(x+k−1), products gathered so that one logarithm serves many terms. */
function rising(x: number, k: number): number {
  let sum = 0;
  let product = 1;
  for (let i = 0; i < k; i++) {
    product *= x + i;
    if (product > 1e250 || product < 1e-250) {
      sum += log(product);
      product = 1;
    }
  }
  return sum + log(product);
}

function golden(f: (x: number) => number, from: number, to: number): number {
  const ratio = 0.6180339887498949;
  let [low, high] = [from, to];
  let x = high - ratio * (high - low);
  let y = low + ratio * (high - low);
  let fx = f(x);
  let fy = f(y);
  for (let k = 0; k < 24; k++) {
    if (fx > fy) {
      high = y;
      y = x;
      fy = fx;
      x = high - ratio * (high - low);
      fx = f(x);
    } else {
      low = x;
      x = y;
      fx = fy;
      y = low + ratio * (high - low);
      fy = f(y);
    }
  }
  return (low + high) / 2;
}

/** Posterior mass that the chance in a world with k of n is at most `threshold`. */
export function massBelow(shape: BetaShape, k: number, n: number, threshold: number): number {
  return betaCdf(threshold, shape.a + k, shape.b + n - k);
}
