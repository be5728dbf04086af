import type { PrimState } from "./prim-state.js";

/**
 * Which sides of a box keep which rows out, kept up to date as one side moves. A side's index is 2·factor for the low limit
 * or the categories, 2·factor + 1 for the high limit.
 */
export interface Sides {
  /** Number of sides that keep the row out, and the sum of their indices: the index where it is one. Shape [rows]. */
  readonly count: Uint16Array;
  readonly sum: Int32Array;
  /** Rows that this side alone keeps out, and the cases among them. Shape [2·factors]. */
  readonly n: Float64Array;
  readonly k: Float64Array;
  /** Rows of the sorted column that the side keeps out: the first so many (low), the last so many (high). Shape [2·factors]. */
  readonly out: Uint32Array;
}

/** Sides of a box that keeps no row out. */
export function openSides(factors: number, rows: number): Sides {
  return {
    count: new Uint16Array(rows),
    sum: new Int32Array(rows),
    n: new Float64Array(2 * factors),
    k: new Float64Array(2 * factors),
    out: new Uint32Array(2 * factors),
  };
}

/** Moves the low (0) or high (1) limit of a numeric factor, or changes a category (its place) of a nominal one. */
export function moveSide(state: PrimState, factor: number, side: number, limit: number): void {
  const { box, table } = state;
  const allowed = box.allowed[factor];
  if (allowed) {
    allowed[side] = 1 - allowed[side];
    const { values } = table.factors[factor];
    const turn = allowed[side] === 1 ? admit : exclude;
    for (const i of state.rows) if (values[i] === side) turn(state, i, 2 * factor);
  } else if (side === 0) moveLow(state, factor, limit);
  else moveHigh(state, factor, limit);
}

function moveLow(state: PrimState, factor: number, limit: number): void {
  const { sides, box, table } = state;
  const { values } = table.factors[factor];
  const order = state.orders[factor]!;
  box.low[factor] = limit;
  let out = sides.out[2 * factor];
  while (out < order.length && values[order[out]] < limit) exclude(state, order[out++], 2 * factor);
  while (out > 0 && values[order[out - 1]] >= limit) admit(state, order[--out], 2 * factor);
  sides.out[2 * factor] = out;
}

function moveHigh(state: PrimState, factor: number, limit: number): void {
  const { sides, box, table } = state;
  const { values } = table.factors[factor];
  const order = state.orders[factor]!;
  const last = order.length - 1;
  box.high[factor] = limit;
  let out = sides.out[2 * factor + 1];
  while (out < order.length && values[order[last - out]] > limit) exclude(state, order[last - out++], 2 * factor + 1);
  while (out > 0 && values[order[last - out + 1]] <= limit) admit(state, order[last - --out], 2 * factor + 1);
  sides.out[2 * factor + 1] = out;
}

function exclude(state: PrimState, i: number, side: number): void {
  const { sides, table } = state;
  const before = sides.count[i]++;
  if (before === 0) leave(state, i);
  else if (before === 1) near(sides, sides.sum[i], -1, table.y[i]);
  sides.sum[i] += side;
  if (before === 0) near(sides, side, 1, table.y[i]);
}

function admit(state: PrimState, i: number, side: number): void {
  const { sides, table } = state;
  const after = --sides.count[i];
  sides.sum[i] -= side;
  if (after === 0) {
    near(sides, side, -1, table.y[i]);
    state.inside[i] = 1;
    state.n++;
    state.k += table.y[i];
  } else if (after === 1) near(sides, sides.sum[i], 1, table.y[i]);
}

function leave(state: PrimState, i: number): void {
  state.inside[i] = 0;
  state.n--;
  state.k -= state.table.y[i];
}

function near(sides: Sides, side: number, by: number, y: number): void {
  sides.n[side] += by;
  sides.k[side] += by * y;
}
