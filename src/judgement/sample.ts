import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";

/** What judgement reads of a table of rows; `ensemble` makes them. */
export interface Rows {
  readonly provenance: { readonly worlds: number; readonly repeats: number; readonly seed: number };
  readonly columns: readonly string[];
  readonly rows: number;
  readonly world: Int32Array;
  readonly policy: Int16Array;
  readonly repeat: Int16Array;
  readonly values: readonly Float64Array[];
  readonly failed: ReadonlyMap<number, string>;
}

/** Everything a claim is judged on. */
export interface Sample {
  readonly conflict: Conflict;
  readonly worlds: readonly World[];
  readonly tables: {
    readonly course: Rows | null;
    readonly terms: Rows | null;
    readonly structure: Rows | null;
    readonly battle: Rows | null;
  };
  /** How much each world counts, shape [worlds], any scale, none negative; all alike if left out. */
  readonly weights?: Float64Array | null;
}

/** Where the rows of each world lie under one policy: row `from[w]` and the `count[w] − 1` after it, repeats 1, 2, … */
export interface RowRanges {
  readonly from: Int32Array;
  readonly count: Int32Array;
}

const indices = new WeakMap<Rows, ReadonlyMap<number, RowRanges>>();

/** Ranges of rows by policy (−1: none). Throws where the rows of a world and policy do not stand together in order. O(rows) once. */
export function rangesOf(table: Rows): ReadonlyMap<number, RowRanges> {
  const known = indices.get(table);
  if (known) return known;
  const { worlds } = table.provenance;
  const found = new Map<number, RowRanges>();
  let row = 0;
  while (row < table.rows) {
    const [world, policy, first] = [table.world[row], table.policy[row], row];
    while (row < table.rows && table.world[row] === world && table.policy[row] === policy) {
      if (table.repeat[row] !== row - first + 1) throw new Error(`invalid table: row ${row} is out of order`);
      row++;
    }
    const ranges = found.get(policy) ?? { from: new Int32Array(worlds), count: new Int32Array(worlds) };
    if (ranges.count[world] > 0) throw new Error(`invalid table: the rows of world ${world} stand apart`);
    found.set(policy, ranges);
    ranges.from[world] = first;
    ranges.count[world] = row - first;
  }
  indices.set(table, found);
  return found;
}

/** Values of a measure in each repeat of a world under a policy; shape [worlds][repeats of the world]. Null where no table has it. */
export function valuesOf(sample: Sample, measure: number, policy: number): Float64Array[] | null {
  const use = sample.conflict.measures[measure];
  const table = use.engine === "judgement" || use.engine === "not-built" ? null : sample.tables[use.engine];
  const column = table?.columns.indexOf(use.id) ?? -1;
  if (!table || column < 0) return null;
  const ranges = rangesOf(table).get(table.policy[0] === -1 ? -1 : policy);
  if (!ranges) return null;
  const values = table.values[column];
  return sample.worlds.map((_, w) => values.subarray(ranges.from[w], ranges.from[w] + ranges.count[w]));
}

/** Repeats that every policy of the course has in each world, shape [worlds]: policies compared over these meet the same nature. */
export function sharedRepeats(sample: Sample): Int32Array {
  const shared = new Int32Array(sample.worlds.length);
  const ranges = sample.tables.course ? [...rangesOf(sample.tables.course).values()] : [];
  for (let w = 0; w < shared.length; w++) {
    let least = ranges.length > 0 ? ranges[0].count[w] : 0;
    for (const { count } of ranges) least = Math.min(least, count[w]);
    shared[w] = least;
  }
  return shared;
}

/** As `valuesOf`, in the repeats that all policies share. */
export function sharedValues(sample: Sample, measure: number, policy: number): Float64Array[] | null {
  const values = valuesOf(sample, measure, policy);
  if (!values || sample.conflict.measures[measure].engine !== "course") return values;
  const shared = sharedRepeats(sample);
  return values.map((draws, w) => (draws.length > shared[w] ? draws.subarray(0, shared[w]) : draws));
}
