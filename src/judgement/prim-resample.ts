import { shuffled } from "./bootstrap.js";
import type { Factor } from "./factor.js";
import { findBoxes, PRIM_DEFAULTS, type BoxStep, type PrimOptions } from "./prim.js";

/** How often a factor is restricted again, as shares of the resamples. */
export interface Reproduced {
  readonly factor: string;
  /** In the box of each resample nearest to the chosen one in coverage, and in density. */
  readonly byCoverage: number;
  readonly byDensity: number;
}

/** Resamples, the share of rows in each and the seed of their Philox stream. */
export interface Resampling {
  readonly resamples: number;
  readonly share: number;
  readonly seed: number;
}

/**
 * Does the box come back on other data? PRIM anew on subsamples without replacement; in each the box nearest in coverage
 * (density) to `chosen` is looked up and its restricted factors counted. Often-restricted factors first. Unlike EMA 3.0.0,
 * which falls back to its defaults, the subsamples are searched with the settings of the search itself.
 * O(resamples × PRIM). Source: Bryant & Lempert (2010), § 4 ("reproducibility").
 */
export function reproduce(
  table: { readonly factors: readonly Factor[]; readonly y: Uint8Array },
  chosen: BoxStep,
  options: PrimOptions = PRIM_DEFAULTS,
  { resamples, share, seed }: Resampling = { resamples: 10, share: 0.5, seed: 1 },
): Reproduced[] {
  const { factors, y } = table;
  const counts = new Map(factors.map(({ name }) => [name, { coverage: 0, density: 0 }]));
  for (let r = 0; r < resamples; r++) {
    const rows = shuffled(y.length, r, seed)
      .subarray(0, Math.floor(y.length * share))
      .sort();
    const part = factors.map((factor) => ({ ...factor, values: Float64Array.from(rows, (i) => factor.values[i]) }));
    const [{ trajectory }] = findBoxes(
      part,
      Uint8Array.from(rows, (i) => y[i]),
      options,
    );
    for (const by of ["coverage", "density"] as const)
      for (const { factor } of nearest(trajectory, by, chosen[by]).limits) counts.get(factor)![by]++;
  }
  return factors
    .map(({ name }) => ({
      factor: name,
      byCoverage: counts.get(name)!.coverage / resamples,
      byDensity: counts.get(name)!.density / resamples,
    }))
    .sort((a, b) => b.byCoverage - a.byCoverage || b.byDensity - a.byDensity);
}

function nearest(trajectory: readonly BoxStep[], by: "coverage" | "density", value: number): BoxStep {
  return trajectory.reduce((best, step) => (Math.abs(step[by] - value) < Math.abs(best[by] - value) ? step : best));
}
