import { resampleCounts } from "./bootstrap.js";
import { quantilesOf, type Quantiles } from "./outcome.js";
import { meanOf, quantileOf } from "./weights.js";

/** A claim along the values of one number, held at each in turn in the same worlds: from which value on it holds. */
export interface Threshold {
  /** At each value: share of worlds in which the claim holds, with its 90 % interval (bootstrap over worlds). */
  readonly shares: readonly { readonly share: number; readonly interval: readonly [number, number] }[];
  /** Values at which the share crosses one half, rising. */
  readonly crossings: readonly Crossing50[];
  /** The worlds one by one, shares of those that say something at every value. */
  readonly worlds: {
    readonly heard: number;
    /** It holds at every value; at none; from some value on up; up to some value. The rest goes to and fro. */
    readonly always: number;
    readonly never: number;
    readonly above: number;
    readonly below: number;
    /** Spread over worlds of the value from which it holds, and of that up to which. */
    readonly from: Quantiles | null;
    readonly upTo: Quantiles | null;
  };
}

/** Where a share of worlds crosses one half. */
export interface Crossing50 {
  readonly at: number;
  /** The claim holds in most worlds above it; false: below it. */
  readonly rises: boolean;
  /** 90 % interval over resamples of the worlds in which the share crosses once; null where it crosses more than once. */
  readonly interval: readonly [number, number] | null;
  /** Share of resamples in which it crosses. */
  readonly certain: number;
}

const RESAMPLES = 200;
const HALF = 0.5;

/**
 * Along rising `values` (canonical unit), from the posterior masses of a claim, shape [values][worlds], the same worlds in
 * each; NaN where a world says nothing. Between two values the mass is taken as straight. O(resamples × values × worlds).
 */
export function thresholdOf(
  values: readonly number[],
  masses: readonly Float64Array[],
  { weights, seed }: { readonly weights: Float64Array; readonly seed: number },
): Threshold {
  const worlds = weights.length;
  const counts = resampleCounts(worlds, RESAMPLES, seed);
  const resampled = Array.from({ length: RESAMPLES }, (_, r) => {
    const drawn = weights.map((weight, j) => weight * counts[r * worlds + j]);
    return masses.map((mass) => meanOf(mass, drawn));
  });
  const own = masses.map((mass) => meanOf(mass, weights));
  const places = resampled.map((shares) => crossingsOf(values, shares));
  return {
    shares: own.map((share, k) => {
      const all = resampled.map((shares) => shares[k]);
      return { share, interval: [quantileOf(all, 0.05), quantileOf(all, 0.95)] as const };
    }),
    crossings: crossingsOf(values, own).map(({ at, rises }, _, all) => ({
      at,
      rises,
      interval: all.length === 1 ? ends(places.flatMap((found) => (found.length === 1 ? [found[0].at] : []))) : null,
      certain: places.filter((found) => found.length > 0).length / RESAMPLES,
    })),
    worlds: oneByOne(values, masses, weights),
  };
}

/** Where a line through points (value, share) crosses one half. A point on one half belongs to the side after it. */
export function crossingsOf(
  values: readonly number[],
  shares: ArrayLike<number>,
): { readonly at: number; readonly rises: boolean }[] {
  return values.slice(1).flatMap((next, k) => {
    const [before, after] = [shares[k], shares[k + 1]];
    if (before !== before || after !== after || before >= HALF === after >= HALF) return [];
    return [{ at: values[k] + ((HALF - before) / (after - before)) * (next - values[k]), rises: after > before }];
  });
}

function ends(found: readonly number[]): readonly [number, number] | null {
  return found.length === 0 ? null : [quantileOf(found, 0.05), quantileOf(found, 0.95)];
}

function oneByOne(
  values: readonly number[],
  masses: readonly Float64Array[],
  weights: Float64Array,
): Threshold["worlds"] {
  const of = { always: 0, never: 0, above: 0, below: 0 };
  const [from, upTo] = [new Float64Array(weights.length).fill(NaN), new Float64Array(weights.length).fill(NaN)];
  let [heard, total] = [0, 0];
  weights.forEach((weight, j) => {
    const own = masses.map((mass) => mass[j]);
    if (weight === 0 || own.some((mass) => mass !== mass)) return;
    heard++;
    total += weight;
    const found = crossingsOf(values, own);
    if (found.length === 0) of[own[0] >= HALF ? "always" : "never"] += weight;
    else if (found.length === 1) {
      of[found[0].rises ? "above" : "below"] += weight;
      (found[0].rises ? from : upTo)[j] = found[0].at;
    }
  });
  const spread = (each: Float64Array, share: number): Quantiles | null =>
    share > 0 ? quantilesOf(each, weights) : null;
  const share = (each: number): number => (total > 0 ? each / total : NaN);
  return {
    heard,
    always: share(of.always),
    never: share(of.never),
    above: share(of.above),
    below: share(of.below),
    from: spread(from, of.above),
    upTo: spread(upTo, of.below),
  };
}
