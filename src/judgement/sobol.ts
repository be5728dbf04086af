import { resampleCounts } from "./bootstrap.js";
import { intervalOf, type Estimate } from "./estimate.js";
import { productsOf, readIndices, type Products } from "./sobol-products.js";

/** Sobol' indices of one outcome. */
export interface SobolIndices {
  /** Base rows used, and left out because a run of theirs has no number. */
  readonly base: number;
  readonly dropped: number;
  readonly variance: number;
  /** Shape [factors]. All NaN where the outcome is constant: there is no variance to share out. */
  readonly first: readonly Estimate[];
  readonly total: readonly Estimate[];
  /** Shape [factors][factors], above the diagonal; null where the design has no BA rows. */
  readonly second: readonly (readonly (Estimate | null)[])[] | null;
}

/** Number of factors, whether BA rows stand in the design, and the bootstrap. */
export interface SobolOptions {
  readonly factors: number;
  readonly second: boolean;
  readonly resamples: number;
  readonly level: number;
  readonly seed: number;
}

/** Bootstrap of 1,000 resamples at 95 %. */
export const SOBOL_DEFAULTS = { resamples: 1000, level: 0.95, seed: 1 } as const;

/**
 * First-order, total and second-order Sobol' indices of outcomes of a Saltelli design. Rows of each outcome come by base row:
 * A, AB_1 … AB_k, then BA_1 … BA_k if `second`, then B, where AB_j is A with column j of B. Outcomes are standardised; with
 * V the variance over A and B: S_j = mean(B·(AB_j − A))/V (Saltelli et al. 2010, table 2 b), ST_j = mean((A − AB_j)²)/2V
 * (Jansen 1999; ibid. f), S_jl = mean(BA_j·AB_l − A·B)/V − S_j − S_l (Saltelli 2002). Percentile intervals over base rows
 * resampled together, the same resamples for every outcome. Base rows with a number missing are left out and counted.
 * Throws where the rows do not fill base rows or fewer than 100 resamples are asked.
 * O(outcomes × resamples × base × k²) with `second`, × k without.
 */
export function sobolIndices(outcomes: readonly Float64Array[], options: SobolOptions): SobolIndices[] {
  const { factors, second, resamples, seed } = options;
  const step = factors * (second ? 2 : 1) + 2;
  let counts: { rows: number; of: Uint8Array } | null = null;
  return outcomes.map((y) => {
    if (y.length === 0 || y.length % step !== 0)
      throw new Error(`invalid outcome: ${y.length} rows, not a multiple of ${step} (${factors} factors)`);
    const products = productsOf(y, factors, second);
    if (counts?.rows !== products.base)
      counts = { rows: products.base, of: resampleCounts(products.base, resamples, seed) };
    return indicesOf(products, counts.of, options, y.length / step - products.base);
  });
}

function indicesOf(products: Products, counts: Uint8Array, options: SobolOptions, dropped: number): SobolIndices {
  const { factors, resamples, level } = options;
  const whole = readIndices(products, products.base === 0 ? null : products.sums, products.base);
  const draws = resampledIndices(products, counts, resamples);
  const index = (place: number): Estimate => {
    const own = draws.map((each) => each[place]);
    return intervalOf(whole[place], own, level);
  };
  const each = Array.from({ length: factors }, (_, j) => j);
  return {
    base: products.base,
    dropped,
    variance: products.variance,
    first: each.map(index),
    total: each.map((j) => index(factors + j)),
    second: products.pairs
      ? each.map((j) => each.map((l) => (l > j ? index(2 * factors + products.pairs!(j, l)) : null)))
      : null,
  };
}

/** Base rows that are added up for all resamples before the next: their products stay in the nearest memory. */
const BLOCK = 32;

/** Indices in each resample; shape [resamples][indices]. */
function resampledIndices(products: Products, counts: Uint8Array, resamples: number): Float64Array[] {
  const { base, width, values } = products;
  const sums = Array.from({ length: resamples }, () => new Float64Array(width));
  for (let from = 0; from < base; from += BLOCK) {
    const to = Math.min(base, from + BLOCK);
    for (let r = 0; r < resamples; r++) {
      const sum = sums[r];
      for (let i = from; i < to; i++) {
        const times = counts[r * base + i];
        if (times === 0) continue;
        for (let c = 0, at = i * width; c < width; c++, at++) sum[c] += times * values[at];
      }
    }
  }
  return sums.map((sum) => readIndices(products, sum, base));
}
