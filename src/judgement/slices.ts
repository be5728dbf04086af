import { argsort } from "../math/argsort.js";
import type { Factor } from "./factor.js";

/** Rows of a table cut by one factor into slices. */
export interface Slices {
  readonly count: number;
  /** Slice of each row. */
  readonly of: Uint16Array;
}

/** Slices for so many rows: their cube root, 4 to 40; fewer blur a curve, more have too few rows each. */
export function usualSlices(rows: number): number {
  let root = 4;
  while (root < 40 && (root + 1) * (root + 1) * (root + 1) <= rows) root++;
  return root;
}

/**
 * Cuts rows by a factor's value into at most `most` slices of like size; equal values stay together. A factor of no more than
 * `most` distinct values, or a nominal one, has one slice for each. O(rows).
 */
export function sliceBy({ kind, values }: Factor, most: number): Slices {
  const order = argsort(values);
  const distinct = order.reduce((sum, i, at) => sum + (at === 0 || values[i] !== values[order[at - 1]] ? 1 : 0), 0);
  const each = kind === "nominal" || distinct <= most;
  const of = new Uint16Array(values.length);
  let slice = -1;
  let quota = -1;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    const wanted = Math.floor((((from + to - 1) / 2) * most) / order.length);
    if (each || wanted !== quota) slice++;
    quota = wanted;
    for (let at = from; at < to; at++) of[order[at]] = slice;
    from = to;
  }
  return { count: slice + 1, of };
}
