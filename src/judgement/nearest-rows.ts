import { argsort } from "../math/argsort.js";
import type { Factor } from "./factor.js";

/**
 * Mean over rows of the variance (ddof 1) of y over the `count` rows nearest in these factors, the row itself among them.
 * Distance is Euclid on ranks scaled to 0–1 (ties share the mean rank); different categories of a nominal factor are 1 apart.
 * Equally near rows: the one nearer in the sorted first factor, below before above. O(rows² × factors) at worst: rows are
 * walked outwards along the first numeric factor until it alone is too far.
 */
export function nearestMean(factors: readonly Factor[], y: Float64Array, count: number): number {
  const sorted = [...factors].sort((a, b) => Number(a.kind === "nominal") - Number(b.kind === "nominal"));
  const ranks = sorted.map(({ kind, values }) => (kind === "nominal" ? values : midRanks(values)));
  const order = argsort(ranks[0]);
  // columns in the order of the walk: neighbours lie side by side
  const columns = ranks.map((column) => Float64Array.from(order, (i) => column[i]));
  const outcome = Float64Array.from(order, (i) => y[i]);
  const nominal = sorted.map(({ kind }) => kind === "nominal");
  const near = { distance: new Float64Array(count), row: new Int32Array(count), found: 0 };
  let sum = 0;
  for (let at = 0; at < y.length; at++) {
    near.found = 0;
    findNear({ columns, nominal, at }, near);
    sum += varianceOf(outcome, near.row.subarray(0, near.found));
  }
  return sum / y.length;
}

interface Walk {
  readonly columns: readonly Float64Array[];
  readonly nominal: readonly boolean[];
  readonly at: number;
}

interface Near {
  readonly distance: Float64Array;
  readonly row: Int32Array;
  found: number;
}

function findNear(walk: Walk, near: Near): void {
  const { columns, nominal, at } = walk;
  const [first] = columns;
  const reach = (row: number): number => {
    if (row < 0 || row >= first.length) return Infinity;
    const gap = nominal[0] ? (first[row] === first[at] ? 0 : 1) : first[row] - first[at];
    return gap * gap;
  };
  let below = at;
  let above = at + 1;
  for (;;) {
    const [down, up] = [reach(below), reach(above)];
    const least = Math.min(down, up);
    if (least === Infinity) return;
    if (near.found === near.row.length && least >= near.distance[near.found - 1]) return;
    const row = down <= up ? below-- : above++;
    insert(near, row, distanceOf(walk, row));
  }
}

function distanceOf({ columns, nominal, at }: Walk, row: number): number {
  let sum = 0;
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c];
    const gap = nominal[c] ? (column[row] === column[at] ? 0 : 1) : column[row] - column[at];
    sum += gap * gap;
  }
  return sum;
}

function insert(near: Near, row: number, distance: number): void {
  const { length } = near.row;
  if (near.found === length && distance >= near.distance[length - 1]) return;
  let place = near.found < length ? near.found++ : length - 1;
  for (; place > 0 && near.distance[place - 1] > distance; place--) {
    near.distance[place] = near.distance[place - 1];
    near.row[place] = near.row[place - 1];
  }
  near.distance[place] = distance;
  near.row[place] = row;
}

function varianceOf(y: Float64Array, rows: Int32Array): number {
  if (rows.length < 2) return 0;
  let mean = 0;
  for (const i of rows) mean += y[i] / rows.length;
  let square = 0;
  for (const i of rows) square += (y[i] - mean) * (y[i] - mean);
  return square / (rows.length - 1);
}

function midRanks(values: Float64Array): Float64Array {
  const order = argsort(values);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let at = from; at < to; at++) ranks[order[at]] = (from + to - 1) / 2 / Math.max(1, order.length - 1);
    from = to;
  }
  return ranks;
}
