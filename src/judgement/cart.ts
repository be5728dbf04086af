import { argsort } from "../math/argsort.js";
import { copyBox, limitsOf, wholeBox, type Box, type Limit } from "./box.js";
import type { Factor } from "./factor.js";

/** A leaf of the tree as a box. */
export interface CartLeaf {
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  readonly n: number;
  readonly k: number;
  readonly limits: readonly Limit[];
  readonly box: Box;
}

interface Split {
  readonly factor: number;
  /** Rows at most this go left; of a nominal factor the category that goes right alone. */
  readonly at: number;
  readonly impurity: number;
}

/**
 * Leaves of a classification tree of cases (y = 1), densest first. A node is split where the weighted Gini impurity of its two
 * sides is least, midway between two values or at one category against the rest, both sides holding at least `massMin` of
 * all rows (rounded down, one at least); the first factor and the lowest value of equals. It is a leaf when it is pure or has
 * no such split. A high limit lies midway between two values, a low limit on the lowest value inside: leaves share no row. O(depth × factors × rows log rows).
 * Source: Breiman et al. (1984), Classification and Regression Trees, ch. 4; settings as EMA Workbench 3.0.0, analysis/cart.py.
 */
export function cartLeaves(factors: readonly Factor[], y: Uint8Array, massMin = 0.05): CartLeaf[] {
  if (!(massMin > 0 && massMin <= 1)) throw new Error(`invalid massMin: ${massMin}, not in (0, 1]`);
  const least = Math.max(1, Math.floor(massMin * y.length));
  const whole = wholeBox(factors);
  const cases = y.reduce((sum, each) => sum + each, 0);
  const leaves: CartLeaf[] = [];
  const grow = (rows: Uint32Array, box: Box): void => {
    const k = rows.reduce((sum, i) => sum + y[i], 0);
    const n = rows.length;
    const split = k === 0 || k === n ? null : bestSplit({ factors, y, rows }, least);
    if (split) return sides(factors, rows, box, split).forEach((side) => grow(side.rows, side.box));
    const shares = { coverage: k / Math.max(cases, 1), density: n > 0 ? k / n : 0, mass: n / y.length };
    leaves.push({ ...shares, n, k, limits: limitsOf(factors, box, whole), box });
  };
  grow(
    Uint32Array.from(y, (_, i) => i),
    whole,
  );
  return leaves
    .map((leaf, place) => ({ leaf, place }))
    .sort((a, b) => b.leaf.density - a.leaf.density || b.leaf.n - a.leaf.n || a.place - b.place)
    .map(({ leaf }) => leaf);
}

interface Node {
  readonly factors: readonly Factor[];
  readonly y: Uint8Array;
  readonly rows: Uint32Array;
}

function bestSplit(node: Node, least: number): Split | null {
  let best: Split | null = null;
  node.factors.forEach((factor, j) => {
    const split = factor.kind === "nominal" ? categorySplit(node, j, least) : numberSplit(node, j, least);
    if (split && (best === null || split.impurity < best.impurity)) best = split;
  });
  return best;
}

/** Rows times Gini impurity of both sides: n − (k² + (n − k)²)/n each. */
function impurityOf(n: number, k: number, leftN: number, leftK: number): number {
  const side = (m: number, hits: number): number => m - (hits * hits + (m - hits) * (m - hits)) / m;
  return side(leftN, leftK) + side(n - leftN, k - leftK);
}

function numberSplit({ factors, y, rows }: Node, factor: number, least: number): Split | null {
  const { values } = factors[factor];
  const order = argsort(Float64Array.from(rows, (i) => values[i]));
  const k = rows.reduce((sum, i) => sum + y[i], 0);
  let best: Split | null = null;
  let hits = 0;
  for (let at = 0; at + 1 < rows.length; at++) {
    hits += y[rows[order[at]]];
    const [here, next] = [values[rows[order[at]]], values[rows[order[at + 1]]]];
    if (here === next || at + 1 < least || rows.length - at - 1 < least) continue;
    const impurity = impurityOf(rows.length, k, at + 1, hits);
    // midway may round up to the next value
    if (best === null || impurity < best.impurity)
      best = { factor, at: (here + next) / 2 < next ? (here + next) / 2 : here, impurity };
  }
  return best;
}

function categorySplit({ factors, y, rows }: Node, factor: number, least: number): Split | null {
  const { values, categories } = factors[factor];
  const [n, k] = [0, 1].map(() => new Float64Array(categories?.length ?? 0));
  for (const i of rows) {
    n[values[i]]++;
    k[values[i]] += y[i];
  }
  const all = k.reduce((sum, each) => sum + each, 0);
  let best: Split | null = null;
  n.forEach((count, category) => {
    if (count < least || rows.length - count < least) return;
    const impurity = impurityOf(rows.length, all, count, k[category]);
    if (best === null || impurity < best.impurity) best = { factor, at: category, impurity };
  });
  return best;
}

function sides(
  factors: readonly Factor[],
  rows: Uint32Array,
  box: Box,
  { factor, at }: Split,
): { rows: Uint32Array; box: Box }[] {
  const { kind, values } = factors[factor];
  const [left, right] = [copyBox(box), copyBox(box)];
  if (kind === "nominal") {
    left.allowed[factor]![at] = 0;
    right.allowed[factor]!.fill(0)[at] = 1;
    return [
      { rows: rows.filter((i) => values[i] !== at), box: left },
      { rows: rows.filter((i) => values[i] === at), box: right },
    ];
  }
  left.high[factor] = at;
  const above = rows.filter((i) => values[i] > at);
  right.low[factor] = above.reduce((low, i) => Math.min(low, values[i]), Infinity);
  return [
    { rows: rows.filter((i) => values[i] <= at), box: left },
    { rows: above, box: right },
  ];
}
