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
}

/** Values of a measure in each repeat of a world under a policy; shape [worlds][repeats]. Null where no table has it. */
export function valuesOf(sample: Sample, measure: number, policy: number): Float64Array[] | null {
  const use = sample.conflict.measures[measure];
  const table = use.engine === "judgement" || use.engine === "not-built" ? null : sample.tables[use.engine];
  const column = table?.columns.indexOf(use.id) ?? -1;
  if (!table || column < 0) return null;
  const { repeats } = table.provenance;
  const values = table.values[column];
  const policies = table.rows / (table.provenance.worlds * repeats);
  const single = table.policy[0] === -1;
  const place = single ? 0 : table.policy.subarray(0, policies * repeats).indexOf(policy) / repeats;
  if (place < 0) return null;
  return sample.worlds.map((_, w) => {
    const from = (w * policies + place) * repeats;
    return values.subarray(from, from + repeats);
  });
}
