import { halfSamples, resampleCounts, shuffled } from "./bootstrap.js";
import { quantileOf } from "./weights.js";
import { WIDE, type Estimate, type Flag } from "./estimate.js";

/** How often each row counts in a resample: `counts` from `offset` on. */
export interface Times {
  readonly counts: Uint8Array;
  readonly offset: number;
}

/**
 * A measure of how an outcome depends on each of several factors, read off one table. `times` null counts each row once; `shuffle` breaks the link of factors and outcome by pairing rows anew.
 */
export interface GivenMeasure {
  readonly factors: number;
  readonly rows: number;
  /** Its interval is of halves of the rows, not of rows drawn again: a distance, which grows where a row is drawn twice. */
  readonly halves?: boolean;
  readonly of: (factor: number, times: Times | null, shuffle: Uint32Array | null) => number;
}

/** How strongly one factor drives the outcome. */
export interface Influence {
  readonly estimate: Estimate;
  /** What the strongest of as many factors without any effect stays below in 95 of 100 tables. */
  readonly noise: number;
  /** Factors that pass `noise` in a table without any effect, the mean over the shuffles. */
  readonly falseFinds: number;
}

/** Bootstrap and shuffles of a given-data measure. */
export interface GivenOptions {
  readonly resamples: number;
  readonly shuffles: number;
  readonly level: number;
  readonly seed: number;
}

/** 1,000 resamples for the intervals, 200 shuffles for the noise. */
export const GIVEN_DEFAULTS: GivenOptions = { resamples: 1000, shuffles: 200, level: 0.95, seed: 1 };

/**
 * A given-data measure of every factor, with an interval and the level of noise. The interval is that of the resampled rows
 * (or halves of them), moved so that their median is the value: drawing rows twice makes every such measure larger. A factor is flagged `zero` if
 * it does not pass the noise: the 95 % quantile, over shuffles of the outcome, of the largest value of any factor, so that
 * one table of factors without effect in twenty has any without the flag.
 * O((resamples + shuffles) × factors × the measure). Source: Efron (1979); Westfall & Young (1993), § 2.6 (max-T).
 */
export function influencesOf(measure: GivenMeasure, options: GivenOptions = GIVEN_DEFAULTS): Influence[] {
  const { factors, rows, of } = measure;
  const { resamples, shuffles, level, seed } = options;
  const counts = measure.halves ? halfSamples(rows, resamples, seed) : resampleCounts(rows, resamples, seed);
  const shuffledValues = Array.from({ length: shuffles }, (_, s) => {
    const shuffle = shuffled(rows, s, seed);
    return Float64Array.from({ length: factors }, (_unused, j) => of(j, null, shuffle));
  });
  const noise = quantileOf(
    shuffledValues.map((values) => values.reduce((most, each) => Math.max(most, each), -Infinity)),
    level,
  );
  const found = shuffledValues.reduce((sum, values) => sum + values.filter((each) => each > noise).length, 0);
  return Array.from({ length: factors }, (_, j) => {
    const value = of(j, null, null);
    const resampled = Float64Array.from({ length: resamples }, (_unused, r) =>
      of(j, { counts, offset: r * rows }, null),
    );
    return { estimate: centred(value, resampled, noise, level), noise, falseFinds: found / shuffles };
  });
}

function centred(value: number, resampled: Float64Array, noise: number, level: number): Estimate {
  const shift = value - quantileOf(resampled, 0.5);
  const low = Math.min(value, quantileOf(resampled, (1 - level) / 2) + shift);
  const high = Math.max(value, quantileOf(resampled, (1 + level) / 2) + shift);
  const flags: Flag[] = [];
  if (!(value > noise)) flags.push("zero");
  if (high - low > 2 * WIDE) flags.push("wide");
  return { value, low, high, flags };
}
