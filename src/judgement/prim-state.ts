import { argsort } from "../math/argsort.js";
import { openSides, type Sides } from "./prim-side.js";
import { copyBox, isRestricted, type Box } from "./box.js";
import type { Factor } from "./factor.js";
import type { Objective } from "./prim-objective.js";

/** Settings of PRIM; see `findBoxes` for their meaning. */
export interface PrimOptions {
  readonly objective: Objective;
  readonly peelAlpha: number;
  readonly pasteAlpha: number;
  readonly massMin: number;
}

/** A table ready for PRIM: factors in the order of kinds, columns sorted once. */
export interface PrimTable {
  /** Reals, then integers, then nominal factors of at least two categories: the order in which ties are settled. */
  readonly factors: readonly Factor[];
  readonly y: Uint8Array;
  readonly cases: number;
  /** Rows by rising value, by factor; null for nominal ones. */
  readonly orders: readonly (Uint32Array | null)[];
}

/** Where the search for one box stands. The arrays are changed in place. */
export interface PrimState {
  readonly table: PrimTable;
  readonly options: PrimOptions;
  readonly whole: Box;
  readonly box: Box;
  readonly sides: Sides;
  n: number;
  k: number;
  /** 1 for a row inside the box. */
  readonly inside: Uint8Array;
  /** Rows not taken by earlier boxes, rising; and by rising value of each factor. */
  readonly rows: Uint32Array;
  readonly orders: readonly (Uint32Array | null)[];
}

const KINDS = ["real", "integer", "nominal"] as const;

/** Sorts every column once. O(factors × rows). */
export function primTable(factors: readonly Factor[], y: Uint8Array): PrimTable {
  const usable = factors.filter(({ kind, values }) => kind !== "nominal" || values.some((x) => x !== values[0]));
  const sorted = KINDS.flatMap((kind) => usable.filter((factor) => factor.kind === kind));
  return {
    factors: sorted,
    y,
    cases: y.reduce((sum, each) => sum + each, 0),
    orders: sorted.map(({ kind, values }) => (kind === "nominal" ? null : argsort(values))),
  };
}

/** The search before its first peel: all rows with 1 in `free`. */
export function primState(table: PrimTable, options: PrimOptions, whole: Box, free: Uint8Array): PrimState {
  const taken = (order: Uint32Array): Uint32Array => order.filter((i) => free[i] === 1);
  const rows = taken(Uint32Array.from(table.y, (_, i) => i));
  return {
    table,
    options,
    whole,
    box: copyBox(whole),
    sides: openSides(table.factors.length, table.y.length),
    n: rows.length,
    k: rows.reduce((sum, i) => sum + table.y[i], 0),
    inside: free.slice(),
    rows,
    orders: table.orders.map((order) => order && taken(order)),
  };
}

/** Best move found so far in a round, changed in place: no round allocates. */
export interface Move {
  score: number;
  free: number;
  factor: number;
  /** 0: the low limit, 1: the high limit; of a nominal factor the category. */
  side: number;
  limit: number;
  n: number;
  k: number;
}

/** A round with nothing found. */
export function noMove(): Move {
  return { score: -Infinity, free: -1, factor: -1, side: 0, limit: 0, n: 0, k: 0 };
}

/** Number of factors on which the state's box is as wide as the whole. */
export function freeFactors(state: PrimState): number {
  return state.table.factors.reduce((sum, _, j) => sum + (isRestricted(state.box, state.whole, j) ? 0 : 1), 0);
}
