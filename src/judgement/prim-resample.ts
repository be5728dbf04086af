import { Purpose, uniformOf } from "../math/philox.js";
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

/** Stream of the subsamples within the bootstrap's purpose: no other draw of judgement has it. */
export const RESAMPLE_STREAM = 11;

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
    const rows = subsample(y.length, Math.floor(y.length * share), seed, r);
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

/** `count` of `rows` rows without replacement, rising: a partial Fisher–Yates shuffle. */
function subsample(rows: number, count: number, seed: number, resample: number): Uint32Array {
  const places = Uint32Array.from({ length: rows }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const u = uniformOf(seed, resample, i, RESAMPLE_STREAM * 256, Purpose.bootstrap * 65536);
    const j = i + Math.floor(u * (rows - i));
    [places[i], places[j]] = [places[j], places[i]];
  }
  return places.subarray(0, count).sort();
}

function nearest(trajectory: readonly BoxStep[], by: "coverage" | "density", value: number): BoxStep {
  return trajectory.reduce((best, step) => (Math.abs(step[by] - value) < Math.abs(best[by] - value) ? step : best));
}
