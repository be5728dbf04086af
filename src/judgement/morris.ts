import { resampleCounts } from "./bootstrap.js";
import { intervalOf, type Estimate } from "./estimate.js";
import type { Factor } from "./factor.js";

/** Elementary effects of one factor, in units of the outcome for the factor's whole range. */
export interface MorrisEffect {
  /** Effects found: one a trajectory. */
  readonly n: number;
  /** Mean effect: its sign is the direction, but opposite effects cancel. */
  readonly mu: number;
  /** Mean of the absolute effects, with its interval over trajectories. */
  readonly muStar: Estimate;
  /** Standard deviation of the effects: how far the effect depends on the other factors or on where it is taken. */
  readonly sigma: number;
}

/** Ranges to scale factors by (its own in the table where null), and the bootstrap. */
export interface MorrisOptions {
  readonly ranges: readonly (readonly [number, number])[] | null;
  readonly resamples: number;
  readonly level: number;
  readonly seed: number;
}

const DEFAULTS: MorrisOptions = { ranges: null, resamples: 1000, level: 0.95, seed: 1 };

/**
 * Morris' screening of a design of trajectories: rows in runs of k + 1, neighbours within a run differing in one factor, each
 * factor once. An elementary effect is the change of outcome over the change of the factor, scaled to its range. mu is
 * the mean, mu* the mean of absolute values, sigma the deviation (ddof 1). A trajectory with a number missing is left out.
 * Throws a sentence with the rows where the table is no such design. O(rows × k + resamples × rows).
 * Source: Morris (1991), Technometrics 33, 161–174; Campolongo, Cariboni & Saltelli (2007), EMS 22, 1509–1518 (mu*).
 */
export function morrisEffects(
  factors: readonly Factor[],
  y: Float64Array,
  options: Partial<MorrisOptions> = {},
): { readonly effects: readonly MorrisEffect[]; readonly trajectories: number; readonly dropped: number } {
  const { ranges, resamples, level, seed } = { ...DEFAULTS, ...options };
  const length = factors.length + 1;
  if (y.length === 0 || y.length % length !== 0)
    throw new Error(`not a Morris design: ${y.length} rows are no whole number of trajectories of ${length}`);
  const spans = factors.map(({ values }, j) => (ranges ? ranges[j][1] - ranges[j][0] : spanOf(values)));
  const starts = Array.from({ length: y.length / length }, (_, t) => t * length);
  const whole = starts.filter((from) => isWhole(factors, y, from));
  const found = factors.map(() => new Float64Array(whole.length));
  whole.forEach((from, place) => {
    for (const { factor, effect } of effectsOf(factors, y, spans, from)) found[factor][place] = effect;
  });
  const counts = resampleCounts(whole.length, resamples, seed);
  return {
    effects: found.map((effects) => summarise(effects, counts, level)),
    trajectories: whole.length,
    dropped: starts.length - whole.length,
  };
}

function spanOf(values: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

function isWhole(factors: readonly Factor[], y: Float64Array, from: number): boolean {
  for (let i = from; i <= from + factors.length; i++)
    if (!Number.isFinite(y[i]) || factors.some(({ values }) => !Number.isFinite(values[i]))) return false;
  return true;
}

function effectsOf(
  factors: readonly Factor[],
  y: Float64Array,
  spans: readonly number[],
  from: number,
): { factor: number; effect: number }[] {
  const moved = new Set<number>();
  const found: { factor: number; effect: number }[] = [];
  for (let i = from; i < from + factors.length; i++) {
    const changed = factors.flatMap(({ values }, j) => (values[i] === values[i + 1] ? [] : [j]));
    if (changed.length === 0) continue; // a step between equal values: a factor of few values, which does nothing here
    if (changed.length > 1 || moved.has(changed[0])) {
      const what = changed.length === 1 ? `${factors[changed[0]].name} for a second time` : `${changed.length} inputs`;
      throw new Error(`not a Morris design: rows ${i + 1} and ${i + 2} differ in ${what}, not in one input each once`);
    }
    const [factor] = changed;
    moved.add(factor);
    const { values } = factors[factor];
    found.push({ factor, effect: ((y[i + 1] - y[i]) / (values[i + 1] - values[i])) * spans[factor] });
  }
  return found;
}

/** Values of a factor of few levels as their places from 0 to 1: the grid that a design of trajectories walks on. */
export function gridPlaces(values: Float64Array): Float64Array {
  const levels = [...new Set(values)].sort((a, b) => a - b);
  const places = new Map(levels.map((level, place) => [level, place / Math.max(1, levels.length - 1)]));
  return values.map((value) => places.get(value)!);
}

function summarise(effects: Float64Array, counts: Uint8Array, level: number): MorrisEffect {
  const n = effects.length;
  const mean = (of: (effect: number) => number): number => effects.reduce((sum, effect) => sum + of(effect), 0) / n;
  const mu = mean((effect) => effect);
  const resampled = Float64Array.from({ length: n > 0 ? counts.length / n : 0 }, (_, r) => {
    let sum = 0;
    for (let t = 0; t < n; t++) sum += counts[r * n + t] * Math.abs(effects[t]);
    return sum / n;
  });
  const { value, low, high } = intervalOf(mean(Math.abs), resampled, level);
  return {
    n,
    mu,
    // an effect has the outcome's unit: no width of it is wide of itself
    muStar: { value, low, high, flags: low <= 0 ? ["zero"] : [] },
    sigma: Math.sqrt((mean((effect) => (effect - mu) * (effect - mu)) * n) / (n - 1)),
  };
}
