import { argsort } from "../math/argsort.js";
import type { Factor } from "./factor.js";
import type { GivenMeasure, Times } from "./given-data.js";
import { sliceBy } from "./slices.js";

/** How the distances of the slices become one number. */
export const PAWN_SUMMARIES = ["median", "max"] as const;
export type PawnSummary = (typeof PAWN_SUMMARIES)[number];

/** Conditioning intervals of a factor; SALib's default. */
export const PAWN_SLICES = 10;

/**
 * PAWN indices of any table: the Kolmogorov–Smirnov distance between the outcome's distribution within a slice of a factor and
 * over all rows, by its median (or greatest) over slices of like size; 0 to 1. Sees changes of spread and shape that variance
 * does not. Distances of finite slices are above 0 without any effect: compare with the noise. O(rows) a factor.
 * Source: Pianosi & Wagener (2015), EMS 67, 1–11; (2018), EMS 108, 197–207 (any sample).
 */
export function pawn(
  factors: readonly Factor[],
  y: Float64Array,
  { summary, slices }: { readonly summary: PawnSummary; readonly slices: number } = {
    summary: "median",
    slices: PAWN_SLICES,
  },
): GivenMeasure {
  const cut = factors.map((factor) => sliceBy(factor, slices));
  const order = argsort(y);
  const most = Math.max(1, ...cut.map(({ count }) => count));
  const room = { total: new Float64Array(most), seen: new Float64Array(most), distance: new Float64Array(most) };
  return {
    factors: factors.length,
    rows: y.length,
    halves: true,
    of: (factor, times, shuffle) => {
      const { of, count } = cut[factor];
      distances({ y, order, of, times, shuffle }, room);
      const used = room.distance.subarray(0, count).filter((_, slice) => room.total[slice] > 0);
      return summary === "max" ? Math.max(...used) : medianOf(used);
    },
  };
}

interface Walk {
  readonly y: Float64Array;
  readonly order: Uint32Array;
  readonly of: Uint16Array;
  readonly times: Times | null;
  readonly shuffle: Uint32Array | null;
}

interface Room {
  readonly total: Float64Array;
  readonly seen: Float64Array;
  readonly distance: Float64Array;
}

/** Greatest distance of each slice's distribution from the whole one: it is met just before or after a row of the slice. */
function distances({ y, order, of, times, shuffle }: Walk, { total, seen, distance }: Room): void {
  const rows = order.length;
  const weightOf = (i: number): number => (times ? times.counts[times.offset + i] : 1);
  const sliceOf = (i: number): number => of[shuffle ? shuffle[i] : i];
  for (const each of [total, seen, distance]) each.fill(0);
  let all = 0;
  for (let i = 0; i < rows; i++) {
    total[sliceOf(i)] += weightOf(i);
    all += weightOf(i);
  }
  let passed = 0;
  const compare = (slice: number): void => {
    const gap = Math.abs(seen[slice] / total[slice] - passed / all);
    if (gap > distance[slice]) distance[slice] = gap;
  };
  for (let from = 0; from < rows;) {
    let to = from;
    while (to < rows && y[order[to]] === y[order[from]]) if (weightOf(order[to++]) > 0) compare(sliceOf(order[to - 1]));
    for (let at = from; at < to; at++) {
      seen[sliceOf(order[at])] += weightOf(order[at]);
      passed += weightOf(order[at]);
    }
    for (let at = from; at < to; at++) if (weightOf(order[at]) > 0) compare(sliceOf(order[at]));
    from = to;
  }
}

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
