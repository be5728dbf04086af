import { WIDE, type Estimate } from "./estimate.js";
import { nearestMean } from "./nearest-rows.js";
import type { Factor } from "./factor.js";

/** Factors at most: every subset is looked at, 2^k of them. */
export const MOST_SHAPLEY = 10;

/** Neighbours, the row itself among them, over which the variance that is left is taken; as in Broto et al. (2020), § 5. */
const NEIGHBOURS = 3;

/**
 * Shapley value of each of k players in the game `worth`, whose index has bit j set where player j takes part:
 * Sh_j = Σ_u |u|!(k−|u|−1)!/k! · (worth(u ∪ j) − worth(u)). They add up to worth(all) − worth(none). O(k·2^k).
 * Source: Shapley (1953).
 */
export function shapleyValues(worth: ArrayLike<number>, k: number): Float64Array {
  const weights = Float64Array.from({ length: k }, (_, size) => 1 / (k * choose(k - 1, size)));
  const values = new Float64Array(k);
  for (let set = 0; set < 1 << k; set++) {
    let size = 0;
    for (let j = 0; j < k; j++) size += (set >>> j) & 1;
    for (let j = 0; j < k; j++)
      if (((set >>> j) & 1) === 0) values[j] += weights[size] * (worth[set | (1 << j)] - worth[set]);
  }
  return values;
}

function choose(n: number, r: number): number {
  let value = 1;
  for (let each = 1; each <= r; each++) value = (value * (n - r + each)) / each;
  return value;
}

/**
 * Shapley effects of any table: the share of the outcome's variance that a factor accounts for when factors depend on each other;
 * they are not below zero but for error, and add up to 1. The worth of a set u is V − E[Var(Y | X_u)], the expectation being
 * the mean over rows of the variance of Y over the three nearest rows (itself among them) in the factors of u, each scaled
 * by its ranks; the worth of all is V, so chance in the outcome is shared out with the factors. All zero where the outcome
 * is constant. Throws above ten factors. O(2^k × rows² × k) at worst.
 * Source: Owen (2014), SIAM/ASA JUQ 2, 245–251; Song, Nelson & Staum (2016), ibid. 4; Broto, Bachoc & Depecker (2020), ibid. 8, 693–716.
 */
export function shapleyEffects(factors: readonly Factor[], y: Float64Array): Float64Array {
  const k = factors.length;
  if (k > MOST_SHAPLEY) throw new Error(`invalid number of factors: ${k}, at most ${MOST_SHAPLEY}`);
  const rows = y.length;
  const mean = y.reduce((sum, each) => sum + each, 0) / rows;
  const variance = y.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / (rows - 1);
  if (!(variance > 0)) return new Float64Array(k);
  const worth = new Float64Array(1 << k);
  for (let set = 1; set < worth.length - 1; set++) {
    const chosen = factors.filter((_, j) => ((set >>> j) & 1) === 1);
    worth[set] = 1 - nearestMean(chosen, y, NEIGHBOURS) / variance;
  }
  worth[worth.length - 1] = 1;
  return shapleyValues(worth, k);
}

/** Blocks of rows left out in turn: rows drawn twice would be each other's neighbours, so there is no bootstrap. */
const BLOCKS = 10;
/** The .975 quantile of Student's t with nine degrees of freedom. */
const STUDENT = 2.262;

/** Shapley effects with 95 % intervals of the jackknife over ten blocks of rows. Source: Efron & Stein (1981), Ann. Stat. 9. */
export function shapleyEstimates(factors: readonly Factor[], y: Float64Array): Estimate[] {
  const whole = shapleyEffects(factors, y);
  const without = Array.from({ length: BLOCKS }, (_, block) => {
    const take = (values: Float64Array): Float64Array => values.filter((_value, i) => i % BLOCKS !== block);
    return shapleyEffects(
      factors.map((factor) => ({ ...factor, values: take(factor.values) })),
      take(y),
    );
  });
  return Array.from(whole, (value, j): Estimate => {
    const mean = without.reduce((sum, each) => sum + each[j], 0) / BLOCKS;
    const square = without.reduce((sum, each) => sum + (each[j] - mean) * (each[j] - mean), 0);
    const half = STUDENT * Math.sqrt(((BLOCKS - 1) / BLOCKS) * square);
    const zero = value - half <= 0 ? ["zero" as const] : [];
    const wide = half > WIDE ? ["wide" as const] : [];
    return { value, low: value - half, high: value + half, flags: [...zero, ...wide] };
  });
}
