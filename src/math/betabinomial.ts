import { exp, log } from "./elementary.js";
import { betaCdf, lbeta } from "./beta.js";
import { gammaUpper } from "./gamma.js";

/** Counts of a condition in worlds: k of n repeats, with a weight each (how often the world counts). */
export interface Counts {
  readonly k: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

/** Worlds with the same counts, and how much they weigh together. */
export interface Group {
  readonly k: number;
  readonly n: number;
  readonly weight: number;
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
 * grouped counts: O(distinct counts + most repeats) a step, whatever the number of worlds.
 * Source: Skellam (1948), JRSS B 10, 257–261.
 */
export function fitBetaBinomial(groups: readonly Group[], start: BetaShape | null = null): BetaShape {
  const total = groups.reduce((sum, { n, weight }) => sum + n * weight, 0);
  const hits = groups.reduce((sum, { k, weight }) => sum + k * weight, 0);
  if (total === 0) return { a: 0.5, b: 0.5 };
  // half a repeat of each kind keeps the mean inside (0, 1)
  let mean = (hits + 0.5) / (total + 1);
  let precision = start ? start.a + start.b : 2;
  const steps = stepsOf(groups);
  const fit = (m: number, s: number): number => likelihood(steps, m * s, (1 - m) * s);
  for (let round = 0; round < 3; round++) {
    precision = exp(golden((x) => fit(mean, exp(x)), log(LEAST_PRECISION), log(MOST_PRECISION)));
    const [low, high] = [Math.max(1e-6, mean / 3), Math.min(1 - 1e-6, 1 - (1 - mean) / 3)];
    mean = golden((m) => fit(m, precision), low, high);
  }
  return { a: mean * precision, b: (1 - mean) * precision };
}

/** Counts grouped by equal (k, n), with `times` as weights. */
export function grouped(counts: Counts, times: ArrayLike<number> | null = null): Group[] {
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

/** Ranges of a counter, each with the weight of the worlds that count beyond it. */
type Steps = readonly { readonly from: number; readonly to: number; readonly weight: number }[];

function stepsOf(groups: readonly Group[]): { hits: Steps; misses: Steps; all: Steps } {
  return {
    hits: tailsOf(groups, ({ k }) => k),
    misses: tailsOf(groups, ({ k, n }) => n - k),
    all: tailsOf(groups, ({ n }) => n),
  };
}

function tailsOf(groups: readonly Group[], count: (group: Group) => number): Steps {
  const weights = new Map<number, number>();
  for (const group of groups) weights.set(count(group), (weights.get(count(group)) ?? 0) + group.weight);
  const ends = [...weights.keys()].sort((x, y) => x - y);
  const steps: { from: number; to: number; weight: number }[] = [];
  let weight = 0;
  for (let k = ends.length - 1; k >= 0; k--) {
    weight += weights.get(ends[k])!;
    if (ends[k] > 0) steps.push({ from: k > 0 ? ends[k - 1] : 0, to: ends[k], weight });
  }
  return steps;
}

/**
 * Log-likelihood of the counts up to a constant: Σ log of rising factorials, each factor x + i taken once for all the
 * worlds that count beyond i. Sampling that stops by what it has seen changes only the constant.
 */
function likelihood({ hits, misses, all }: ReturnType<typeof stepsOf>, a: number, b: number): number {
  return risingSum(hits, a) + risingSum(misses, b) - risingSum(all, a + b);
}

function risingSum(steps: Steps, x: number): number {
  let sum = 0;
  for (const { from, to, weight } of steps) sum += weight * rising(x + from, to - from);
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

const LEAST_EXPECTED = 5;

/**
 * Pearson's χ² of counts against the beta law fitted to them, within each number of repeats, over ranges of hits that
 * expect five worlds or more; two degrees of freedom go to the fit. `p` is 1 where nothing is left to test.
 */
export function misfitOf(groups: readonly Group[], { a, b }: BetaShape): { chi2: number; freedom: number; p: number } {
  let [chi2, cells, totals] = [0, 0, 0];
  for (const n of new Set(groups.map((group) => group.n))) {
    const mine = groups.filter((group) => group.n === n);
    const seen = new Float64Array(n + 1);
    for (const { k, weight } of mine) seen[k] += weight;
    const total = mine.reduce((sum, { weight }) => sum + weight, 0);
    const pools = pooled(
      seen,
      (k) => total * exp(-log(n + 1) - lbeta(n - k + 1, k + 1) + lbeta(a + k, b + n - k) - lbeta(a, b)),
    );
    for (const { observed, expected } of pools) chi2 += ((observed - expected) * (observed - expected)) / expected;
    cells += pools.length;
    totals++;
  }
  const freedom = cells - totals - 2;
  return { chi2, freedom, p: freedom > 0 ? gammaUpper(chi2 / 2, freedom / 2) : 1 };
}

/** Neighbouring counts of hits put together until each expects five worlds; what is left over goes to the last. */
function pooled(seen: Float64Array, expect: (k: number) => number): { observed: number; expected: number }[] {
  const pools: { observed: number; expected: number }[] = [];
  let [observed, expected] = [0, 0];
  seen.forEach((worlds, k) => {
    observed += worlds;
    expected += expect(k);
    if (expected < LEAST_EXPECTED) return;
    pools.push({ observed, expected });
    [observed, expected] = [0, 0];
  });
  const last = pools.at(-1);
  if (!last) return [];
  pools[pools.length - 1] = { observed: last.observed + observed, expected: last.expected + expected };
  return pools;
}
