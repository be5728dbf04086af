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

/** Whether a factor is higher (1) or lower (−1) where the outcome is a case, by mean rank; 0 if neither, or nominal. */
export function leaning({ kind, values }: Factor, y: ArrayLike<number>): -1 | 0 | 1 {
  if (kind === "nominal") return 0;
  const order = argsort(values);
  const [rank, count] = [new Float64Array(2), new Float64Array(2)];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let at = from; at < to; at++) {
      rank[y[order[at]]] += (from + to - 1) / 2;
      count[y[order[at]]]++;
    }
    from = to;
  }
  const gap = rank[1] / count[1] - rank[0] / count[0];
  return gap > 0 ? 1 : gap < 0 ? -1 : 0;
}
