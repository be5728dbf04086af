import { argsort } from "../math/argsort.js";
import type { Factor } from "./factor.js";
import type { GivenMeasure } from "./given-data.js";

/**
 * Regional sensitivity of any table: how far a factor's distribution where the outcome is a case (y = 1) lies from where it
 * is none: the two-sample Kolmogorov–Smirnov distance, or of a nominal factor half the sum of the differences of shares
 * (total variation: categories have no order). 0 to 1. 0 where one kind of rows is empty. O(rows) a factor.
 * Source: Spear & Hornberger (1980), Water Research 14, 43–49.
 */
export function regional(factors: readonly Factor[], y: Uint8Array): GivenMeasure {
  const orders = factors.map(({ values }) => argsort(values));
  return {
    factors: factors.length,
    rows: y.length,
    halves: true,
    of: (factor, times, shuffle) => {
      const { values, kind } = factors[factor];
      const order = orders[factor];
      const weightOf = (i: number): number => (times ? times.counts[times.offset + i] : 1);
      const isCase = (i: number): number => y[shuffle ? shuffle[i] : i];
      let [cases, others] = [0, 0];
      for (let i = 0; i < order.length; i++) {
        cases += weightOf(i) * isCase(i);
        others += weightOf(i) * (1 - isCase(i));
      }
      if (cases === 0 || others === 0) return 0;
      let [gap, most, sum] = [0, 0, 0];
      for (let from = 0; from < order.length;) {
        let step = 0;
        const value = values[order[from]];
        for (; from < order.length && values[order[from]] === value; from++) {
          const i = order[from];
          step += weightOf(i) * (isCase(i) === 1 ? 1 / cases : -1 / others);
        }
        gap += step;
        sum += Math.abs(step);
        most = Math.max(most, Math.abs(gap));
      }
      return kind === "nominal" ? sum / 2 : most;
    },
  };
}

/**
 * Whether the outcome is higher (1) or lower (−1) where a factor is higher: the sign of the covariance of y with the factor's
 * ranks (ties share theirs); of cases, whether they lie high or low. 0 if neither, or nominal. O(rows).
 */
export function leaning({ kind, values }: Factor, y: ArrayLike<number>): -1 | 0 | 1 {
  if (kind === "nominal") return 0;
  const order = argsort(values);
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += y[i] / values.length;
  let covariance = 0;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    const rank = (from + to) / 2 - order.length / 2;
    for (let at = from; at < to; at++) covariance += rank * (y[order[at]] - mean);
    from = to;
  }
  return covariance > 0 ? 1 : covariance < 0 ? -1 : 0;
}
