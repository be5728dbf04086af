import { exp, log } from "./elementary.js";

/** A tail with density ∝ x^(−exponent) from `from` on. */
export interface PowerLawTail {
  readonly from: number;
  readonly exponent: number;
  readonly count: number;
  /** Of the exponent: (exponent − 1)/√count. */
  readonly error: number;
  /** Largest distance between the tail's distribution and the law's (Kolmogorov–Smirnov). */
  readonly distance: number;
}

const LEAST_COUNT = 10;

/**
 * Maximum likelihood of the exponent of a continuous power law among the values ≥ `from`. Throws where no value lies above it.
 * Source: Clauset, Shalizi & Newman (2009), SIAM Review 51, 661–703, equations 3.1 and 3.2.
 */
export function powerLawAbove(values: ArrayLike<number>, from: number): PowerLawTail {
  return tailOf(sortedLogs(values), log(from));
}

/**
 * The same with `from` chosen among the values so that the tail is nearest to the law (section 3.3 there), at least ten
 * values in the tail. O(values²).
 */
export function powerLawTail(values: ArrayLike<number>): PowerLawTail {
  const logs = sortedLogs(values);
  let best: PowerLawTail | null = null;
  for (let k = 0; k + LEAST_COUNT <= logs.length; k++) {
    if (logs[k] === logs[k - 1] || logs[k] === logs[logs.length - 1]) continue;
    const tail = tailOf(logs, logs[k]);
    if (!best || tail.distance < best.distance) best = tail;
  }
  if (!best) throw new Error("power law: ten values above 0 that are not all one are needed");
  return best;
}

function sortedLogs(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((each) => each > 0)
    .map(log)
    .sort();
}

function tailOf(logs: Float64Array, from: number): PowerLawTail {
  let first = 0;
  while (first < logs.length && logs[first] < from) first++;
  const count = logs.length - first;
  let sum = 0;
  for (let k = first; k < logs.length; k++) sum += logs[k] - from;
  if (!(sum > 0)) throw new Error(`power law: no value lies above ${exp(from)}`);
  const slope = count / sum;
  let distance = 0;
  for (let k = first; k < logs.length; k++) {
    const below = 1 - exp(-slope * (logs[k] - from));
    distance = Math.max(distance, below - (k - first) / count, (k - first + 1) / count - below);
  }
  return { from: exp(from), exponent: 1 + slope, count, error: slope / Math.sqrt(count), distance };
}
